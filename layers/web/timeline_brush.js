/** What dragging over the whole story does to the window. */

/** @typedef {"from" | "to" | "body" | "new"} Part what of the brush is held */
/** @typedef {{from: number, to: number}} Days half-open */

/**
 * The part of the brush under a pointer. A narrow brush keeps its middle half to be held by.
 * @param {number} x
 * @param {number} left of the brush
 * @param {number} right
 * @param {number} reach how far from a handle it is still held, pixels
 * @returns {Part}
 */
export function partAt(x, left, right, reach) {
  const inward = Math.min(reach, (right - left) / 4);
  if (x >= left - reach && x <= left + inward) return "from";
  if (x >= right - inward && x <= right + reach) return "to";
  return x > left && x < right ? "body" : "new";
}

/**
 * The window after a drag.
 * @param {Part} part
 * @param {Days} start the window before
 * @param {number} down day that the pointer went down on, with its fraction
 * @param {number} now day that it is on
 * @param {[number, number]} limits
 * @returns {Days}
 */
export function dragged(part, start, down, now, [first, end]) {
  const moved = Math.round(now - down);
  if (part === "from") return { from: clamp(start.from + moved, first, start.to - 1), to: start.to };
  if (part === "to") return { from: start.from, to: clamp(start.to + moved, start.from + 1, end) };
  if (part === "body") {
    const by = clamp(moved, first - start.from, end - start.to);
    return { from: start.from + by, to: start.to + by };
  }
  const from = clamp(Math.floor(Math.min(down, now)), first, end - 1);
  return { from, to: clamp(Math.ceil(Math.max(down, now)), from + 1, end) };
}

/** @param {number} value @param {number} least @param {number} most */
export function clamp(value, least, most) {
  return Math.max(least, Math.min(most, value));
}
