/** A question's own words, turned into parts of a sentence about the answers to it, where they can be. */

import isolated from "./direction.js";
import { WHETHER } from "./questions.js";

/** @typedef {{text: string, measure: string}} Question */

/**
 * What a number under a question is the number of: "the number already sent", "the number in the combat zone".
 * Null when its text is not of the form "How many … were …?".
 * @param {Question} question
 * @returns {string | null}
 */
export function subjectOf({ text, measure }) {
  const predicate = predicateOf(text);
  if (predicate === null) return null;
  return beginsWith(predicate, measure) ? `the number already ${measure}` : `the number ${isolated(predicate)}`;
}

/**
 * What is denied by who denies it all: "that any were sent"; "it" when the text does not say so plainly.
 * @param {Question} question one that asks for a number
 */
export function anyInWords({ text, measure }) {
  const predicate = predicateOf(text);
  return predicate !== null && beginsWith(predicate, measure) ? `that any were ${measure}` : "it";
}

/**
 * A yes-or-no question as what may be so: "that North Korean troops were sent to Russia", or else "it".
 * @param {Question} question
 */
export function clauseInWords({ text, measure }) {
  const [, verb, rest] = text.match(/^(Were|Was|Are|Is) (.+)\?$/) ?? [];
  const done = ` ${measure.slice(WHETHER.length)}`;
  const at = rest ? `${rest} `.indexOf(`${done} `) : -1;
  if (!verb || !rest || at < 1) return "it";
  return `that ${isolated(`${rest.slice(0, at)} ${verb.toLowerCase()}${rest.slice(at)}`)}`;
}

/** @param {string} text */
function predicateOf(text) {
  const predicate = text.match(/^How many (?:.+? )?(?:were|was) (.+)\?$/)?.[1] ?? null;
  return predicate !== null && / (were|was) /.test(predicate) ? null : predicate;
}

/** @param {string} words @param {string} first */
function beginsWith(words, first) {
  return `${words} `.startsWith(`${first} `);
}
