/** What the reader calls the values of the filters. */

import kept from "./kept.js";

/** @typedef {import("./story.js").Story} Story */

/**
 * The names of each facet's values, by number. Two of one name also say which they are.
 * @type {(story: Story) => Record<string, string[]>}
 */
export const namesOf = kept((/** @type {Story} */ story) => {
  /** @type {Record<string, Map<string, string>>} */
  const known = {
    source: new Map(story.sources.map(({ id, name }) => [id, name])),
    question: new Map(story.questions.map(({ id, text }) => [id, text])),
    place: new Map(story.places.map(({ id, name }) => [id, name])),
  };
  return Object.fromEntries(
    Object.entries(story.facets).map(([facet, values]) => {
      const names = values.map((value) => known[facet]?.get(value) ?? value.replaceAll("-", " "));
      const times = new Map();
      for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
      return [facet, names.map((name, at) => (times.get(name) > 1 ? `${name} (${values[at]})` : name))];
    }),
  );
});

/**
 * The numbers of the values that are worth offering, those with most claims first.
 * @param {number[]} counts
 * @param {number[]} chosen offered even where no claim is left
 * @returns {number[]}
 */
export function offered(counts, chosen) {
  return [...counts.keys()]
    .filter((number) => counts[number] || chosen.includes(number))
    .sort((a, b) => counts[b] - counts[a] || a - b);
}

/** @param {number[]} chosen @param {number} number @returns {number[]} with the number, or without it where it was */
export function turned(chosen, number) {
  return chosen.includes(number) ? chosen.filter((other) => other !== number) : [...chosen, number];
}
