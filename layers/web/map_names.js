/** Names of the ground: occupied regions, countries, waters, regions and towns, by zoom. */

import { edgesOf } from "./arcs.js";
import { pointOnCanvas } from "./coordinates.js";

/** @typedef {import("./labels.js").Label} Label */

/**
 * @param {import("./coordinates.js").Frame} frame
 * @param {import("./ground.js").Ground} ground
 * @param {Record<string, string>} palette
 * @param {{regions: boolean, towns: boolean}} layers
 * @param {Map<string, {place: number, count: number}>} claimed countries that claims name
 * @returns {Label[]} most important first
 */
export function groundNames(frame, ground, palette, layers, claimed) {
  const labels = (
    /** @type {import("./ground.js").Name[]} */ names,
    /** @type {Partial<Label> & {font: string, colour: string}} */ look,
  ) =>
    names
      .filter(({ rank }) => frame.scale >= rank)
      .map(({ name, worlds }) => {
        const spots = worlds.map((world) => pointOnCanvas(frame, world));
        return { text: name, at: spots[0], gap: 3, spots, only: true, countColour: palette.affirm, ...look };
      });
  const capitals = "400 12px Plex, PlexKR, sans-serif";
  const small = "400 semi-condensed 11.5px Plex, PlexKR, sans-serif";
  return [
    ...labels(ground.occupiedNames, { font: small, colour: palette.ink2 }),
    ...labels(ground.countryNames, { font: capitals, colour: palette.ink2, spacing: "2px" }).map((label) =>
      withCount(label, claimed),
    ),
    ...labels(ground.waters, { font: "italic 400 13px PlexSerif, serif", colour: palette.water }),
    ...(layers.regions ? labels(ground.regionNames, { font: small, colour: palette.ink3 }) : []),
    ...(layers.towns
      ? labels(ground.towns, {
          font: "400 semi-condensed 11px Plex, PlexKR, sans-serif",
          colour: palette.ink3,
          spots: undefined,
          only: false,
        })
      : []),
  ];
}

/**
 * Where the arcs that cross the edge come from and go to.
 * @param {import("./marks.js").Target[]} targets
 * @param {import("./story.js").Story} story
 * @param {(at: [number, number]) => boolean} seen
 * @param {Record<string, string>} palette
 * @returns {Label[]}
 */
export function edgeNames(targets, { movements, places }, seen, palette) {
  /** @type {Map<string, Label>} */
  const names = new Map();
  for (const { movement, line } of targets) {
    if (movement === undefined || !line) continue;
    const edges = edgesOf(line, seen);
    for (const [word, at, place] of /** @type {[string, [number, number] | null, number][]} */ ([
      ["from", edges.from, movements[movement].from],
      ["to", edges.to, movements[movement].to],
    ])) {
      const text = `${word} ${places[place].name}`;
      const font = "400 semi-condensed 11px Plex, PlexKR, sans-serif";
      if (at) names.set(text, { text, at, gap: 6, font, colour: palette.ink });
    }
  }
  return [...names.values()];
}

/**
 * A country's name in capitals, with how many claims name no more than the country.
 * @param {Label} label
 * @param {Map<string, {place: number, count: number}>} claimed by the country's name
 */
function withCount(label, claimed) {
  const found = claimed.get(label.text);
  const text = label.text.toLocaleUpperCase("en");
  return found ? { ...label, text, count: String(found.count), place: found.place } : { ...label, text };
}
