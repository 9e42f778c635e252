/** Boxes by where they stand, so that each is compared with its neighbours alone. */

/** @typedef {import("./labels.js").Box} Box */
/** @typedef {{add: (box: Box) => void, near: (boxes: Box[]) => Box[]}} BoxIndex `near`: all that may overlap one of these, and others */

/** Pixels of a cell's side. */
const CELL = 64;
/** Pixels around a box in which another one is near. */
const REACH = 2;
/** Cells from one row to the next; far more than any screen has. */
const ROW = 65536;

/**
 * @param {Box[]} first
 * @returns {BoxIndex}
 */
export default function boxIndex(first) {
  /** @type {Map<number, Box[]>} */
  const cells = new Map();

  /** @param {Box} box */
  function add(box) {
    for (const cell of reached(box)) {
      const there = cells.get(cell);
      if (there) there.push(box);
      else cells.set(cell, [box]);
    }
  }

  /** @param {Box[]} boxes */
  function near(boxes) {
    if (!boxes.length) return [];
    const side = (/** @type {number} */ at) => boxes.map((box) => box[at]);
    const around = [Math.min(...side(0)), Math.min(...side(1)), Math.max(...side(2)), Math.max(...side(3))];
    return [...new Set(reached(/** @type {Box} */ (around)).flatMap((cell) => cells.get(cell) ?? []))];
  }

  first.forEach(add);
  return { add, near };
}

/** @param {Box} box @returns {number[]} the cells that it reaches */
function reached([left, top, right, bottom]) {
  const found = [];
  for (let y = Math.floor((top - REACH) / CELL); y <= (bottom + REACH) / CELL; y++)
    for (let x = Math.floor((left - REACH) / CELL); x <= (right + REACH) / CELL; x++) found.push(y * ROW + x);
  return found;
}
