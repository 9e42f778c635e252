/**
 * Which denials were taken back later, by their own source or by another office of its state.
 * Twin of geodata/denials.py, which says why.
 */

import { affirms, pairsOf, rowsTold, stanceOf } from "./known.js";
import { siblings } from "./questions.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./known.js").Known} Known */
/**
 * A source's first denial that was taken back, and the first statement that did so. The two may answer
 * different questions; −1 is no question.
 * @typedef {{denial: number, confirmation: number, deniedQuestion: number, confirmedQuestion: number, sameSource: boolean}} Turn
 */

const OFFICES = ["head-of-state", "government", "ministry", "military", "intelligence-service", "spokesperson"];

/**
 * The state that a source speaks for.
 * @param {Story} story
 * @param {number} source
 * @returns {string | null}
 */
export function stateOf({ sources }, source) {
  const speaker = sources[source];
  return speaker && OFFICES.includes(speaker.kind) ? speaker.country : null;
}

/**
 * For each affirming claim, the denials of earlier days that it takes back, both in the order said.
 * @param {Story} story
 * @param {Known} known
 * @returns {Map<number, number[]>}
 */
export function denialsTakenBack(story, known) {
  const { source, question, until } = story.claims;
  const told = rowsTold(story, known);
  const place = new Map(told.map((row, at) => [row, at]));
  const forms = story.questions.map((_, at) => siblings(story, at));
  const speakers = told.map((row) => {
    const state = stateOf(story, source[row]);
    return state === null ? [`source ${source[row]}`] : [`source ${source[row]}`, `state ${state}`];
  });
  const speakersOf = (/** @type {number} */ row) => speakers[place.get(row) ?? -1] ?? [];

  /** @type {Map<string, number[]>} */
  const answers = new Map();
  for (const row of told) {
    if (stanceOf(story, row) !== "denies" || question[row] < 0) continue;
    for (const speaker of speakersOf(row)) add(answers, `${speaker}, ${question[row]}`, row);
  }
  /** @type {Map<number, number[]>} */
  const replaced = new Map();
  for (const [later, earlier] of pairsOf(story, "supersedes", known)) {
    const same = speakersOf(later).some((speaker) => speakersOf(earlier).includes(speaker));
    if (same && stanceOf(story, earlier) === "denies") add(replaced, later, earlier);
  }

  const takenBack = new Map();
  for (const row of told) {
    const stance = stanceOf(story, row);
    if (!affirms(stance)) continue;
    const found = new Set(replaced.get(row));
    for (const form of forms[question[row]] ?? []) {
      for (const speaker of speakersOf(row).slice(0, stance === "confirms" ? 2 : 1)) {
        for (const denial of answers.get(`${speaker}, ${form}`) ?? []) found.add(denial);
      }
    }
    const denied = [...found].filter((denial) => until[denial] < until[row]);
    if (denied.length)
      takenBack.set(
        row,
        denied.sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0)),
      );
  }
  return takenBack;
}

/**
 * The denials that had been taken back by a day, in the order said: for each source and question at most
 * one by the source itself, and one by another office of its state.
 * @param {Story} story
 * @param {Known} known
 * @returns {Turn[]}
 */
export function turns(story, known) {
  const { source, question, until } = story.claims;
  const echoes = new Set(pairsOf(story, "repeats", null).map(([echo]) => echo));
  /** @type {Map<string, Turn>} */
  const later = new Map();
  for (const [confirmation, takenBack] of denialsTakenBack(story, known)) {
    for (const denial of takenBack) {
      const sameSource = source[denial] === source[confirmation];
      const key = `${denial} ${sameSource}`;
      const [deniedQuestion, confirmedQuestion] = [question[denial], question[confirmation]];
      if (!later.has(key)) later.set(key, { denial, confirmation, deniedQuestion, confirmedQuestion, sameSource });
    }
  }
  const inOrder = [...later.values()].sort(
    ({ denial: a }, { denial: b }) => until[a] - until[b] || Number(echoes.has(a)) - Number(echoes.has(b)) || a - b,
  );
  /** @type {Map<string, Turn>} */
  const first = new Map();
  for (const turn of inOrder) {
    const subject = turn.deniedQuestion < 0 ? `claim ${turn.denial}` : turn.deniedQuestion;
    const key = `${source[turn.denial]}, ${subject}, ${turn.sameSource}`;
    if (!first.has(key)) first.set(key, turn);
  }
  return [...first.values()];
}

/**
 * @template Key
 * @param {Map<Key, number[]>} lists
 * @param {Key} key
 * @param {number} row
 */
function add(lists, key, row) {
  const list = lists.get(key);
  if (!list) lists.set(key, [row]);
  else if (!list.includes(row)) list.push(row);
}
