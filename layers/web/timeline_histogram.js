/** How many claims each week of the whole story holds. */

import { startOf, startOfNext } from "./calendar.js";

/** @typedef {import("./calendar.js").Period} Period */
/**
 * @typedef {object} Histogram
 * @property {Period} period
 * @property {[number, number]} days of the whole story, by whole months
 * @property {number[]} starts first day of each bar, and the day after the last
 * @property {Uint32Array} counts
 * @property {number} highest
 */

/**
 * Count the claims of each week, or of each month or year where weeks would be too narrow to see.
 * @param {import("./story.js").Story} story
 * @param {Uint8Array} passing one byte per row
 * @param {[number, number]} extent first day of the story and the day after its last
 * @param {number} width pixels
 * @returns {Histogram}
 */
export function countWeeks(story, passing, extent, width) {
  const { said } = story.claims;
  /** @type {[number, number]} */
  const days = [startOf("month", extent[0]), startOfNext("month", extent[1] - 1)];
  const perDay = width / (days[1] - days[0]);
  const period = perDay * 7 >= 2.5 ? "week" : perDay * 30 >= 2.5 ? "month" : "year";
  const starts = [startOf(period, days[0])];
  while (starts[starts.length - 1] < days[1]) starts.push(startOfNext(period, starts[starts.length - 1]));
  const counts = new Uint32Array(starts.length - 1);
  let bar = 0;
  for (let row = 0; row < passing.length; row++) {
    while (bar < counts.length - 1 && said[row] >= starts[bar + 1]) bar++;
    if (passing[row]) counts[bar]++;
  }
  return { period, days, starts, counts, highest: counts.reduce((most, count) => Math.max(most, count), 0) };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Histogram} histogram
 * @param {{x: (day: number) => number, base: number, height: number, colour: string}} look
 */
export function drawBars(context, { starts, counts, highest, days }, { x, base, height, colour }) {
  context.fillStyle = colour;
  for (let bar = 0; bar < counts.length; bar++) {
    if (!counts[bar]) continue;
    const left = x(Math.max(starts[bar], days[0]));
    const right = x(Math.min(starts[bar + 1], days[1]));
    const tall = Math.max(1.5, (counts[bar] / highest) * height);
    context.fillRect(left, base - tall, Math.max(0.8, right - left - Math.min(1, (right - left) / 4)), tall);
  }
}
