/** Draws what is pointed at and what is chosen: a halo around its marks, and a ring for the chosen. */

import { LIT } from "./timeline_cells.js";

/** @typedef {{lane: number, x: number, top: number, bottom: number, r: number, chosen: boolean}} Halo */

/**
 * One halo for each mark, and one around both marks of a stack.
 * @param {import("./timeline_marks.js").Mark[]} marks
 * @returns {Halo[]}
 */
export function halosOf(marks) {
  /** @type {Halo[]} */
  const halos = [];
  for (const { lane, x, y, r, stance, lit } of marks) {
    if (!lit) continue;
    const chosen = (lit & LIT.chosen) !== 0;
    const last = halos[halos.length - 1];
    if (last?.lane === lane && last.x === x && last.chosen === chosen) {
      [last.top, last.bottom] = [Math.min(last.top, y), Math.max(last.bottom, y)];
    } else halos.push({ lane, x, top: y, bottom: y, r: stance < 0 ? r + 2.5 : r, chosen });
  }
  return halos;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import("./timeline_paint.js").Scene} scene
 */
export function paintHalos(context, { layout, colours, marks }) {
  for (const { lane, x, top, bottom, r, chosen } of halosOf(marks)) {
    const middle = layout.top + (lane + 0.5) * layout.pitch;
    const around = (/** @type {number} */ out) => {
      const wide = 2 * (r + out);
      context.beginPath();
      context.roundRect(x - wide / 2, middle + top - wide / 2, wide, bottom - top + wide, wide / 2);
    };
    around(chosen ? 6 : 4);
    context.fillStyle = colours.selection;
    context.globalAlpha = chosen ? 1 : 0.5;
    context.fill();
    context.globalAlpha = 1;
    if (!chosen) continue;
    around(3);
    context.fillStyle = colours.paper;
    context.strokeStyle = colours.ink;
    context.lineWidth = 2;
    context.fill();
    context.stroke();
  }
}
