/** Names of the ground: occupied regions, countries, waters, regions and towns, by zoom. */

import { pointOnCanvas } from "./coordinates.js";

/** @typedef {import("./labels.js").Label} Label */

/**
 * @param {import("./coordinates.js").Frame} frame
 * @param {import("./ground.js").Ground} ground
 * @param {Record<string, string>} palette
 * @param {{regions: boolean, towns: boolean}} layers
 * @returns {Label[]} most important first
 */
export function groundNames(frame, ground, palette, layers) {
  const labels = (
    /** @type {import("./ground.js").Name[]} */ names,
    /** @type {Partial<Label> & {font: string, colour: string}} */ look,
  ) =>
    names
      .filter(({ rank }) => frame.scale >= rank)
      .map(({ name, world }) => ({ text: name, at: pointOnCanvas(frame, world), gap: 0, ...look }));
  const small = "400 11.5px Plex, PlexKR, sans-serif";
  return [
    ...labels(ground.occupiedNames, { font: small, colour: palette.ink2 }),
    ...labels(ground.countryNames, { font: "400 12px Plex, PlexKR, sans-serif", colour: palette.ink2, spacing: "2px" }).map(capitals),
    ...labels(ground.waters, { font: "italic 400 13px PlexSerif, serif", colour: palette.water }),
    ...(layers.regions ? labels(ground.regionNames, { font: small, colour: palette.ink3 }) : []),
    ...(layers.towns ? labels(ground.towns, { font: "400 11px Plex, PlexKR, sans-serif", colour: palette.ink3, gap: 4 }) : []),
  ];
}

/** @param {Label} label */
function capitals(label) {
  return { ...label, text: label.text.toLocaleUpperCase("en") };
}
