/** Hatching: parallel lines inside a shape, fixed to the ground so that they move with it. */

/** @typedef {{colour: string, every: number, width: number, falling?: boolean}} Look `falling`: −45°; `every`, `width`: pixels */

/** @type {Map<string, CanvasPattern>} */
const made = new Map();

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import("./coordinates.js").Frame} frame
 * @param {Path2D} area in pixels
 * @param {Look} look
 */
export function hatch(context, frame, area, look) {
  const { a: density } = context.getTransform();
  const whole = (/** @type {number} */ at) => Math.round(at * density);
  const pattern = patternOf(look, density);
  pattern.setTransform(new DOMMatrix().scale(1 / density).translate(whole(frame.left), whole(frame.top)));
  context.save();
  context.fillStyle = pattern;
  context.fill(area, "evenodd");
  context.restore();
}

/**
 * One tile of the lines, in whole pixels of the screen so that copies of it meet.
 * @param {Look} look
 * @param {number} density pixels of the screen for one of the drawing
 * @returns {CanvasPattern}
 */
function patternOf({ colour, every, width, falling = false }, density) {
  const key = [colour, every, width, falling, density].join(" ");
  const known = made.get(key);
  if (known) return known;
  const tile = document.createElement("canvas");
  const side = Math.round(every * Math.SQRT2 * density);
  tile.width = tile.height = side;
  const pen = /** @type {CanvasRenderingContext2D} */ (tile.getContext("2d"));
  pen.strokeStyle = colour;
  pen.lineWidth = width * density;
  for (const shift of [-side, 0, side]) {
    pen.moveTo(shift - side, falling ? -side : 2 * side);
    pen.lineTo(shift + 2 * side, falling ? 2 * side : -side);
  }
  pen.stroke();
  const pattern = /** @type {CanvasPattern} */ (pen.createPattern(tile, "repeat"));
  made.set(key, pattern);
  return pattern;
}
