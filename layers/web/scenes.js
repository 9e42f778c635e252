/** What a scene shows: which claims, on which days, and what it lifts out of them. */

import { readCards } from "./story.js";
import { dayInWords, daysInWords } from "./calendar.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./player_setting.js").Scene} Scene */
/** @typedef {import("./link.js").View} View */

/**
 * The claims that a scene speaks of: those of its sentences in order, then the others pointed at.
 * @param {Scene} scene
 * @returns {number[]} rows
 */
export function rowsSpokenOf({ text, highlight }) {
  return [...new Set([...text.flatMap(({ claims }) => claims), ...highlight])];
}

/**
 * Whether a scene shows the claims it speaks of, and not its whole selection: it does while time stands still and all
 * sources are seen.
 * @param {Scene} scene
 */
export function standsStill(scene) {
  return !scene.play && !scene.lens.length && rowsSpokenOf(scene).length > 0;
}

/**
 * A scene as one source alone has it: without the claims of all others.
 * @param {Story} story
 * @param {Scene} scene
 * @param {number | null} source null: as everybody has it
 * @returns {Scene}
 */
export function seenThrough({ claims }, scene, source) {
  if (source === null) return scene;
  const own = (/** @type {number[]} */ rows) => rows.filter((row) => claims.source[row] === source);
  const text = scene.text.map(({ words, claims: rows }) => ({ words, claims: own(rows) }));
  return { ...scene, text, highlight: own(scene.highlight) };
}

/**
 * A scene as a view. A scene that stands still shows what it speaks of, on whatever day that was said; one in which
 * time runs, or that speaks of no claim, shows its selection.
 * @param {Story} story
 * @param {Scene} scene
 * @returns {Pick<View, "mask" | "from" | "to" | "day" | "mode" | "step" | "known" | "lens" | "chosen" | "hover">}
 */
export function viewOf(story, scene) {
  const { mask, from, to, day, mode, known, lens } = scene;
  const step = to - from > 400 ? "month" : to - from > 60 ? "week" : "day";
  const common = { day, mode, known, lens, step: /** @type {View["step"]} */ (step), chosen: null, hover: null };
  if (!standsStill(scene)) return { ...common, mask, from, to };
  const rows = rowsSpokenOf(scene);
  const { said, until } = story.claims;
  return {
    ...common,
    ...{ day: null, mode: "window", known: null, lens: [] },
    mask: maskOf(rows, said.length),
    from: Math.min(from, ...rows.map((row) => said[row])),
    to: Math.max(to, ...rows.map((row) => until[row])),
  };
}

/**
 * What a scene lifts out of the map: the places where the claims pointed at meet, all places that it names, and arcs
 * of another source than the first.
 * @param {Story} story
 * @param {Scene} scene
 */
export function liftedBy(story, scene) {
  const { claims, movements } = story;
  const spoken = rowsSpokenOf(scene);
  const placesOf = (/** @type {number} */ row) => claims.places.slice(claims.placed[row], claims.placed[row + 1]);
  const met = scene.highlight.flatMap(placesOf);
  const least = scene.highlight.length > 1 ? 2 : 1;
  const exact = (/** @type {number} */ place) => !["country", "region"].includes(story.places[place].precision);
  const places = new Set(met.filter((place) => exact(place) && met.filter((other) => other === place).length >= least));
  const first = spoken.find((row) => movements.some((movement) => movement.claims.includes(row)));
  const firstSource = first === undefined ? -1 : claims.source[first];
  const dotted = new Set(
    movements.flatMap((movement, index) => {
      const rows = spoken.filter((row) => movement.claims.includes(row));
      return rows.length && rows.every((row) => claims.source[row] !== firstSource) ? [index] : [];
    }),
  );
  const still = standsStill(scene);
  return { places, named: new Set(scene.places), dotted: still ? dotted : new Set(), still };
}

/**
 * The numbers of the claims pointed at, in words for the map.
 * @param {Story} story
 * @param {Scene} scene
 * @returns {Promise<import("./stage.js").Callout[]>} none for a claim without a number
 */
export async function calloutsOf(story, scene) {
  const { claims, sources, stances } = story;
  const rows = scene.highlight.filter((row) => claims.low[row] !== null || claims.high[row] !== null);
  const cards = await readCards(story, rows);
  const years = new Set(rows.map((row) => dayInWords(claims.said[row]).slice(-4)));
  return rows.map((row, at) => ({
    row,
    text: cards[at].number.replace(/^(\D.*) people/, "$1"),
    under: `${sources[claims.source[row]].short} ${stances[claims.stance[row]]}, ${dayInWords(claims.said[row], { year: years.size > 1, long: true })}`,
  }));
}

/**
 * The last day that what a scene shows was said, or may have been, in words.
 * @param {Story} story
 * @param {Scene} scene
 * @returns {string}
 */
export function asOf(story, scene) {
  const end = standsStill(scene)
    ? Math.max(...rowsSpokenOf(scene).map((row) => story.claims.until[row]))
    : Math.min(scene.to, (scene.known ?? scene.to) + 1);
  return dayInWords(end - 1, { long: true });
}

/**
 * The smaller line above a scene's title; without one of its own, its days.
 * @param {Scene} scene
 */
export function kickerOf({ kicker, from, to }) {
  return kicker || `Said ${daysInWords(from, to, { long: true })}`;
}

/** @param {number[]} rows @param {number} count @returns {string} base64 bits */
function maskOf(rows, count) {
  const bits = new Uint8Array((count + 7) >> 3);
  for (const row of rows) bits[row >> 3] |= 1 << (row & 7);
  return btoa(String.fromCharCode(...bits));
}
