/** Which claims stand in which group (source, topic or place), for those that pass the reader's filter. */

import { FAMILY } from "./glyphs.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./link.js").View} View */

/**
 * One entry for each claim and group; a claim that names two places has two. In order of the day said.
 * @typedef {object} Index
 * @property {Int32Array} rows
 * @property {Int32Array} groups
 * @property {Uint32Array} total claims of each group
 * @property {Uint32Array} denials of each group: denies and declines
 * @property {number} none the group of claims that name no place; −1 where every claim has a group
 */

/**
 * @param {Story} story
 * @param {Uint8Array} passing one byte per row
 * @param {View["lanes"]} by
 * @returns {Index}
 */
export function groupClaims(story, passing, by) {
  const { source, topic, placed, places, stance } = story.claims;
  const byPlace = by === "place";
  const none = byPlace ? story.places.length : -1;
  const groups = byPlace ? none + 1 : by === "topic" ? story.topics.length : story.sources.length;
  const only = by === "topic" ? topic : source;
  const most = passing.length + (byPlace ? places.length : 0);
  const index = {
    rows: new Int32Array(most),
    groups: new Int32Array(most),
    total: new Uint32Array(groups),
    denials: new Uint32Array(groups),
    none,
  };
  const deny = story.stances.map((name) => (FAMILY[name] === "deny" ? 1 : 0));
  let count = 0;
  const add = (/** @type {number} */ row, /** @type {number} */ group) => {
    index.rows[count] = row;
    index.groups[count++] = group;
    index.total[group]++;
    index.denials[group] += deny[stance[row]];
  };
  for (let row = 0; row < passing.length; row++) {
    if (!passing[row]) continue;
    if (!byPlace) add(row, only[row]);
    else if (placed[row] === placed[row + 1]) add(row, none);
    else for (let at = placed[row]; at < placed[row + 1]; at++) add(row, places[at]);
  }
  index.rows = index.rows.subarray(0, count);
  index.groups = index.groups.subarray(0, count);
  return index;
}

/**
 * How many claims of each group were, or may have been, said in these days.
 * @param {Story} story
 * @param {Index} index
 * @param {[number, number]} between half-open
 * @returns {{total: Uint32Array, denials: Uint32Array}}
 */
export function countGroups(story, index, [start, end]) {
  const { said, until, stance } = story.claims;
  const total = new Uint32Array(index.total.length);
  const denials = new Uint32Array(index.total.length);
  for (let at = 0; at < index.rows.length; at++) {
    const row = index.rows[at];
    if (said[row] >= end) break;
    if (until[row] <= start) continue;
    total[index.groups[at]]++;
    if (FAMILY[story.stances[stance[row]]] === "deny") denials[index.groups[at]]++;
  }
  return { total, denials };
}

/**
 * The groups that a focus stands in, if they are few enough to be meant.
 * @param {Story} story
 * @param {View["lanes"]} by
 * @param {import("./link.js").Focus | null} focus
 * @returns {number[]}
 */
export function groupsOf(story, by, focus) {
  if (!focus || "movement" in focus) return [];
  if ("place" in focus) return by === "place" ? [focus.place] : [];
  const { source, topic, placed, places } = story.claims;
  /** @type {Set<number>} */
  const groups = new Set();
  for (const row of focus.claims) {
    if (by === "source") groups.add(source[row]);
    else if (by === "topic") groups.add(topic[row]);
    else if (placed[row] === placed[row + 1]) groups.add(story.places.length);
    else for (let at = placed[row]; at < placed[row + 1]; at++) groups.add(places[at]);
    if (groups.size > 3) return [];
  }
  return [...groups];
}
