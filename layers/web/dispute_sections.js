/** What is set side by side under one question: what is claimed, what was still to come, what was denied. */

import kinOf from "./dispute_kin.js";
import kept from "./kept.js";
import { pairsOf, stanceOf, wasSaid } from "./known.js";
import { asksAhead, asksWhether } from "./questions.js";
import { FLAG } from "./story.js";

/** @typedef {import("./story.js").Story} Story */

/**
 * @typedef {object} Sections rows in the story's order
 * @property {number[]} main answers to the question itself
 * @property {number[]} foreseen what was planned or expected; another question, for reference
 * @property {number[]} denied denials and refusals to say, which have no number
 */

/** Every row that belongs to a question, said on whatever day. */
export const allSections = kept(
  /** @param {Story} story @param {number} question @returns {Sections} */
  (story, question) => {
    const { planned, denied } = kinOf(story, question);
    const { question: asked, flags } = story.claims;
    const answering = new Set(
      pairsOf(story, "denies", null).flatMap(([from, to]) => (asked[to] === question ? [from] : [])),
    );
    const done = !asksAhead(story, question) && !asksWhether(story, question);
    /** @type {Sections} */
    const found = { main: [], foreseen: [], denied: [] };
    for (let row = 0; row < asked.length; row++) {
      if (["denies", "declines"].includes(stanceOf(story, row))) {
        if (denied.includes(asked[row]) || answering.has(row)) found.denied.push(row);
      } else if (asked[row] === question) {
        found[done && flags[row] & FLAG.foreseen ? "foreseen" : "main"].push(row);
      } else if (planned.includes(asked[row])) found.foreseen.push(row);
    }
    return found;
  },
);

/**
 * The rows of each section that had been said by a day.
 * @param {Story} story
 * @param {number} question
 * @param {number | null} known null: all
 * @returns {Sections}
 */
export function sectionsOf(story, question, known) {
  const all = allSections(story, question);
  if (known === null) return all;
  const said = (/** @type {number} */ row) => wasSaid(story, row, known);
  return { main: all.main.filter(said), foreseen: all.foreseen.filter(said), denied: all.denied.filter(said) };
}

/**
 * The days by which something under the question had been said, each once, in order.
 * @param {Story} story
 * @param {Sections} sections
 * @returns {number[]}
 */
export function daysSaid(story, { main, foreseen, denied }) {
  const { until } = story.claims;
  return [...new Set([...main, ...foreseen, ...denied].map((row) => until[row] - 1))].sort((a, b) => a - b);
}

/**
 * Whether a row's number can stand on the question's axis.
 * @param {Story} story
 * @param {number} question
 * @param {number} row
 */
export function isOnAxis(story, question, row) {
  const { bound, unit, low, high } = story.claims;
  if (bound[row] < 0 || (low[row] === null && high[row] === null)) return false;
  if (["denies", "declines"].includes(stanceOf(story, row))) return false;
  return unit[row] < 0 || story.units[unit[row]] === story.questions[question].unit;
}
