/** The places and movements that a focus means, for the map to lift out. */

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./link.js").Focus} Focus */

/**
 * @param {Story} story
 * @param {Focus | null} focus
 * @returns {import("./marks.js").Emphasis}
 */
export default function emphasis(story, focus) {
  if (!focus) return { places: new Set(), movements: new Set() };
  if ("place" in focus) return { places: new Set([focus.place]), movements: new Set() };
  if ("movement" in focus) return { places: new Set(), movements: new Set([focus.movement]) };
  const { placed, places } = story.claims;
  const rows = new Set(focus.claims);
  const reported = story.movements.flatMap(({ claims }, index) => (claims.some((row) => rows.has(row)) ? [index] : []));
  return {
    places: new Set(focus.claims.flatMap((row) => places.slice(placed[row], placed[row + 1]))),
    movements: new Set(reported),
  };
}
