/**
 * One question as known on a day, in words: how many sources, from where to where, who denied it. Nothing else
 * is said: no average, nothing foreseen as if it had happened, no other question as if it were this one.
 */

import { stands } from "./known.js";
import { asksWhether, neighbours, siblings } from "./questions.js";
import { numbersInWords, statementsInWords, unreadInWords } from "./reading_answers.js";
import { denialsOf, elsewhereInWords, refusalsInWords } from "./reading_refusals.js";

/** @typedef {import("./story.js").Story} Story */
/**
 * @typedef {object} Told what a reading is made from
 * @property {Story} story
 * @property {number} question
 * @property {import("./known.js").Known} known
 * @property {number[]} rows those that stand, of all questions
 */
/**
 * @typedef {object} Reading
 * @property {string} answers what the sources said, in one sentence
 * @property {string} refusals who denied it or declined to say, or ""
 * @property {string[]} elsewhere who denied or declined under other questions, a sentence for each
 * @property {string} unread which numbers were left out, or ""
 * @property {string} short `answers` and `refusals`
 * @property {string} text all of it
 */

/**
 * @param {Story} story
 * @param {number} question
 * @param {import("./known.js").Known} known
 * @param {{others?: number[]}} [how] `others`: other questions whose denials are told; by default `neighbours`
 * @returns {Reading}
 */
export default function reading(story, question, known, { others } = {}) {
  const rows = [...story.claims.said.keys()].filter((row) => stands(story, row, known));
  /** @type {Told} */
  const told = { story, question, known, rows };
  const whether = asksWhether(story, question);
  const forms = siblings(story, question);
  const near = (others ?? neighbours(story, forms)).filter((other) => !forms.includes(other));
  const denials = denialsOf(told, forms);
  const answers = whether ? statementsInWords(told) : numbersInWords(told);
  const refusals = refusalsInWords(told, forms, denials);
  const elsewhere = near.map((other) => elsewhereInWords(told, other, denials)).filter(Boolean);
  const unread = whether ? "" : unreadInWords(told);
  const short = joined(answers, refusals);
  return { answers, refusals, elsewhere, unread, short, text: joined(short, ...elsewhere, unread) };
}

/** @param {string[]} sentences */
function joined(...sentences) {
  return sentences.filter(Boolean).join(" ");
}
