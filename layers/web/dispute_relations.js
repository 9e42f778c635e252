/** The relations of each row, found at once. */

import kept from "./kept.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {{kind: string, from: number, to: number}} Relation */

/** @type {Relation[]} */
const NONE = [];

const index = kept(
  /** @param {Story} story @returns {Map<number, Relation[]>} */
  (story) => {
    /** @type {Map<number, Relation[]>} */
    const found = new Map();
    for (const [kind, from, to] of story.relations) {
      const relation = { kind: story.relationKinds[kind], from, to };
      for (const row of new Set([from, to])) {
        const others = found.get(row);
        if (others) others.push(relation);
        else found.set(row, [relation]);
      }
    }
    return found;
  },
);

/**
 * The relations in which a row stands, on whichever side.
 * @param {Story} story
 * @param {number} row
 * @returns {Relation[]}
 */
export default function relationsOf(story, row) {
  return index(story).get(row) ?? NONE;
}
