/**
 * What had been said by a day, and what of it still stood. A claim counts as said from the last day on
 * which it may have been said. geodata/known.py says the same, and both answer the cases in tests/data/known.
 */

import { FLAG } from "./story.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {number | null} Known the last day of what had been said, in days since 1970-01-01; null: all of it */
/** @typedef {"unsaid" | "standing" | "superseded" | "retracted"} State */

/**
 * Whether a claim had surely been said by a day.
 * @param {Story} story
 * @param {number} row
 * @param {Known} known
 */
export function wasSaid(story, row, known) {
  return known === null || (story.claims.until[row] ?? Infinity) <= known + 1;
}

/**
 * What a claim was on a day: one of four states, never two.
 * @param {Story} story
 * @param {number} row
 * @param {Known} known
 * @returns {State}
 */
export function stateOn(story, row, known) {
  const { flags, struckOn } = story.claims;
  const struck = struckOn[row] ?? null;
  if (!wasSaid(story, row, known)) return "unsaid";
  if ((flags[row] ?? 0) & FLAG.retracted) return "retracted";
  return struck !== null && (known === null || struck <= known) ? "superseded" : "standing";
}

/**
 * Whether a claim is read as its source's word on a day: published, and standing.
 * @param {Story} story
 * @param {number} row
 * @param {Known} known
 */
export function stands(story, row, known) {
  return !((story.claims.flags[row] ?? 0) & FLAG.draft) && stateOn(story, row, known) === "standing";
}

/**
 * The rows that had been said by a day and were not retracted, in the order said.
 * @param {Story} story
 * @param {Known} known
 * @returns {number[]}
 */
export function rowsTold(story, known) {
  const rows = [...story.claims.said.keys()];
  return inOrderSaid(
    story,
    rows.filter((row) => !["unsaid", "retracted"].includes(stateOn(story, row, known))),
  );
}

/**
 * Rows by the day by which each had surely been said.
 * @param {Story} story
 * @param {number[]} rows
 */
export function inOrderSaid({ claims: { until } }, rows) {
  return [...rows].sort((a, b) => (until[a] ?? 0) - (until[b] ?? 0) || a - b);
}

/**
 * The relations of a kind whose two claims had been said by a day.
 * @param {Story} story
 * @param {string} kind
 * @param {Known} known
 * @returns {[number, number][]} from row, to row
 */
export function pairsOf(story, kind, known) {
  const code = story.relationKinds.indexOf(kind);
  return story.relations
    .filter(([of, from, to]) => of === code && wasSaid(story, from, known) && wasSaid(story, to, known))
    .map(([, from, to]) => [from, to]);
}

/**
 * What a row does with its statement: "asserts", "denies" and so on.
 * @param {Story} story
 * @param {number} row
 */
export function stanceOf(story, row) {
  return story.stances[story.claims.stance[row] ?? -1] ?? "";
}

/** @param {string} stance whether it holds a statement to be so */
export function affirms(stance) {
  return ["asserts", "estimates", "observes", "confirms"].includes(stance);
}
