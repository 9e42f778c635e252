/** What the links drawn between rows say, in words: for who hears the chart, and for a screen too narrow to draw them. */

import relationsOf from "./dispute_relations.js";
import { dayOf, figureInWords } from "./dispute_words.js";
import { wasSaid } from "./known.js";

/** @typedef {import("./story.js").Story} Story */

/**
 * @param {Story} story
 * @param {number} row
 * @param {number | null} known
 * @returns {string} "" when there are none
 */
export default function tiesInWords(story, row, known) {
  const { source } = story.claims;
  const said = relationsOf(story, row).flatMap(({ kind, from, to }) => {
    const other = from === row ? to : from;
    if (!wasSaid(story, other, known)) return [];
    const name = nameOf(story, other);
    if (kind === "includes") return [from === row ? `Includes ${name}` : `Part of ${name}`];
    if (kind === "possibly-same-force") return [`Possibly the same force as ${name}`];
    if (kind === "supersedes" && source[from] !== source[to])
      return [from === row ? `Follows ${name}` : `Followed by ${name}`];
    return [];
  });
  return said.length ? `${said.join(". ")}.` : "";
}

/** @param {Story} story @param {number} row */
function nameOf(story, row) {
  const who = story.sources[story.claims.source[row]].short;
  const { bound, unit } = story.claims;
  const number = bound[row] < 0 ? "" : `: ${figureInWords(story, row)} ${story.units[unit[row]] ?? ""}`.trimEnd();
  return `${who}, ${dayOf(story, row, false)}${number}`;
}
