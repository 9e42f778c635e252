/** Names on the map of the Edit page: those of the layer's places, then those of the ground. */

import { pointOnCanvas } from "./coordinates.js";
import { placeLabels } from "./labels.js";
import { drawLabels, widthOf } from "./lettering.js";
import { groundNames } from "./map_names.js";
import { panels } from "./map_words.js";

/** Names drawn at most; a map of more is a map of none. */
const MOST_NAMES = 60;
const FONT = "500 semi-condensed 12px Plex, PlexKR, sans-serif";

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import("./coordinates.js").Frame & {x: number, y: number}} view
 * @param {object} what
 * @param {import("leaflet").Map} what.map
 * @param {import("./ground.js").Ground} what.ground
 * @param {import("./desk_drawn.js").Drawn[]} what.rows those that the filters leave
 * @param {Record<string, string>} what.palette
 */
export default function drawDeskNames(context, view, { map, ground, rows, palette }) {
  const { x: width, y: height } = map.getSize();
  const seen = ([x, y] = [0, 0]) => x > -view.x && y > -view.y && x < width - view.x && y < height - view.y;
  const named = rows
    .map((row) => ({ row, at: pointOnCanvas(view, row.middle) }))
    .filter(({ row, at }) => row.points.length && seen(at))
    .slice(0, MOST_NAMES)
    .map(({ row, at }) => ({ text: row.name.slice(0, 60), font: FONT, colour: palette.ink, at, gap: 8 }));
  const names = groundNames(view, ground, palette, { regions: true, towns: false }, new Set());
  const inView = names.flatMap((name) => {
    if (!name.spots) return seen(name.at) ? [name] : [];
    const spots = name.spots.filter(seen);
    return spots.length ? [{ ...name, at: spots[0], spots }] : [];
  });
  const taken = panels(map, 1).map(
    ([left, top, right, bottom]) =>
      /** @type {import("./labels.js").Box} */ ([left - view.x, top - view.y, right - view.x, bottom - view.y]),
  );
  const placed = placeLabels([...named, ...inView], {
    taken,
    width: view.width,
    height: view.height,
    measure: widthOf,
  });
  drawLabels(context, placed, { halo: palette.land, secondColour: palette.ink2, leaderColour: palette.ink3 });
}
