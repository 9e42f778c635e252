/** What the origin of a row is called: who said first what it goes back to. */

import kept from "./kept.js";
import { origins } from "./origins.js";

/** @typedef {import("./story.js").Story} Story */

/** The clusters of a story as known on a day, found once. */
export const clustersOf = kept(origins);

/**
 * @param {Story} story
 * @param {number | null} known
 * @returns {(row: number) => import("./dispute_groups.js").Heading}
 */
export function originNames(story, known) {
  /** @type {Map<number, import("./dispute_groups.js").Heading> | null} */
  let names = null;
  return (row) => {
    names ??= nameAll(story, known);
    return names.get(row) ?? { key: `${row}`, text: null };
  };
}

/** @param {Story} story @param {number | null} known */
function nameAll(story, known) {
  const names = new Map();
  for (const { chain, sources, name } of clustersOf(story, known)) {
    const who = sources.map((source) => story.sources[source].short).join(", ");
    const text = chain.length > 1 ? `${who}: ${name}, ${chain.length} claims` : null;
    for (const { row } of chain) names.set(row, { key: `${chain[0].row}`, text });
  }
  return names;
}
