/** Where the marks of the lanes stand, how they are stacked and what is written beside them. */

import { LIT } from "./timeline_cells.js";

/** @typedef {import("./timeline_cells.js").Cells} Cells */

/**
 * @typedef {object} Mark
 * @property {number} lane
 * @property {[number, number]} days that it stands for, within the window
 * @property {number} stance index; −1 for a number alone, which stands for what is not drawn
 * @property {number[]} stances all that it stands for
 * @property {number} count claims
 * @property {number} x
 * @property {number} y from the middle of the lane
 * @property {number} r radius
 * @property {boolean} open
 * @property {boolean} struck
 * @property {number} lit LIT
 * @property {{text: string, x: number, y: number, align: "left" | "center"} | null} label
 */
/**
 * @typedef {object} Room
 * @property {(day: number) => number} x
 * @property {number} r radius of a mark that stands alone
 * @property {number} right where a label must end
 * @property {(text: string) => number} wide pixels of a label
 */

/** Pixels from the middle of a lane to the two rows of a stack. */
const ROW = 5.5;

/**
 * One day, one lane: one stance alone; two stacked with their counts beside them; from three, the first and "+n".
 * Where a count has no room beside its mark, the mark stands for one claim and "+n" below it for the others.
 * @param {Cells} cells
 * @param {number} lanes those that show marks
 * @param {Room} room
 * @returns {Mark[]}
 */
export function stackMarks(cells, lanes, room) {
  /** @type {Mark[]} */
  const marks = [];
  for (let lane = 0; lane < lanes; lane++) {
    const stacks = stacksOf(cells, lane, room);
    let [edge, flipped] = [-Infinity, false];
    stacks.forEach((stack, at) => {
      const after = stacks[at + 1]?.all[0];
      const next = after ? after.x - reachOf(after) : room.right;
      const drawn = drawStack(stack, room, next);
      const below = drawn.find(({ stance }) => stance < 0);
      if (below?.label) {
        const half = room.wide(below.label.text) / 2;
        flipped = below.x - half < edge + 2 && !flipped;
        edge = below.x + half;
        if (flipped) for (const mark of drawn) turnOver(mark);
      }
      marks.push(...drawn);
    });
  }
  return marks;
}

/** @typedef {{all: Mark[]}} Stack one mark for each stance, in the order of the legend */

/**
 * @param {Cells} cells
 * @param {number} lane
 * @param {Room} room
 * @returns {Stack[]}
 */
function stacksOf(cells, lane, { x, r }) {
  const stacks = [];
  for (let bucket = 0; bucket < cells.days.length; bucket++) {
    const start = (lane * cells.days.length + bucket) * cells.stances;
    const days = cells.days[bucket];
    const middle = x((days[0] + days[1]) / 2);
    /** @type {Mark[]} */
    const all = [];
    for (let stance = 0; stance < cells.stances; stance++) {
      const count = cells.counts[start + stance];
      if (!count) continue;
      const open = !cells.firm[start + stance];
      const struck = cells.struck[start + stance] === count;
      const place = { lane, days, x: middle, y: 0, r };
      all.push({
        ...place,
        stance,
        stances: [stance],
        count,
        open,
        struck,
        lit: cells.lit[start + stance],
        label: null,
      });
    }
    if (all.length) stacks.push({ all });
  }
  return stacks;
}

/**
 * @param {Stack} stack
 * @param {Room} room
 * @param {number} next where the next mark begins
 * @returns {Mark[]}
 */
function drawStack({ all }, room, next) {
  const [first, second] = all;
  const fits = (/** @type {Mark} */ mark) =>
    mark.count === 1 || mark.x + reachOf(mark) + 2 + room.wide(`${mark.count}`) <= next;
  const alone = all.length === 1;
  if (alone && fits(first)) return [beside(first)];
  const small = room.r * 0.78;
  const top = { ...first, y: -ROW, r: small };
  if (all.length === 2 && fits(first) && fits(second)) {
    return [beside(top), beside({ ...second, y: ROW, r: small })];
  }
  const full = !alone && fits(top);
  const hidden = full ? all.slice(1) : all;
  return [full ? beside(top) : top, rest(hidden, full ? 0 : 1)];
}

/** @param {Mark} mark @returns {number} pixels from its middle to its edge, or to that of its ring */
function reachOf({ r, lit }) {
  return r + (lit & LIT.chosen ? 5 : 0);
}

/** @param {Mark} mark @returns {Mark} with its count to the right */
function beside(mark) {
  if (mark.count === 1) return mark;
  return { ...mark, label: { text: `${mark.count}`, x: mark.x + reachOf(mark) + 2.5, y: mark.y, align: "left" } };
}

/**
 * @param {Mark[]} hidden
 * @param {number} drawn how many of their claims are drawn already
 * @returns {Mark} "+n"
 */
function rest(hidden, drawn) {
  const [first] = hidden;
  const count = hidden.reduce((sum, mark) => sum + mark.count, 0) - drawn;
  return {
    ...first,
    stance: -1,
    stances: hidden.map(({ stance }) => stance),
    count,
    y: ROW,
    struck: hidden.every(({ struck }) => struck),
    lit: hidden.reduce((lit, mark) => lit | mark.lit, 0),
    label: { text: `+${count}`, x: first.x, y: ROW, align: "center" },
  };
}

/** @param {Mark} mark */
function turnOver(mark) {
  mark.y = -mark.y;
  if (mark.label) mark.label.y = -mark.label.y;
}

/**
 * The mark that is pointed at.
 * @param {Mark[]} marks
 * @param {number} lane
 * @param {number} x
 * @param {number} y from the middle of the lane
 * @param {number} reach pixels
 * @returns {Mark | null}
 */
export function markAt(marks, lane, x, y, reach) {
  let [best, least] = [/** @type {Mark | null} */ (null), reach];
  for (const mark of marks) {
    if (mark.lane !== lane) continue;
    const away = Math.hypot(mark.x - x, (mark.y - y) * 0.8);
    if (away < least) [best, least] = [mark, away];
  }
  return best;
}
