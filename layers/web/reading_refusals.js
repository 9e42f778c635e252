/** Who denied or declined to say, under a question and under those beside it, each told apart from the others. */

import isolated from "./direction.js";
import { inOrderSaid, pairsOf, stanceOf } from "./known.js";
import { anyInWords } from "./question_words.js";
import { asksWhether } from "./questions.js";
import { namesInWords } from "./source_names.js";

/** @typedef {import("./reading.js").Told} Told */

const PART = "denied such reports";
const DECLINED = "declined to say";

/**
 * The rows that deny something under the forms of a question, or a claim that is made under one.
 * @param {Told} told
 * @param {number[]} forms
 * @returns {Set<number>}
 */
export function denialsOf({ story, known, rows }, forms) {
  const { question } = story.claims;
  const targeted = pairsOf(story, "denies", known).filter(([, target]) => forms.includes(question[target]));
  const denying = new Set(targeted.map(([row]) => row));
  const denials = rows.filter((row) => stanceOf(story, row) === "denies");
  return new Set(denials.filter((row) => forms.includes(question[row]) || denying.has(row)));
}

/**
 * "North Korea (UN) denied that any were sent; Kremlin (Peskov) declined to say." A denial that answers yes or
 * no denies it all; any other may deny no more than one report.
 * @param {Told} told
 * @param {number[]} forms
 * @param {Set<number>} denials
 */
export function refusalsInWords({ story, question, rows }, forms, denials) {
  const { question: asked } = story.claims;
  const all = `denied ${asksWhether(story, question) ? "it" : anyInWords(story.questions[question])}`;
  return sentence(story, rows, (row) => {
    const here = forms.includes(asked[row]);
    if (denials.has(row)) return here && asksWhether(story, asked[row]) ? all : PART;
    return here && stanceOf(story, row) === "declines" ? DECLINED : "";
  });
}

/**
 * "Another question, “Did they fight?”: Kremlin (Peskov) denied it."
 * @param {Told} told
 * @param {number} other
 * @param {Set<number>} denials those already told
 */
export function elsewhereInWords({ story, rows }, other, denials) {
  const said = sentence(story, rows, (row) => {
    if (story.claims.question[row] !== other || denials.has(row)) return "";
    if (stanceOf(story, row) === "declines") return DECLINED;
    if (stanceOf(story, row) !== "denies") return "";
    return asksWhether(story, other) ? "denied it" : PART;
  });
  return said && `Another question, “${isolated(story.questions[other].text)}”: ${said}`;
}

/**
 * What each source did, in the order said, and the sources together that did the same.
 * @param {import("./story.js").Story} story
 * @param {number[]} rows
 * @param {(row: number) => string} deedOf "" for a row of another kind
 */
function sentence(story, rows, deedOf) {
  /** @type {Map<number, string[]>} */
  const deeds = new Map();
  for (const row of inOrderSaid(story, rows.filter(deedOf))) {
    const source = story.claims.source[row];
    const done = deeds.get(source) ?? [];
    if (!done.includes(deedOf(row))) deeds.set(source, [...done, deedOf(row)]);
  }
  /** @type {Map<string, number[]>} */
  const together = new Map();
  for (const [source, done] of deeds) {
    const whole = done.some((deed) => deed !== PART && deed !== DECLINED);
    const words = done.filter((deed) => deed !== PART || !whole).join(", then ");
    together.set(words, [...(together.get(words) ?? []), source]);
  }
  const parts = [...together].map(([words, sources]) => `${namesInWords(story, sources)} ${words}`);
  const denying = parts.filter((_, at) => ![...together.keys()][at].startsWith(DECLINED));
  return parts.length ? `${[...denying, ...parts.filter((part) => !denying.includes(part))].join("; ")}.` : "";
}
