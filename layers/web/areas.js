/** Regions that claims name: outlined, and hatched where no place in them is known better. */

import { copiesInView, onCanvas } from "./coordinates.js";
import { hatch } from "./hatch.js";

/** @typedef {import("./coordinates.js").Shape} Shape */
/** @typedef {import("./marks.js").Drawable} Drawable */
/** @typedef {{counts: Uint32Array, chosen: import("./marks.js").Emphasis, named: Set<number>}} Wanted */
/** @typedef {Wanted & {hover: import("./marks.js").Emphasis}} Shown */

/**
 * Whether a place is drawn: a claim in view names it, or it stands out anyhow.
 * @param {number} place
 * @param {Wanted} shown
 */
export function isWanted(place, { counts, chosen, named }) {
  return counts[place] > 0 || chosen.places.has(place) || named.has(place);
}

/**
 * All that the drawing of regions depends on: where it stays the same, they need not be drawn anew.
 * @param {Drawable} drawable
 * @param {Shown} shown
 */
export function areasShown({ areas }, shown) {
  const drawn = [...areas.keys()].filter((place) => areas[place] && isWanted(place, shown));
  return drawn.map((place) => `${place}${emphasisOf(place, shown.hover.places, shown.chosen.places) ?? ""}`).join();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import("./coordinates.js").Frame} frame
 * @param {Drawable} drawable
 * @param {Shown} shown
 * @param {Record<string, string>} palette
 * @returns {import("./marks.js").Target[]} topmost first
 */
export function drawAreas(context, frame, { story, areas }, shown, palette) {
  /** @type {import("./marks.js").Target[]} */
  const targets = [];
  const named = [...areas.keys()].filter((place) => areas[place] && isWanted(place, shown));
  for (const place of named.sort((a, b) => sizeOf(areas[b]) - sizeOf(areas[a]))) {
    const shape = /** @type {Shape} */ (areas[place]);
    const inner = named.filter((other) => story.places[other].parents.includes(place));
    for (const copy of copiesInView(frame, shape)) {
      const path = onCanvas(frame, shape.path, copy);
      const hatched = new Path2D(path);
      for (const other of inner) hatched.addPath(onCanvas(frame, /** @type {Shape} */ (areas[other]).path, copy));
      const wide = (shape.east - shape.west) * frame.scale > frame.width / 2;
      hatch(context, frame, hatched, { colour: palette.affirm, every: wide ? 11 : 6, width: 1, falling: true });
      outline(context, path, emphasisOf(place, shown.hover.places, shown.chosen.places), palette);
      targets.unshift({ place, area: path });
    }
  }
  return targets;
}

/** @param {Shape | null} shape @returns {number} square worlds around it */
function sizeOf(shape) {
  return shape ? (shape.east - shape.west) * (shape.south - shape.north) : 0;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Path2D} path
 * @param {"hover" | "chosen" | null} emphasis
 * @param {Record<string, string>} palette
 */
function outline(context, path, emphasis, palette) {
  if (emphasis) {
    context.strokeStyle = translucent(palette.selection, emphasis === "hover");
    context.lineWidth = 5;
    context.stroke(path);
  }
  context.strokeStyle = palette.affirm;
  context.lineWidth = 1.3;
  context.stroke(path);
}

/**
 * @param {number} index
 * @param {Set<number>} hover
 * @param {Set<number>} chosen
 * @returns {"hover" | "chosen" | null}
 */
export function emphasisOf(index, hover, chosen) {
  if (chosen.has(index)) return "chosen";
  return hover.has(index) ? "hover" : null;
}

/** @param {string} colour @param {boolean} half */
export function translucent(colour, half) {
  return half ? colour + "80" : colour;
}
