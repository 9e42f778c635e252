/** Features of an own layer as they are drawn: grey squares, lines and outlines, which no claim's mark is. */

import { copiesInView, onCanvas, pointOnCanvas } from "./coordinates.js";

const SIDE = 9;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import("./coordinates.js").Frame} frame
 * @param {import("./desk_drawn.js").Drawn[]} features
 * @param {Record<string, string>} palette
 */
export default function drawFeatures(context, frame, features, palette) {
  context.lineJoin = "round";
  context.strokeStyle = palette.ink2;
  context.fillStyle = palette.ink2;
  context.lineWidth = 1.5;
  for (const feature of features) {
    if (!feature.path) continue;
    for (const copy of copiesInView(frame, feature)) {
      const path = onCanvas(frame, feature.path, copy);
      if (feature.area) {
        context.globalAlpha = 0.1;
        context.fill(path, "evenodd");
        context.globalAlpha = 1;
      }
      context.stroke(path);
    }
  }
  context.strokeStyle = palette.paper;
  for (const [x, y] of features.flatMap(({ points }) => points.map((at) => pointOnCanvas(frame, at)))) {
    if (x < -SIDE || y < -SIDE || x > frame.width + SIDE || y > frame.height + SIDE) continue;
    context.fillRect(x - SIDE / 2, y - SIDE / 2, SIDE, SIDE);
    context.strokeRect(x - SIDE / 2, y - SIDE / 2, SIDE, SIDE);
  }
}
