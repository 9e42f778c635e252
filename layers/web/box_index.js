/** Boxes by where they stand, so that each is compared with its neighbours alone. */

/** @typedef {import("./labels.js").Box} Box */
/** @typedef {{add: (box: Box) => void, near: (box: Box) => Box[]}} BoxIndex `near`: all that may overlap, and others */

/** Pixels of a cell's side. */
const CELL = 64;
/** Pixels around a box in which another one is near. */
const REACH = 2;

/**
 * @param {Box[]} boxes
 * @returns {BoxIndex}
 */
export default function boxIndex(boxes) {
  /** @type {Map<string, Box[]>} */
  const cells = new Map();

  /** @param {Box} box @returns {string[]} the cells that it reaches */
  function reached([left, top, right, bottom]) {
    const found = [];
    for (let x = Math.floor((left - REACH) / CELL); x <= (right + REACH) / CELL; x++)
      for (let y = Math.floor((top - REACH) / CELL); y <= (bottom + REACH) / CELL; y++) found.push(`${x} ${y}`);
    return found;
  }

  /** @param {Box} box */
  function add(box) {
    for (const cell of reached(box)) {
      const there = cells.get(cell);
      if (there) there.push(box);
      else cells.set(cell, [box]);
    }
  }

  boxes.forEach(add);
  return { add, near: (box) => [...new Set(reached(box).flatMap((cell) => cells.get(cell) ?? []))] };
}
