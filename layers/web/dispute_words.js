/** What a row of the dispute says in words: its number, or what was said instead of one, and what to know of it. */

import { figure } from "./amounts.js";
import { dayInWords } from "./calendar.js";
import relationsOf from "./dispute_relations.js";
import { isOnAxis } from "./dispute_sections.js";
import { stanceOf, stateOn } from "./known.js";
import { siblings } from "./questions.js";
import { FLAG } from "./story.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./story.js").Card} Card */

/**
 * A row's words. `said` is somebody's; each remark is this project's, with names in it.
 * @typedef {object} Words
 * @property {string} said
 * @property {boolean} quoted whether these are the source's own words
 * @property {boolean} struck whether the source itself replaced or took back what it said
 * @property {string[]} remarks
 */

const BEFORE = new Map([
  ["about", "about "],
  ["at-least", "at least "],
  ["up-to", "up to "],
]);

/**
 * A row's number without its unit: "about 11,000", "between 2,000 and 12,000".
 * @param {Story} story
 * @param {number} row
 */
export function figureInWords({ bounds, claims }, row) {
  const bound = bounds[claims.bound[row]];
  const [low, high] = [claims.low[row], claims.high[row]];
  if (bound === "between" && low !== null && high !== null) return `between ${figure(low)} and ${figure(high)}`;
  return (BEFORE.get(bound) ?? "") + figure(low ?? high ?? 0);
}

/**
 * A day as a row names it: with its year when the rows beside it are of several.
 * @param {Story} story
 * @param {number} row
 * @param {boolean} year
 */
export function dayOf({ claims }, row, year) {
  const day = dayInWords(claims.until[row] - 1, { year });
  return claims.flags[row] & FLAG.doubtSaid ? `about ${day}` : day;
}

/**
 * @param {Story} story
 * @param {number} question that of the page
 * @param {number} row
 * @param {Card} card
 * @param {number | null} known
 * @returns {Words}
 */
export function wordsOf(story, question, row, card, known) {
  const { claims, questions } = story;
  const onAxis = isOnAxis(story, question, row);
  const other = claims.question[row];
  const struck = stateOn(story, row, known) !== "standing";
  const remarks = [
    ...(onAxis ? numberRemarks(story, row) : []),
    isAhead(story, row) && card.happened ? `for ${card.happened.replace(/ \(.*\)$/, "")}` : "",
    repeated(story, row) ? `repeats, in ${article(card.document.publisher)}` : "",
    struck ? strikeInWords(story, row) : "",
    isUnsaid(story, row) && other >= 0 && !siblings(story, question).includes(other)
      ? `answers “${questions[other].text}”`
      : "",
    other < 0 ? "answers no question of the atlas" : "",
    onAxis || claims.bound[row] < 0 ? "" : card.number,
  ].filter(Boolean);
  const derived = onAxis && claims.flags[row] & FLAG.derived ? ` (${derivation(card)})` : "";
  const said = onAxis ? figureInWords(story, row) + derived : (card.quoted ?? card.statement);
  return { said, quoted: !onAxis && card.quoted !== null, struck, remarks };
}

/**
 * That, since when and by what a row was replaced.
 * @param {Story} story
 * @param {number} row
 */
function strikeInWords(story, row) {
  const { flags, struckOn, struckBy, bound, stance } = story.claims;
  if (flags[row] & FLAG.retracted) return "retracted";
  const on = `superseded on ${dayInWords(struckOn[row] ?? 0, { year: false })}`;
  const by = struckBy[row];
  if (by < 0) return on;
  return bound[by] < 0 ? `${on}: ${story.stances[stance[by]]}` : `${on} by “${figureInWords(story, by)}”`;
}

/** @param {Story} story @param {number} row whether it speaks of a later time than that of speaking */
function isAhead({ claims: { happened, until } }, row) {
  return (happened[row] ?? -Infinity) >= until[row];
}

/** @param {Story} story @param {number} row */
function numberRemarks(story, row) {
  if (story.bases[story.claims.basis[row]] !== "additional") return [];
  const before = countedBefore(story, row);
  return [before === null ? "additional, not a total" : `additional to ${figureInWords(story, before)}`];
}

/**
 * To what an additional number was added: the first number that a total counts beside it; null: not said.
 * @param {Story} story
 * @param {number} row
 */
function countedBefore(story, row) {
  const { bound, until, source } = story.claims;
  for (const { kind, from, to } of relationsOf(story, row)) {
    if (kind !== "includes" || to !== row) continue;
    const beside = relationsOf(story, from).filter((each) => each.kind === "includes" && each.from === from);
    const earlier = beside
      .map((each) => each.to)
      .filter((part) => bound[part] >= 0 && until[part] < until[row] && !repeated(story, part));
    const own = earlier.find((part) => source[part] === source[row]) ?? earlier[0];
    if (own !== undefined) return own;
  }
  return null;
}

/** @param {Story} story @param {number} row */
function repeated(story, row) {
  return relationsOf(story, row).some(({ kind, from }) => kind === "repeats" && from === row);
}

/** @param {Story} story @param {number} row */
function isUnsaid(story, row) {
  return ["denies", "declines"].includes(stanceOf(story, row));
}

/** @param {Card} card "derived, 2 × 6,000", as the card says it */
function derivation({ number }) {
  return number.match(/derived[^)]*/)?.[0] ?? "derived";
}

/** @param {string} publisher with an article where it is no name */
function article(publisher) {
  return /^\p{Ll}/u.test(publisher) ? `a ${publisher}` : publisher;
}
