/** The rows of a section in groups: by who says so, under their country or the origin that they share. */

import { FLAG } from "./story.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {"source" | "country" | "origin"} Grouping */
/** @typedef {"first" | "largest" | "newest"} Order */
/** @typedef {{source: number, rows: number[]}} Group the rows of one source, in order */
/** @typedef {{key: string, text: string | null}} Heading what gathers rows, and how it is written; null: not at all */
/** @typedef {{heading: string | null, groups: Group[]}} Block groups under one heading; null: none */

/** @type {Heading} */
const NONE = { key: "", text: null };

const countries = new Intl.DisplayNames("en", { type: "region", fallback: "code" });

/**
 * @param {Story} story
 * @param {number[]} rows in the story's order
 * @param {object} how
 * @param {Grouping} how.group
 * @param {Order} how.order
 * @param {(row: number) => Heading} how.originOf the origin that a row goes back to
 * @returns {Block[]}
 */
export default function grouped(story, rows, { group, order, originOf }) {
  const headingOf = {
    source: () => NONE,
    country: (/** @type {number} */ row) => countryOf(story, row),
    origin: originOf,
  }[group];
  const compare = comparison(story, order);
  /** @type {Map<string, number[]>} */
  const blocks = new Map();
  /** @type {Map<string, string | null>} */
  const texts = new Map();
  for (const row of rows) {
    const { key, text } = headingOf(row);
    texts.set(key, text);
    gather(blocks, key, row);
  }
  return [...blocks]
    .map(([key, inside]) => ({ heading: texts.get(key) ?? null, groups: bySource(story, inside, compare) }))
    .sort((a, b) => compare(a.groups[0].rows[0], b.groups[0].rows[0]));
}

/** @param {Story} story @param {number} row @returns {Heading} */
function countryOf({ sources, claims }, row) {
  const { country } = sources[claims.source[row]];
  return { key: country ?? "", text: country ? nameOf(country) : "No country given" };
}

/** @param {string} code */
function nameOf(code) {
  try {
    return countries.of(code) ?? code;
  } catch {
    return code; // no code that the browser knows the form of
  }
}

/** @param {Story} story @param {number[]} rows @param {(a: number, b: number) => number} compare @returns {Group[]} */
function bySource({ claims }, rows, compare) {
  /** @type {Map<number, number[]>} */
  const groups = new Map();
  for (const row of rows) gather(groups, claims.source[row], row);
  for (const inside of groups.values()) inside.sort(compare);
  return [...groups]
    .map(([source, inside]) => ({ source, rows: inside }))
    .sort((a, b) => compare(a.rows[0], b.rows[0]));
}

/**
 * @template Key
 * @param {Map<Key, number[]>} groups
 * @param {Key} key
 * @param {number} row
 */
function gather(groups, key, row) {
  const rows = groups.get(key);
  if (rows) rows.push(row);
  else groups.set(key, [row]);
}

/** @param {Story} story @param {Order} order @returns {(a: number, b: number) => number} */
function comparison({ claims: { until, high, low, flags } }, order) {
  const inDoubt = (/** @type {number} */ row) => flags[row] & FLAG.doubtSaid;
  const sure = (/** @type {number} */ a, /** @type {number} */ b) => inDoubt(a) - inDoubt(b) || a - b;
  const first = (/** @type {number} */ a, /** @type {number} */ b) => until[a] - until[b] || sure(a, b);
  if (order === "newest") return (a, b) => until[b] - until[a] || sure(a, b);
  if (order === "first") return first;
  const size = (/** @type {number} */ row) => high[row] ?? low[row] ?? -1;
  return (a, b) => size(b) - size(a) || first(a, b);
}
