/** Which claims stand in which group (source, topic or place), for those that pass the reader's filter. */

import { FAMILY } from "./glyphs.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./link.js").View} View */

/**
 * One entry for each claim and group, in order of the day said; a claim that names two places has two. What a frame
 * needs of each claim is copied here, side by side, because every frame of a drag reads it.
 * @typedef {object} Index
 * @property {Int32Array} rows
 * @property {Int32Array} groups
 * @property {Int32Array} said
 * @property {Int32Array} until
 * @property {Int32Array} happened first day, or NEVER
 * @property {Int32Array} happenedUntil
 * @property {Uint8Array} stance
 * @property {Uint8Array} flags
 * @property {number} longest days on which one claim may have been said
 * @property {Uint32Array} total claims of each group
 * @property {Uint32Array} denials of each group: denies and declines
 * @property {number} none the group of claims that name no place; −1 where every claim has a group
 */

/** The day of what has none. */
export const NEVER = -2147483648;

/**
 * @param {Story} story
 * @param {Uint8Array} passing one byte per row
 * @param {View["lanes"]} by
 * @returns {Index}
 */
export function groupClaims(story, passing, by) {
  const { said, until, happened, happenedUntil, stance, flags } = story.claims;
  const { rows, groups } = entries(story, passing, by);
  const none = by === "place" ? story.places.length : -1;
  const size = by === "place" ? none + 1 : by === "topic" ? story.topics.length : story.sources.length;
  const deny = story.stances.map((name) => (FAMILY[name] === "deny" ? 1 : 0));
  /** @type {Index} */
  const index = {
    ...{ rows, groups, none, longest: 1 },
    said: Int32Array.from(rows, (row) => said[row]),
    until: Int32Array.from(rows, (row) => until[row]),
    happened: Int32Array.from(rows, (row) => happened[row] ?? NEVER),
    happenedUntil: Int32Array.from(rows, (row) => happenedUntil[row] ?? NEVER),
    stance: Uint8Array.from(rows, (row) => stance[row]),
    flags: Uint8Array.from(rows, (row) => flags[row]),
    total: new Uint32Array(size),
    denials: new Uint32Array(size),
  };
  for (let at = 0; at < rows.length; at++) {
    index.longest = Math.max(index.longest, index.until[at] - index.said[at]);
    index.total[groups[at]]++;
    index.denials[groups[at]] += deny[index.stance[at]];
  }
  return index;
}

/** @param {Story} story @param {Uint8Array} passing @param {View["lanes"]} by */
function entries(story, passing, by) {
  const { source, topic, placed, places } = story.claims;
  const only = by === "topic" ? topic : source;
  const most = passing.length + (by === "place" ? places.length : 0);
  const [rows, groups] = [new Int32Array(most), new Int32Array(most)];
  let count = 0;
  const add = (/** @type {number} */ row, /** @type {number} */ group) => {
    rows[count] = row;
    groups[count++] = group;
  };
  for (let row = 0; row < passing.length; row++) {
    if (!passing[row]) continue;
    if (by !== "place") add(row, only[row]);
    else if (placed[row] === placed[row + 1]) add(row, story.places.length);
    else for (let at = placed[row]; at < placed[row + 1]; at++) add(row, places[at]);
  }
  return { rows: rows.subarray(0, count), groups: groups.subarray(0, count) };
}

/**
 * Where to look for what was, or may have been, said in some days; not all that lies there was.
 * @param {Index} index
 * @param {number} from
 * @param {number} to
 * @returns {[number, number]} entries, half-open
 */
export function entriesNear({ said, longest }, from, to) {
  return [firstSince(said, from - longest + 1), firstSince(said, to)];
}

/** @param {Int32Array} said ascending @param {number} day */
function firstSince(said, day) {
  let [low, high] = [0, said.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (said[middle] < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * How many claims of each group were, or may have been, said in these days.
 * @param {Story} story
 * @param {Index} index
 * @param {[number, number]} between half-open
 * @returns {{total: Uint32Array, denials: Uint32Array}}
 */
export function countGroups(story, index, [from, to]) {
  const deny = story.stances.map((name) => (FAMILY[name] === "deny" ? 1 : 0));
  const total = new Uint32Array(index.total.length);
  const denials = new Uint32Array(index.total.length);
  const [start, end] = entriesNear(index, from, to);
  for (let at = start; at < end; at++) {
    if (index.until[at] <= from) continue;
    total[index.groups[at]]++;
    denials[index.groups[at]] += deny[index.stance[at]];
  }
  return { total, denials };
}

/**
 * The groups that a focus stands in, if they are few enough to be meant.
 * @param {Story} story
 * @param {View["lanes"]} by
 * @param {import("./link.js").Focus | null} focus
 * @returns {number[]}
 */
export function groupsOf(story, by, focus) {
  if (!focus || "movement" in focus) return [];
  if ("place" in focus) return by === "place" ? [focus.place] : [];
  const { source, topic, placed, places } = story.claims;
  /** @type {Set<number>} */
  const groups = new Set();
  for (const row of focus.claims) {
    if (by === "source") groups.add(source[row]);
    else if (by === "topic") groups.add(topic[row]);
    else if (placed[row] === placed[row + 1]) groups.add(story.places.length);
    else for (let at = placed[row]; at < placed[row + 1]; at++) groups.add(places[at]);
    if (groups.size > 3) return [];
  }
  return [...groups];
}
