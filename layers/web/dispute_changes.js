/** The changes under a question, counted by kind, and the days from which they can be counted. */

import { changesBetween } from "./changes.js";
import { allSections, daysSaid, isOnAxis } from "./dispute_sections.js";
import kept from "./kept.js";
import { siblings } from "./questions.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {{name: string, rows: number[]}} Count */

/** Days before the one known from which changes are counted when the reader says nothing. */
const BACK = 10;

/** The rows that matter to a question: those set side by side under it, and the answers to its other form. */
const mattering = kept(
  /** @param {Story} story @param {number} question @returns {Set<number>} */
  (story, question) => {
    const { main, foreseen, denied } = allSections(story, question);
    const forms = siblings(story, question);
    const answers = [...story.claims.question.keys()].filter((row) => forms.includes(story.claims.question[row]));
    return new Set([...main, ...foreseen, ...denied, ...answers]);
  },
);

/**
 * @param {Story} story
 * @param {number} question
 * @param {number} from
 * @param {number | null} known
 * @returns {Count[]}
 */
export function countsOf(story, question, from, known) {
  const matters = mattering(story, question);
  const { added, denied, declined, superseded, confirmed } = changesBetween(story, from, known, (row) =>
    matters.has(row),
  );
  const rowsOf = (/** @type {{row: number}[]} */ changes) => changes.map(({ row }) => row);
  return [
    { name: "Numbers added", rows: added.filter((row) => isOnAxis(story, question, row)) },
    { name: "Denied", rows: rowsOf(denied) },
    { name: "Declined to say", rows: declined },
    { name: "Superseded", rows: rowsOf(superseded) },
    { name: "Confirmed", rows: rowsOf(confirmed) },
  ];
}

/**
 * The days before the one known on which something under the question was said.
 * @param {Story} story
 * @param {number} question
 * @param {number | null} known
 */
export function daysOffered(story, question, known) {
  const days = daysSaid(story, allSections(story, question));
  const end = known ?? days[days.length - 1] ?? 0;
  return days.filter((day) => day < end);
}

/**
 * The day from which changes are counted: as asked, else ten days back, but not before the first.
 * @param {number[]} days offered
 * @param {number | null} asked
 * @param {number | null} known
 */
export function sinceWhen(days, asked, known) {
  const last = days[days.length - 1] ?? 0;
  const end = known ?? last;
  if (asked !== null && asked < end) return asked;
  return Math.max(Math.min(days[0] ?? end, end), end - BACK);
}
