/** Places where one of two lenses says what the other denies. */

/**
 * @param {import("./story.js").Story} story
 * @param {Uint8Array} rows the rows that this map shows
 * @param {number[]} lens
 * @returns {Set<number>} places that a row in view names, whose claim the other lens denies or contradicts
 */
export default function contested(story, rows, lens) {
  /** @type {Set<number>} */
  const found = new Set();
  if (lens.length < 2) return found;
  const { placed, places, source } = story.claims;
  for (const [kind, one, other] of story.relations) {
    const opposed = ["denies", "contradicts"].includes(story.relationKinds[kind]);
    if (!opposed || source[one] === source[other] || !lens.includes(source[one]) || !lens.includes(source[other]))
      continue;
    for (const row of [one, other]) {
      if (rows[row]) for (const place of places.slice(placed[row], placed[row + 1])) found.add(place);
    }
  }
  return found;
}
