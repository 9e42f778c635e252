/** The claims of a window counted by lane, by some days at a time, and by stance. */

import { FLAG } from "./story.js";
import { entriesNear } from "./timeline_index.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./timeline_index.js").Index} Index */
/** @typedef {import("./timeline_lanes.js").Lanes} Lanes */

/**
 * @typedef {object} Cells
 * @property {[number, number][]} days of each bucket, within the window
 * @property {number} stances
 * @property {Uint32Array} counts by lane, bucket and stance
 * @property {Uint32Array} firm of those, the published ones with a certain day that tell of what was
 * @property {Uint32Array} struck of those, the superseded and retracted ones
 * @property {Uint8Array} lit LIT of those
 * @property {Uint32Array} lanes claims of each lane
 */

/** What a row is marked with. */
export const LIT = { hover: 1, chosen: 2 };

/** Days that may stand together: no longer than a day if they fit, and weeks from Sunday. */
const SIZES = [1, 2, 7, 14, 28, 56, 112, 224, 448, 896];

/** @param {number} day @param {number} size */
export function bucketOf(day, size) {
  return Math.floor((day + 4) / size);
}

/**
 * The days of each bucket of a window. What its edges cut off from a bucket, if it is less than half of one, stands
 * with the neighbour, so that no mark comes too near another.
 * @param {number} from
 * @param {number} to
 * @param {number} size
 * @returns {[number, number][]} half-open
 */
export function daysOfBuckets(from, to, size) {
  let first = bucketOf(from, size);
  let last = bucketOf(to - 1, size);
  if (first < last && (first + 1) * size - 4 - from < size / 2) first++;
  if (first < last && to - (last * size - 4) < size / 2) last--;
  return Array.from({ length: last - first + 1 }, (_, at) => [
    at ? (first + at) * size - 4 : from,
    first + at < last ? (first + at + 1) * size - 4 : to,
  ]);
}

/**
 * @param {Story} story
 * @param {Index} index
 * @param {Lanes} lanes
 * @param {number} from
 * @param {number} to
 * @param {number} size days that stand together
 * @param {Uint8Array | null} lit LIT of each row
 * @returns {Cells}
 */
export function countCells(story, index, lanes, from, to, size, lit) {
  const stances = story.stances.length;
  const days = daysOfBuckets(from, to, size);
  const buckets = days.length;
  const first = bucketOf(days[0][1] - 1, size);
  const length = lanes.list.length * buckets * stances;
  const cells = { days, stances, counts: new Uint32Array(length), firm: new Uint32Array(length) };
  const rest = { struck: new Uint32Array(length), lit: new Uint8Array(length) };
  const perLane = new Uint32Array(lanes.list.length);
  const last = new Int32Array(lanes.list.length).fill(-1);
  const { rows, groups, said, until, stance, flags } = index;
  const [start, end] = entriesNear(index, from, to);
  for (let at = start; at < end; at++) {
    if (until[at] <= from) continue;
    const row = rows[at];
    const lane = lanes.slotOf[groups[at]];
    if (last[lane] === row) continue;
    last[lane] = row;
    perLane[lane]++;
    const bucket = Math.max(0, Math.min(buckets - 1, bucketOf(said[at], size) - first));
    const cell = (lane * buckets + bucket) * stances + stance[at];
    cells.counts[cell]++;
    if (!isOpen(flags[at], until[at] - said[at])) cells.firm[cell]++;
    if (flags[at] & (FLAG.struck | FLAG.retracted)) rest.struck[cell]++;
    if (lit) rest.lit[cell] |= lit[row];
  }
  return { ...cells, ...rest, lanes: perLane };
}

/** @param {number} flags @param {number} days that it may have been said on */
function isOpen(flags, days) {
  return days > 1 || (flags & (FLAG.doubtSaid | FLAG.draft | FLAG.foreseen)) !== 0;
}

/**
 * How crowded the lanes are when some days stand together: neighbours that both need a number, by its digits.
 * @typedef {{size: number, filled: number, pairs: number[]}} Crowd
 */

/**
 * @param {Index} index
 * @param {Lanes} lanes
 * @param {number} slots lanes that show marks
 * @returns {Crowd[]} one for each size
 */
export function crowds(index, lanes, slots) {
  const { rows, groups, said } = index;
  if (!rows.length) return SIZES.map((size) => ({ size, filled: 0, pairs: [] }));
  const start = said[0];
  const end = said[said.length - 1];
  return SIZES.map((size) => {
    const first = bucketOf(start, size);
    const buckets = bucketOf(end, size) - first + 1;
    const counts = new Uint32Array(buckets * slots);
    for (let at = 0; at < rows.length; at++) {
      const lane = lanes.slotOf[groups[at]];
      if (lane < slots) counts[lane * buckets + bucketOf(said[at], size) - first]++;
    }
    const pairs = new Array(11).fill(0);
    let filled = 0;
    for (let cell = 0; cell < counts.length; cell++) {
      if (counts[cell]) filled++;
      const next = (cell + 1) % buckets ? counts[cell + 1] : 0;
      if (counts[cell] > 1 && next > 1) pairs[`${Math.max(counts[cell], next)}`.length]++;
    }
    return { size, filled, pairs };
  });
}

/**
 * The fewest days that may stand together without their marks running into each other.
 * @param {Crowd[]} crowd
 * @param {number} perDay pixels
 * @param {{least: number, label: (digits: number) => number}} room pixels that a mark needs, and that a number needs
 * @returns {number} days
 */
export function chooseSize(crowd, perDay, { least, label }) {
  const fits = crowd.find(({ size, filled, pairs }) => {
    const pitch = size * perDay;
    const clashes = pairs.reduce((sum, count, digits) => sum + (label(digits) > pitch ? count : 0), 0);
    return pitch >= least && clashes <= filled * 0.15;
  });
  return (fits ?? crowd[crowd.length - 1]).size;
}

/**
 * The rows that a mark, or a whole lane, stands for, in order.
 * @param {Index} index
 * @param {Lanes} lanes
 * @param {{window: [number, number], days: [number, number], lane: number, stances?: number[]}} where
 *   `days`: of the mark; a claim that may have been said before the window stands on the window's first day
 * @returns {number[]}
 */
export function rowsAt(index, lanes, { window, days, lane, stances }) {
  const [from, to] = window;
  /** @type {number[]} */
  const found = [];
  const [start, end] = entriesNear(index, from, to);
  for (let at = start; at < end; at++) {
    if (index.until[at] <= from || lanes.slotOf[index.groups[at]] !== lane) continue;
    const day = Math.max(index.said[at], from);
    if (day < days[0] || day >= days[1] || (stances && !stances.includes(index.stance[at]))) continue;
    if (found[found.length - 1] !== index.rows[at]) found.push(index.rows[at]);
  }
  return found;
}
