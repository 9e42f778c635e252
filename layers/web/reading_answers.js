/** The first sentence of a reading: how many sources answered, and with which numbers; and what it leaves out. */

import { countInWords, rangeInWords } from "./amounts.js";
import { dayInWords } from "./calendar.js";
import isolated from "./direction.js";
import { affirms, stanceOf } from "./known.js";
import { isAdditional } from "./movers.js";
import { listed } from "./source_names.js";
import { clauseInWords, subjectOf } from "./question_words.js";
import { asksAhead } from "./questions.js";
import { FLAG } from "./story.js";

/** @typedef {import("./reading.js").Told} Told */

/**
 * "By 28 October 2024 six sources had put the number already sent at 1,500 to 12,000."
 * @param {Told} told
 */
export function numbersInWords(told) {
  const { story, question } = told;
  const rows = numbered(told).filter((row) => !whyUnread(told, row));
  const sources = new Set(rows.map((row) => story.claims.source[row])).size;
  const foreseen = asksAhead(story, question);
  const asked = story.questions[question];
  const who = opening(told, sources);
  if (!sources) return `${who} ${foreseen ? "foreseen" : "given"} a number.`;
  const range = rangeInWords(story, rows);
  const unit = isolated(asked.unit);
  if (foreseen) return `${who} foreseen ${range} ${unit}; what is foreseen is not read as having happened.`;
  const subject = subjectOf(asked);
  const number = subject ? range : `${range} ${unit}`;
  const [verb, as] = range.startsWith("at least ") ? ["given", "as"] : ["put", "at"];
  return `${who} ${verb} ${subject ?? "the number"} ${as} ${number}.`;
}

/**
 * "By 28 October 2024 two sources had confirmed that … and four had made other statements on it." To assert
 * something under a question is not to answer yes: it may be that none had gone. Only to confirm is.
 * @param {Told} told
 */
export function statementsInWords(told) {
  const confirming = sourcesThat(told, (stance) => stance === "confirms");
  const others = new Set([...sourcesThat(told, affirms)].filter((source) => !confirming.has(source))).size;
  const clause = clauseInWords(told.story.questions[told.question]);
  if (!confirming.size && others) {
    const subject = clause === "it" ? "it" : clause.replace("that", "whether");
    return `${opening(told, others)} made statements on ${subject}.`;
  }
  const confirmed = `${opening(told, confirming.size)} confirmed ${clause}`;
  if (!others) return `${confirmed}.`;
  return `${confirmed}, and ${countInWords(others)} ${auxiliary(told, others)} made other statements on it.`;
}

/**
 * "Not read: two additional numbers." Numbers that stand under the question but not in its range.
 * @param {Told} told
 */
export function unreadInWords(told) {
  const reasons = numbered(told).map((row) => whyUnread(told, row));
  const count = (/** @type {string} */ reason) => reasons.filter((each) => each === reason).length;
  const left = [
    ...["additional", "foreseen"].map((reason) => [
      count(reason),
      `${countInWords(count(reason), `${reason} number`)}`,
    ]),
    [count("unit"), `${countInWords(count("unit"), "number")} in another unit`],
  ].flatMap(([some, words]) => (some ? [String(words)] : []));
  return left.length ? `Not read: ${listed(left)}.` : "";
}

/** @param {Told} told the rows with a number under the question */
function numbered({ story, question, rows }) {
  const { bound, question: asked } = story.claims;
  return rows.filter((row) => asked[row] === question && bound[row] >= 0);
}

/** @param {Told} told @param {number} row @returns {"" | "unit" | "additional" | "foreseen"} */
function whyUnread({ story, question }, row) {
  const { unit, flags } = story.claims;
  if (story.units[unit[row]] !== story.questions[question].unit) return "unit";
  if (isAdditional(story, row)) return "additional";
  return flags[row] & FLAG.foreseen && !asksAhead(story, question) ? "foreseen" : "";
}

/** @param {Told} told @param {(stance: string) => boolean} is */
function sourcesThat({ story, question, rows }, is) {
  const { source, question: asked } = story.claims;
  return new Set(rows.filter((row) => asked[row] === question && is(stanceOf(story, row))).map((row) => source[row]));
}

/** "By 28 October 2024 six sources had", "So far one source has". @param {Told} told @param {number} count */
function opening(told, count) {
  const when = told.known === null ? "So far" : `By ${dayInWords(told.known, { long: true })}`;
  const who = count ? countInWords(count, "source") : "no source";
  return `${when} ${who} ${auxiliary(told, count)}`;
}

/** @param {Told} told @param {number} count */
function auxiliary({ known }, count) {
  if (known !== null) return "had";
  return count > 1 ? "have" : "has";
}
