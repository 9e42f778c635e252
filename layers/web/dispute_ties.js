/** Which links of the chart there are between its rows: what a total includes, what may be the same force, what followed. */

import { wasSaid } from "./known.js";

/** @typedef {import("./story.js").Story} Story */
/**
 * @typedef {object} Tie
 * @property {"includes" | "same" | "struck" | "followed"} kind
 * @property {number} to the total, the later statement, or the other of two
 * @property {number[]} from
 */

/** Ties of a chart beyond which only those of the row that is pointed at or chosen are drawn. */
export const MOST = 12;

/**
 * @param {Story} story
 * @param {number | null} known
 * @param {(row: number) => boolean} shown
 * @returns {Tie[]}
 */
export default function tiesOf(story, known, shown) {
  const { source } = story.claims;
  /** @type {Map<number, number[]>} */
  const totals = new Map();
  /** @type {Tie[]} */
  const ties = [];
  for (const [code, from, to] of story.relations) {
    const kind = story.relationKinds[code];
    if (!shown(from) || !shown(to) || !wasSaid(story, from, known) || !wasSaid(story, to, known)) continue;
    if (kind === "includes") totals.set(from, [...(totals.get(from) ?? []), to]);
    if (kind === "possibly-same-force") ties.push({ kind: "same", from: [from], to });
    if (kind === "supersedes")
      ties.push({ kind: source[from] === source[to] ? "struck" : "followed", from: [to], to: from });
  }
  return [...[...totals].map(([to, from]) => /** @type {Tie} */ ({ kind: "includes", from, to })), ...ties];
}

/** @param {Tie} tie */
export function rowsOfTie({ from, to }) {
  return [...from, to];
}

/**
 * A lane for each stretch, so that no two which overlap share one.
 * @param {[number, number][]} stretches
 * @returns {number[]}
 */
export function lanesOf(stretches) {
  /** @type {[number, number][][]} */
  const lanes = [];
  return stretches.map(([start, end]) => {
    const free = lanes.findIndex((taken) => taken.every(([from, to]) => end < from || start > to));
    const lane = free < 0 ? lanes.length : free;
    (lanes[lane] ??= []).push([start, end]);
    return lane;
  });
}
