/** What the places on a map are called, with how many claims name each. */

import { pointOnCanvas, toWorld } from "./coordinates.js";
import { CAPITALS, capitals } from "./map_names.js";
import { RADIUS } from "./marks.js";

/** @typedef {import("./coordinates.js").Frame} Frame */
/** @typedef {import("./labels.js").Label} Label */
/** @typedef {import("./marks.js").Drawable} Drawable */
/** @typedef {import("./marks.js").Emphasis} Emphasis */

/**
 * The labels of the places drawn, chosen and much-named ones first.
 * @param {Frame} frame
 * @param {Drawable} drawable
 * @param {{counts: Uint32Array, chosen: Emphasis, named: Set<number>, local: boolean, still: boolean}} shown
 * @param {Record<string, string>} palette
 * @returns {Label[]}
 */
export default function placeNames(frame, { story, points, areas }, { counts, chosen, named, local, still }, palette) {
  const closeUp = frame.scale > 256 * 2 ** 6.5;
  const asCountry = { font: CAPITALS, colour: palette.ink2, spacing: "2px", only: true };
  return story.places
    .map((place, index) => ({ place, index, isChosen: chosen.places.has(index) }))
    .filter(({ index, isChosen }) => counts[index] || isChosen || named.has(index))
    .sort(
      (a, b) =>
        Number(b.isChosen) - Number(a.isChosen) ||
        Number(named.has(b.index)) - Number(named.has(a.index)) ||
        counts[b.index] - counts[a.index],
    )
    .map(({ place, index, isChosen }) => {
      const isCountry = place.precision === "country";
      const inFull = local && place.local && !isCountry && (closeUp || areas[index] || isChosen || named.has(index));
      return {
        text: isCountry ? capitals(place.name) : place.name,
        second: inFull ? (place.local ?? undefined) : undefined,
        font: `${isChosen ? "600 semi-condensed 12.5px" : "500 semi-condensed 12px"} Plex, PlexKR, sans-serif`,
        colour: palette.ink,
        at: pointOnCanvas(frame, points[index]),
        gap: RADIUS + (isChosen ? 8 : 4),
        spots: place.spots?.map((at) => pointOnCanvas(frame, toWorld(...at))),
        count: counts[index] && !still ? String(counts[index]) : undefined,
        countColour: palette.affirm,
        must: !still || isChosen || named.has(index),
        place: index,
        ...(isCountry ? asCountry : {}),
      };
    });
}
