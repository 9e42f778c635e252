/**
 * Steps of the payload to the map's own plane: Web Mercator in units of one world, x to the east
 * and y to the south, both from 0 to 1. For drawing only; nothing is ever measured in it.
 */

const STEPS_PER_DEGREE = 10000;

/**
 * @param {number} longitude degrees
 * @param {number} latitude degrees
 * @returns {[number, number]}
 */
export function toWorld(longitude, latitude) {
  const bounded = Math.max(-85.05, Math.min(85.05, latitude));
  return [(longitude + 180) / 360, 0.5 - Math.asinh(Math.tan((bounded * Math.PI) / 180)) / (2 * Math.PI)];
}

/**
 * Add up steps (see layers/coordinates.py) and project them.
 * @param {number[]} steps
 * @returns {Float64Array} x, y, x, y …
 */
export function decode(steps) {
  const world = new Float64Array(steps.length);
  let longitude = 0;
  let latitude = 0;
  for (let at = 0; at < steps.length; at += 2) {
    longitude += steps[at];
    latitude += steps[at + 1];
    [world[at], world[at + 1]] = toWorld(longitude / STEPS_PER_DEGREE, latitude / STEPS_PER_DEGREE);
  }
  return world;
}

/**
 * A shape in the world's plane, with its bounds, so that what is out of view is not drawn.
 * @typedef {{path: Path2D, west: number, north: number, east: number, south: number}} Shape
 */

/**
 * @param {number[][]} parts rings or lines, as steps
 * @param {boolean} closed rings
 * @returns {Shape}
 */
export function toShape(parts, closed) {
  const path = new Path2D();
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const steps of parts) {
    const world = decode(steps);
    path.moveTo(world[0], world[1]);
    for (let at = 0; at < world.length; at += 2) {
      const [x, y] = [world[at], world[at + 1]];
      if (at) path.lineTo(x, y);
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < north) north = y;
      if (y > south) south = y;
    }
    if (closed) path.closePath();
  }
  return { path, west, north, east, south };
}

/**
 * Where the world stands on a canvas.
 * @typedef {object} Frame
 * @property {number} width pixels
 * @property {number} height pixels
 * @property {number} scale pixels per world
 * @property {number} left pixel at which x = 0 stands
 * @property {number} top pixel at which y = 0 stands
 */

/**
 * The copies of a shape that are in view; the world repeats every 360°.
 * @param {Frame} frame
 * @param {{west: number, north: number, east: number, south: number}} bounds
 * @returns {number[]} whole worlds to shift by
 */
export function copiesInView(frame, { west, north, east, south }) {
  if (south * frame.scale + frame.top < 0 || north * frame.scale + frame.top > frame.height) return [];
  const first = Math.ceil(-frame.left / frame.scale - east);
  const last = Math.floor((frame.width - frame.left) / frame.scale - west);
  const copies = [];
  for (let copy = Math.max(first, -2); copy <= Math.min(last, 2); copy++) copies.push(copy);
  return copies;
}

/**
 * A shape in pixels of a frame.
 * @param {Frame} frame
 * @param {Path2D} path
 * @param {number} copy
 */
export function onCanvas(frame, path, copy) {
  const placed = new Path2D();
  placed.addPath(path, {
    a: frame.scale,
    b: 0,
    c: 0,
    d: frame.scale,
    e: frame.left + copy * frame.scale,
    f: frame.top,
  });
  return placed;
}

/**
 * A point in pixels of a frame, in the copy of the world nearest to its middle.
 * @param {Frame} frame
 * @param {[number, number]} world
 * @returns {[number, number]}
 */
export function pointOnCanvas(frame, [x, y]) {
  const middle = (frame.width / 2 - frame.left) / frame.scale;
  const copy = Math.round(middle - x);
  return [(x + copy) * frame.scale + frame.left, y * frame.scale + frame.top];
}
