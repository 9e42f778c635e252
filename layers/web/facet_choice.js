/** What the reader chose in the filters, and how an address says it. */

import { isoDay } from "./calendar.js";

/**
 * @typedef {object} Choice
 * @property {string} text
 * @property {number | null} from
 * @property {number | null} to the day after the last
 * @property {number | null} known
 * @property {boolean} drafts
 * @property {number[]} lens numbers of the story's `sources`
 * @property {Record<string, number[]>} chosen of each facet, by number
 */

/** @type {Choice} */
export const EVERYTHING = { text: "", from: null, to: null, known: null, drafts: false, lens: [], chosen: {} };

/** @param {import("./facets.js").Data} data @returns {Choice} */
export function choiceOf({ text, from, to, known, drafts, lens, facets }) {
  const chosen = Object.fromEntries(Object.entries(facets).map(([name, facet]) => [name, facet.chosen]));
  return { text, from, to, known, drafts, lens, chosen };
}

/**
 * A choice as the parameters of an address, which Python reads as it reads any other.
 * @param {Pick<import("./story.js").Story, "sources" | "facets">} story
 * @param {Choice} choice
 * @returns {Record<string, string>}
 */
export function queryOf({ sources, facets }, { text, from, to, known, drafts, lens, chosen }) {
  /** @type {Record<string, string>} */
  const query = {};
  if (from !== null) query.from = isoDay(from);
  if (to !== null) query.to = isoDay(to - 1);
  if (known !== null) query.known = isoDay(known);
  if (text) query.q = text;
  if (drafts) query.drafts = "1";
  if (lens.length) query.lens = lens.map((number) => sources[number].id).join(",");
  for (const [facet, numbers] of Object.entries(chosen))
    if (numbers.length) query[facet] = numbers.map((number) => facets[facet][number]).join(",");
  return query;
}
