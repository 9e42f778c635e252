/** Which row of a layer a pointer meets. */

import { copiesInView, onCanvas, pointOnCanvas } from "./coordinates.js";

/** @typedef {import("./coordinates.js").Frame} Frame */
/** @typedef {import("./desk_drawn.js").Drawn} Drawn */

/** Pixels around a mark or a line at which it is met. */
const REACH = 9;

/**
 * The row at a point of the canvas: marks before lines, small areas before large ones.
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {Drawn[]} rows
 * @param {[number, number]} at pixels of the canvas
 * @returns {string | null}
 */
export default function rowAt(context, frame, rows, [x, y]) {
  /** @type {{row: string, rank: number} | null} */
  let best = null;
  for (const drawn of rows) {
    const rank = rankAt(context, frame, drawn, x, y);
    if (rank !== null && (!best || rank < best.rank)) best = { row: drawn.row, rank };
  }
  return best?.row ?? null;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {Drawn} drawn
 * @param {number} x
 * @param {number} y
 * @returns {number | null} the less, the sooner it is meant; null when it is not there
 */
function rankAt(context, frame, drawn, x, y) {
  for (const point of drawn.points) {
    const [left, top] = pointOnCanvas(frame, point);
    const distance = Math.hypot(left - x, top - y);
    if (distance <= REACH) return distance / REACH - 2;
  }
  if (!drawn.path) return null;
  for (const copy of copiesInView(frame, drawn)) {
    const path = onCanvas(frame, drawn.path, copy);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.lineWidth = REACH;
    const met = context.isPointInStroke(path, x, y) || (drawn.area && context.isPointInPath(path, x, y, "evenodd"));
    if (met) return (drawn.east - drawn.west) * (drawn.south - drawn.north);
  }
  return null;
}
