/**
 * Whether a row is among what is pointed at.
 * @param {import("./story.js").Story} story
 * @param {import("./link.js").Focus | null} focus
 * @param {number} row
 * @returns {boolean}
 */
export default function isMeant(story, focus, row) {
  if (!focus) return false;
  if ("claims" in focus) return focus.claims.includes(row);
  if ("movement" in focus) return story.movements[focus.movement]?.claims.includes(row) ?? false;
  const { placed, places } = story.claims;
  return places.slice(placed[row], placed[row + 1]).includes(focus.place);
}
