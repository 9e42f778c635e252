/** What a pointer on the map means. */

/** @typedef {import("./marks.js").Target} Target */

/**
 * What is at a point, the nearest mark before a line and a line before an area.
 * @param {CanvasRenderingContext2D} context
 * @param {Target[]} targets
 * @param {[number, number]} at pixels of the canvas
 * @returns {import("./link.js").Focus | null}
 */
export default function targetAt(context, targets, [x, y]) {
  const distance = (/** @type {Target} */ { at, line }) => {
    if (at) return Math.hypot(at[0] - x, at[1] - y) - 12;
    if (line) return Math.min(Infinity, ...line.map(([px, py]) => Math.hypot(px - x, py - y))) - 8;
    return Infinity;
  };
  const near = targets
    .map((target) => ({ target, d: distance(target) }))
    .filter(({ d }) => d < 0)
    .sort((a, b) => Number(Boolean(b.target.at)) - Number(Boolean(a.target.at)) || a.d - b.d)[0]?.target;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  const found = near ?? targets.find(({ area }) => area && context.isPointInPath(area, x, y, "evenodd"));
  context.restore();
  if (!found) return null;
  return found.place === undefined ? { movement: /** @type {number} */ (found.movement) } : { place: found.place };
}
