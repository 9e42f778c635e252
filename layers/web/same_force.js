/** Two numbers that may count the same force: what they come to if they do, and if they do not. */

import { rangeInWords, sumInWords } from "./amounts.js";
import { pairsOf, stands } from "./known.js";
import { siblings } from "./questions.js";

/** @typedef {import("./story.js").Story} Story */
/**
 * Two alternatives, neither of which is a total.
 * @typedef {{rows: [number, number], same: string, distinct: string, text: string}} Alternatives
 */

/**
 * The pairs of standing numbers that may count the same force, one of them under a question.
 * @param {Story} story
 * @param {number} question
 * @param {import("./known.js").Known} known
 * @returns {Alternatives[]}
 */
export default function ifSame(story, question, known) {
  const { bound, unit, question: asked } = story.claims;
  const forms = siblings(story, question);
  /** @type {Map<string, Alternatives>} */
  const found = new Map();
  for (const [from, to] of pairsOf(story, "possibly-same-force", known)) {
    const rows = /** @type {[number, number]} */ ([from, to].sort((a, b) => a - b));
    const counted = rows.every((row) => bound[row] >= 0 && stands(story, row, known)) && unit[from] === unit[to];
    if (!counted || !rows.some((row) => forms.includes(asked[row]))) continue;
    const same = rangeInWords(story, rows, { strict: true });
    const distinct = sumInWords(story, rows);
    const text = `If the same: ${same}. If distinct: ${distinct}.`;
    found.set(rows.join(), { rows, same, distinct, text });
  }
  return [...found.values()];
}
