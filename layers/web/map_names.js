/** Names of the ground: occupied regions, countries, waters, regions and towns, by zoom. */

import { edgesOf } from "./arcs.js";
import { pointOnCanvas } from "./coordinates.js";

/** @typedef {import("./labels.js").Label} Label */

/** How a country's name is written. */
export const CAPITALS = "400 12px Plex, PlexKR, sans-serif";

/** @param {string} name */
export function capitals(name) {
  return name.toLocaleUpperCase("en");
}

/**
 * @param {import("./coordinates.js").Frame} frame
 * @param {import("./ground.js").Ground} ground
 * @param {Record<string, string>} palette
 * @param {{regions: boolean, towns: boolean}} layers
 * @param {Set<string>} claimed countries and regions that claims name, which are written already
 * @returns {Label[]} most important first
 */
export function groundNames(frame, ground, palette, layers, claimed) {
  const labels = (
    /** @type {import("./ground.js").Name[]} */ names,
    /** @type {Partial<Label> & {font: string, colour: string}} */ look,
  ) =>
    names
      .filter(({ name, rank }) => frame.scale >= rank && !claimed.has(name))
      .map(({ name, worlds }) => {
        const spots = worlds.map((world) => pointOnCanvas(frame, world));
        return { text: name, at: spots[0], gap: 3, spots, only: true, ...look };
      });
  const small = "400 semi-condensed 11.5px Plex, PlexKR, sans-serif";
  return [
    ...labels(ground.occupiedNames, { font: small, colour: palette.ink2 }),
    ...labels(ground.countryNames, { font: CAPITALS, colour: palette.ink2, spacing: "2px" }).map((label) => ({
      ...label,
      text: capitals(label.text),
    })),
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
      if (at) names.set(text, { text, at, gap: 6, font, colour: palette.ink, movement });
    }
  }
  return [...names.values()];
}
