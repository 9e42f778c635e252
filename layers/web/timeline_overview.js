/** Draws the whole story: its bars, the part of it that the lanes show, and its dates. */

import { drawBars } from "./timeline_histogram.js";
import { label, line } from "./timeline_pen.js";

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import("./timeline_paint.js").Scene} scene
 */
export function paintOverview(context, { layout, colours, font, whole, histogram, storyTicks, from, to }) {
  const { left, right, base, fan } = layout;
  const within = (/** @type {number} */ day) => Math.max(left, Math.min(right, whole.x(day)));
  const [start, end] = [within(from), within(to)];
  const look = { x: whole.x, base, height: base - 6 };
  drawBars(context, histogram, { ...look, colour: colours.border });

  context.save();
  context.beginPath();
  context.rect(start, 0, end - start, base);
  context.clip();
  context.clearRect(start, 0, end - start, base);
  context.fillStyle = colours.ink;
  context.globalAlpha = 0.075;
  context.fillRect(start, 0, end - start, base);
  context.globalAlpha = 1;
  drawBars(context, histogram, { ...look, colour: colours.ink });
  context.restore();

  context.lineWidth = 1;
  context.strokeStyle = colours.rule;
  line(context, left, base + 0.5, right, base + 0.5);
  line(context, start, base, left, fan);
  line(context, end, base, right, fan);
  context.font = `12.5px ${font}`;
  for (const { day, text } of storyTicks) {
    const x = Math.round(whole.x(day)) + 0.5;
    context.lineWidth = 1;
    context.strokeStyle = colours.rule;
    line(context, x, base, x, base + 4);
    label(context, text, { x: x + 2, y: base + 10, end: right + 10, colour: colours.ink2, paper: colours.paper });
  }
}
