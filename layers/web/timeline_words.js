/** What the timeline says in words: under the pointer, to a screen reader, beside the histogram. */

import { dayInWords, daysInWords } from "./calendar.js";
import { FLAG } from "./story.js";

/** @typedef {import("./story.js").Story} Story */

/** @param {number} count @param {string} [word] */
export function counted(count, word = "claim") {
  return `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;
}

/**
 * "24 October 2024, 38 of 130 claims".
 * @param {[number, number]} days shown
 * @param {number} shown
 * @param {number} all in the window
 */
export function shownInWords(days, shown, all) {
  return `${daysInWords(...days, { long: true })}, ${shown.toLocaleString("en")} of ${counted(all)}`;
}

/**
 * A mark in words: "NIS (South Korea), 18 Oct 2024: 4 asserts, 1 estimates".
 * @param {Story} story
 * @param {string} lane
 * @param {[number, number]} days
 * @param {number[]} rows
 */
export function markInWords(story, lane, days, rows) {
  const { stance, flags } = story.claims;
  const verbs = story.stances
    .map((name, index) => ({ name, count: rows.filter((row) => stance[row] === index).length }))
    .filter(({ count }) => count)
    .map(({ name, count }) => `${count.toLocaleString("en")} ${name}`);
  const notes = /** @type {[number, string][]} */ ([
    [FLAG.doubtSaid, "day uncertain"],
    [FLAG.draft, "draft"],
    [FLAG.foreseen, "foreseen"],
    [FLAG.struck, "superseded"],
    [FLAG.retracted, "retracted"],
  ])
    .map(([flag, word]) => ({ word, count: rows.filter((row) => flags[row] & flag).length }))
    .filter(({ count }) => count)
    .map(({ word, count }) => (count === rows.length ? word : `${count.toLocaleString("en")} ${word}`));
  return [`${lane}, ${daysInWords(...days)}: ${verbs.join(", ")}`, ...notes].join(" · ");
}

/** @param {number} day the edge of the window @param {"from" | "to"} part */
export function edgeInWords(day, part) {
  return dayInWords(part === "from" ? day : day - 1, { long: true });
}
