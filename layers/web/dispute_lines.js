/** The links of the chart as lines: brackets at the left, dotted lines between, arrows at the right. */

import { shape } from "./dispute_mark.js";
import { lanesOf, rowsOfTie } from "./dispute_ties.js";

/** @typedef {import("./dispute_ties.js").Tie} Tie */
/**
 * Where a row stands, in pixels of the chart.
 * @typedef {object} Spot
 * @property {number} y its middle
 * @property {number} left where what it draws begins, its words included
 * @property {number} right where that ends
 * @property {number} at its number
 */
/** @typedef {Map<number, Spot>} Spots */

/** Pixels between lanes, from the axis to the first lane on its left and right, and around what is linked. */
const [LANE, LEFT, RIGHT, CLEAR] = [6, 16, 6, 6];
/** Lanes at the right that have room. */
const LANES = 5;
/** Pixels that the words on a dotted line need. */
const WORDS = 142;

/**
 * A total and what it includes.
 * @param {Tie[]} ties
 * @param {Spots} spots
 * @param {number} axis left end
 */
export function brackets(ties, spots, axis) {
  const stretches = ties.map((tie) => stretchOf(tie, spots));
  const lanes = lanesOf(stretches);
  return ties.flatMap((tie, index) => {
    const x = axis - LEFT - lanes[index] * LANE;
    const [top, bottom] = stretches[index];
    const total = spots.get(tie.to);
    const parts = tie.from.flatMap((row) => spots.get(row) ?? []);
    if (!total) return [];
    const branches = parts.map(({ y, left }) => `M${x} ${y}H${Math.max(x, left - CLEAR)}`).join("");
    const rows = [...parts, total].map(({ y }) => y).sort((a, b) => a - b);
    return [
      line(`M${x} ${top}V${bottom}${branches}M${x} ${total.y}H${total.left - CLEAR}`),
      head(total.left - CLEAR, total.y, 1),
      words("includes", x - 5, rows[(rows.length - 1) >> 1] + 4, "aside"),
    ];
  });
}

/**
 * What may be the same people, counted twice.
 * @param {Tie[]} ties
 * @param {Spots} spots
 * @param {Spot[]} all every row that is drawn and that no arrow crosses
 */
export function forces(ties, spots, all) {
  return ties.flatMap((tie) => {
    const pair = rowsOfTie(tie).flatMap((row) => spots.get(row) ?? []);
    if (pair.length < 2) return [];
    const [high, low] = pair.sort((a, b) => a.y - b.y);
    const x = Math.round(high.at) + 0.5;
    const before = x < low.left - CLEAR;
    const aside = before || x > low.right + CLEAR;
    const across = aside ? `V${low.y}H${before ? low.left - CLEAR : low.right + CLEAR}` : `V${low.y - 10}`;
    const between = all.filter(({ y }) => y > high.y && y < low.y);
    const free = between.filter(({ left, right }) => left > x || right < x - WORDS);
    const row = free.length ? free[free.length >> 1] : null;
    return [
      line(`M${x} ${high.y + 10}${across}`, "dotted"),
      ...(row ? [words("possibly the same force", x - 8, row.y + 4)] : []),
    ];
  });
}

/**
 * What a later statement replaced, or came after.
 * @param {Tie[]} ties
 * @param {Spots} spots
 * @param {number} axis right end
 */
export function arrows(ties, spots, axis) {
  const length = (/** @type {Tie} */ tie) => stretchOf(tie, spots)[1] - stretchOf(tie, spots)[0];
  const inOrder = [...ties].sort((a, b) => length(a) - length(b));
  const lanes = lanesOf(inOrder.map((tie) => stretchOf(tie, spots)));
  return inOrder.flatMap((tie, index) => {
    const [earlier, later] = [spots.get(tie.from[0]), spots.get(tie.to)];
    if (!earlier || !later) return [];
    const x = axis + RIGHT + (lanes[index] % LANES) * LANE;
    const [start, end] = [earlier.right + CLEAR, later.right + CLEAR];
    const loose = tie.kind === "followed";
    const room = x - start;
    const said = loose ? "followed by" : "superseded by";
    return [
      line(`M${start} ${earlier.y}H${x}V${later.y}H${end}`, loose ? "loose" : ""),
      head(end, later.y, -1),
      ...(room > 110 ? [words(said, axis - 4, earlier.y - 4)] : []),
    ];
  });
}

/** @param {Tie} tie @param {Spots} spots @returns {[number, number]} from the highest row to the lowest */
function stretchOf(tie, spots) {
  const rows = rowsOfTie(tie).map((row) => spots.get(row)?.y ?? 0);
  return [Math.min(...rows), Math.max(...rows)];
}

/** @param {string} d @param {string} [look] */
function line(d, look = "") {
  return shape("path", { d, class: `tie ${look}` });
}

/** @param {number} x @param {number} y @param {1 | -1} way */
function head(x, y, way) {
  return line(`M${x - way * 7} ${y - 4}L${x} ${y}L${x - way * 7} ${y + 4}`);
}

/** @param {string} text @param {number} x where it ends @param {number} y @param {string} [look] */
function words(text, x, y, look = "") {
  const made = shape("text", { x: `${x}`, y: `${y}`, "text-anchor": "end", class: look });
  made.textContent = text;
  return made;
}
