/** The layer drawn on the map: every row that is not being edited, and what checks point at. */

import { copiesInView, onCanvas, pointOnCanvas, toWorld } from "./coordinates.js";

/** @typedef {import("./coordinates.js").Frame} Frame */
/** @typedef {import("./desk_drawn.js").Drawn} Drawn */

const RADIUS = 5;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {Drawn[]} rows
 * @param {{hover: string, faint: Set<string> | null, edited: Set<string>}} look `faint`: those that the filters leave
 * @param {Record<string, string>} palette
 */
export function drawRows(context, frame, rows, { hover, faint, edited }, palette) {
  context.lineJoin = "round";
  for (const drawn of rows) {
    const dim = faint !== null && !faint.has(drawn.row);
    context.globalAlpha = dim ? 0.35 : 1;
    const colour = edited.has(drawn.row) ? palette.ink : palette.affirm;
    if (drawn.path) {
      for (const copy of copiesInView(frame, drawn)) {
        const path = onCanvas(frame, drawn.path, copy);
        if (drawn.row === hover) stroke(context, path, palette.selection, 6);
        context.globalAlpha = dim ? 0.2 : edited.has(drawn.row) ? 1 : 0.55;
        stroke(context, path, colour, 1.1);
        context.globalAlpha = dim ? 0.35 : 1;
      }
    }
    for (const at of drawn.points) {
      const [x, y] = pointOnCanvas(frame, at);
      if (drawn.row === hover) disc(context, x, y, RADIUS + 5, palette.selection);
      disc(context, x, y, RADIUS, palette.paper, colour, 2);
    }
  }
  context.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {Drawn[]} rows
 * @param {Record<string, string>} palette
 */
export function drawCircles(context, frame, rows, palette) {
  context.setLineDash([3, 3]);
  for (const { spread, points } of rows) {
    const radius = spread * frame.scale;
    if (radius < RADIUS + 2) continue;
    for (const at of points) disc(context, ...pointOnCanvas(frame, at), radius, "transparent", palette.ink3, 1);
  }
  context.setLineDash([]);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {import("./desk.js").Mark[]} marks
 * @param {Record<string, string>} palette
 */
export function drawMarks(context, frame, marks, palette) {
  for (const { number, at } of marks) {
    const [x, y] = pointOnCanvas(frame, toWorld(...at));
    disc(context, x, y, 11, "transparent", palette.deny, 2);
    disc(context, x - 16, y + 15, 9.5, palette.deny);
    context.fillStyle = palette.paper;
    context.font = "600 11.5px Plex, PlexKR, sans-serif";
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(String(number), x - 16, y + 15.5);
  }
}

/** @param {CanvasRenderingContext2D} context @param {Path2D} path @param {string} colour @param {number} width */
function stroke(context, path, colour, width) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke(path);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {string} fill
 * @param {string} [line]
 * @param {number} [width]
 */
function disc(context, x, y, radius, fill, line, width = 1) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  if (!line) return;
  context.strokeStyle = line;
  context.lineWidth = width;
  context.stroke();
}
