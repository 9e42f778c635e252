/** What changed in what was known, from one day to another. Twin of geodata/changes.py. */

import { denialsTakenBack } from "./denials.js";
import { pairsOf, rowsTold, stanceOf, wasSaid } from "./known.js";

/** @typedef {import("./story.js").Story} Story */
/**
 * Rows by what happened to them, each list in the order said.
 * @typedef {object} Changes
 * @property {number[]} added all claims newly said; the next three are among them
 * @property {{row: number, denies: number[]}[]} denied with what each denies, so far as that had been said; of another stance, only those that deny what had been said by their own day
 * @property {number[]} declined refusals to say
 * @property {{row: number, after: number[]}[]} confirmed with the denials that each takes back
 * @property {{row: number, by: number}[]} superseded old claims, and what replaced them (−1: not in view)
 */

/**
 * What was said after one day and by another; the two may stand in either order.
 * @param {Story} story
 * @param {number} first the day already known
 * @param {import("./known.js").Known} second the last day that counts
 * @param {(row: number) => boolean} [keep] which claims matter, such as those of one question; by default all
 * @returns {Changes}
 */
export function changesBetween(story, first, second, keep = () => true) {
  const start = second === null ? first : Math.min(first, second);
  const end = second === null ? null : Math.max(first, second);
  const { until, struckOn, struckBy } = story.claims;
  const told = rowsTold(story, end).filter(keep);
  const added = told.filter((row) => !wasSaid(story, row, start));
  /** @type {Map<number, number[]>} */
  const denies = new Map();
  for (const [denial, target] of pairsOf(story, "denies", end)) {
    const targets = denies.get(denial) ?? [];
    if (!targets.includes(target)) denies.set(denial, [...targets, target]);
  }
  const takenBack = denialsTakenBack(story, end);
  const answers = (/** @type {number} */ row) =>
    denies.get(row)?.some((target) => until[target] <= until[row]) ?? false;
  const isDenial = (/** @type {number} */ row) => stanceOf(story, row) === "denies" || answers(row);
  const isConfirmation = (/** @type {number} */ row) => stanceOf(story, row) === "confirms" || takenBack.has(row);
  const wasStruck = (/** @type {number} */ row) => {
    const struck = struckOn[row] ?? null;
    return struck !== null && (end === null || struck <= end) && Math.max(struck, until[row] - 1) > start;
  };
  return {
    added,
    denied: added.filter(isDenial).map((row) => ({ row, denies: denies.get(row) ?? [] })),
    declined: added.filter((row) => stanceOf(story, row) === "declines"),
    confirmed: added.filter(isConfirmation).map((row) => ({ row, after: takenBack.get(row) ?? [] })),
    superseded: told.filter(wasStruck).map((row) => ({ row, by: struckBy[row] ?? -1 })),
  };
}
