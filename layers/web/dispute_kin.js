/** Which other questions stand beside one in the chart: for reference, and never counted with it. */

import { asksAhead, asksWhether, neighbours, siblings } from "./questions.js";

/** @typedef {import("./story.js").Story} Story */

/**
 * @typedef {object} Kin
 * @property {number[]} planned questions about what was still to come, in the same unit
 * @property {number[]} denied questions whose denials and refusals bear on this one, itself first
 */

/**
 * @param {Story} story
 * @param {number} question
 * @returns {Kin}
 */
export default function kinOf(story, question) {
  const own = story.questions[question];
  if (!own) return { planned: [], denied: [] };
  const forms = siblings(story, question);
  const counts = !asksAhead(story, question) && !asksWhether(story, question);
  const planned = story.questions.flatMap((other, at) =>
    counts && asksAhead(story, at) && other.unit === own.unit && isBranch(own.id, other.id) ? [at] : [],
  );
  return { planned, denied: [...new Set([...forms, ...planned, ...neighbours(story, forms)])] };
}

/**
 * Whether a question is of the branch that a planned one looks ahead in: "troops-sent" of "troops-planned".
 * @param {string} id
 * @param {string} ahead
 */
function isBranch(id, ahead) {
  const stem = ahead.replace(/-?planned$/, "");
  return stem !== "" && (id === stem || id.startsWith(`${stem}-`));
}
