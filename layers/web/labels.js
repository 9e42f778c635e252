/** Where words go on a map: eight positions around a mark, then a leader, then nowhere. */

import boxIndex from "./box_index.js";

/**
 * @typedef {object} Label
 * @property {string} text
 * @property {string} font
 * @property {string} colour
 * @property {[number, number]} at pixels
 * @property {number} gap pixels kept free around the mark
 * @property {[number, number][]} [spots] where an area's name may stand, best first
 * @property {boolean} [only] nowhere but on its spots
 * @property {string} [count] a numeral after the text
 * @property {string} [countColour]
 * @property {string} [second] a line below, in another script
 * @property {string} [spacing] letter spacing
 * @property {boolean} [must] never dropped
 * @property {number} [place] index, for pointing at
 * @property {number} [movement] index of the one whose end it names
 */
/** @typedef {[number, number, number, number]} Box left, top, right, bottom */
/** @typedef {Label & {box: Box, lines: string[], leader: boolean}} Placed */

/** @type {[number, number][]} */
const AROUND = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
];

/**
 * Place labels in order of importance, so that none covers another, a mark or the frame's edge.
 * @param {Label[]} labels most important first
 * @param {object} options
 * @param {Box[]} options.taken boxes already in use
 * @param {number} options.width of the frame
 * @param {number} options.height
 * @param {(text: string, font: string, spacing?: string) => number} options.measure width in pixels
 * @returns {Placed[]}
 */
export function placeLabels(labels, { taken, width, height, measure }) {
  const boxes = boxIndex(taken);
  /** @type {Placed[]} */
  const placed = [];
  const within = (/** @type {Box} */ box) => box[0] >= 2 && box[1] >= 2 && box[2] <= width - 2 && box[3] <= height - 2;

  for (const label of labels) {
    for (const [lines, reach] of attempts(label)) {
      const size = sizeOf(label, lines, measure);
      const found = candidates(label, size, reach).filter(within);
      const rivals = boxes.near(found);
      const box = found.find((box) => !rivals.some((other) => overlaps(box, other)));
      if (box) {
        boxes.add(box);
        placed.push({ ...label, lines, box, leader: reach > 0 });
        break;
      }
    }
    if (label.must && placed.at(-1)?.at !== label.at && inside(label.at, width, height)) {
      const size = sizeOf(label, [label.text], measure);
      const box = leastCovered(
        reaches(label).flatMap((reach) => candidates(label, size, reach)),
        boxes,
        width,
        height,
      );
      boxes.add(box);
      placed.push({ ...label, lines: [label.text], box, leader: !label.spots && !touches(box, label) });
    }
  }
  return placed;
}

/**
 * @param {Label} label
 * @returns {[string[], number][]} lines to write, and how far away
 */
function attempts(label) {
  const whole = label.text.split("\n");
  const both = label.second ? [...whole, label.second] : whole;
  /** @type {[string[], number][]} */
  const tries = [[both, 0]];
  if (label.second) tries.push([whole, 0]);
  for (const reach of reaches(label).slice(1)) tries.push([whole, reach]);
  return tries;
}

/** @param {Label} label @returns {number[]} how far from its mark a label may stand, nearest first */
function reaches({ must, spots }) {
  return must && !spots ? [0, 26, 52, 84] : [0];
}

/**
 * The box that covers least, of those that stay within the frame where any does.
 * @param {Box[]} found
 * @param {import("./box_index.js").BoxIndex} boxes
 * @param {number} width
 * @param {number} height
 */
function leastCovered(found, boxes, width, height) {
  const rivals = boxes.near(found);
  const cost = (/** @type {Box} */ box) =>
    1e6 * Number(box[0] < 0 || box[1] < 0 || box[2] > width || box[3] > height) +
    rivals.reduce((sum, other) => sum + shared(box, other), 0);
  const costs = found.map(cost);
  return found[costs.indexOf(Math.min(...costs))];
}

/** @param {Box} a @param {Box} b @returns {number} square pixels */
function shared(a, b) {
  const across = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const down = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return across > 0 && down > 0 ? across * down : 0;
}

/** @param {Box} box @param {Label} label */
function touches(box, { at: [x, y], gap }) {
  const reach = gap + 2;
  return x > box[0] - reach && x < box[2] + reach && y > box[1] - reach && y < box[3] + reach;
}

/**
 * @param {Label} label
 * @param {string[]} lines
 * @param {(text: string, font: string, spacing?: string) => number} measure
 * @returns {[number, number]}
 */
function sizeOf(label, lines, measure) {
  const [first, ...rest] = lines.map((line) => measure(line, label.font, label.spacing));
  const count = label.count ? measure(` ${label.count}`, label.font) : 0;
  return [Math.max(first + count, ...rest, 0), lines.length * 13 + 2];
}

/**
 * @param {Label} label
 * @param {[number, number]} size
 * @param {number} reach
 * @returns {Box[]}
 */
function candidates({ at, gap, spots, only }, [w, h], reach) {
  const on = (/** @type {[number, number]} */ [x, y]) =>
    /** @type {Box} */ ([x - w / 2, y - h / 2, x + w / 2, y + h / 2]);
  if (spots && only) return spots.map(on);
  const [x, y] = at;
  const far = gap + reach;
  const around = AROUND.map(([dx, dy]) => {
    const diagonal = dx && dy ? 0.75 : 1;
    const left = dx > 0 ? x + far * diagonal : dx < 0 ? x - far * diagonal - w : x - w / 2;
    const top = dy > 0 ? y + far * diagonal : dy < 0 ? y - far * diagonal - h : y - h / 2;
    return /** @type {Box} */ ([left, top, left + w, top + h]);
  });
  return spots && !reach ? [...spots.map(on), ...around] : around;
}

/** @param {Box} a @param {Box} b */
function overlaps(a, b) {
  return a[0] < b[2] + 2 && a[2] + 2 > b[0] && a[1] < b[3] && a[3] > b[1];
}

/** @param {[number, number]} at @param {number} width @param {number} height */
function inside([x, y], width, height) {
  return x > 0 && y > 0 && x < width && y < height;
}
