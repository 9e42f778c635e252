/** What each source said in turn under some questions, and whether it moved. Twin of geodata/movers.py. */

import { affirms, pairsOf, rowsTold, stanceOf } from "./known.js";

/** @typedef {import("./story.js").Story} Story */
/**
 * @typedef {object} Statements
 * @property {number} source
 * @property {number[]} rows in the order said
 * @property {boolean} moved whether it gave two numbers, or any two of a denial, a refusal and an affirmation
 */

/**
 * The sequence of each source's statements, in the order of the first ones. A number on top of others is no
 * different answer, nor is a claim that repeats one of the same source; both stand in the sequence.
 * @param {Story} story
 * @param {number[]} questions
 * @param {import("./known.js").Known} known
 * @returns {Statements[]}
 */
export function statementsBySource(story, questions, known) {
  const { source, question } = story.claims;
  const own = pairsOf(story, "repeats", known).filter(([echo, of]) => source[echo] === source[of]);
  const echoes = new Set(own.map(([echo]) => echo));
  /** @type {Map<number, number[]>} */
  const told = new Map();
  for (const row of rowsTold(story, known)) {
    if (!questions.includes(question[row])) continue;
    const rows = told.get(source[row]);
    if (rows) rows.push(row);
    else told.set(source[row], [row]);
  }
  return [...told].map(([of, rows]) => {
    const answers = rows.filter((row) => !echoes.has(row) && !isAdditional(story, row));
    return { source: of, rows, moved: differ(story, answers) };
  });
}

/** @param {Story} story @param {number} row whether its number comes on top of others */
export function isAdditional(story, row) {
  return story.bases[story.claims.basis[row] ?? -1] === "additional";
}

/** @param {Story} story @param {number[]} answers */
function differ(story, answers) {
  const { bound, low, high, unit } = story.claims;
  const affirming = answers.filter((row) => affirms(stanceOf(story, row)));
  const kinds = new Set(answers.map((row) => stanceOf(story, row)).filter((stance) => REFUSING.includes(stance)));
  const counted = affirming.filter((row) => bound[row] >= 0);
  const numbers = new Set(counted.map((row) => [bound[row], low[row], high[row], unit[row]].join()));
  return kinds.size + Math.min(affirming.length, 1) > 1 || numbers.size > 1;
}

const REFUSING = ["denies", "declines"];
