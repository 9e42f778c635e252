/** Movements: a schematic arc from one place to another, with one arrowhead. */

import { decode, pointOnCanvas, toWorld } from "./coordinates.js";

/** @typedef {import("./coordinates.js").Frame} Frame */

const SAMPLES = 32;
const LONG = 0.045;

/**
 * The arc of a movement in the world's plane. Over long ways it is the geodesic, else a bend; a
 * ship's bend goes to the side with less land.
 * @param {import("./story.js").Movement} movement
 * @param {import("./story.js").Place[]} places
 * @param {(x: number, y: number) => boolean} onLand
 * @returns {Float64Array} x, y, x, y …
 */
export function arcOf(movement, places, onLand) {
  const geodesic = decode(movement.line);
  const from = toWorld(...places[movement.from].at);
  const to = toWorld(...places[movement.to].at);
  if (movement.reported || Math.hypot(to[0] - from[0], to[1] - from[1]) > LONG) return geodesic;
  const right = bend(from, to, 0.28);
  const left = bend(from, to, -0.28);
  if (movement.mode !== "sea") return right;
  return landOn(right, onLand) <= landOn(left, onLand) ? right : left;
}

/**
 * @param {[number, number]} from
 * @param {[number, number]} to
 * @param {number} share of the length, to the right when positive
 */
function bend([ax, ay], [bx, by], share) {
  const cx = (ax + bx) / 2 - (by - ay) * share;
  const cy = (ay + by) / 2 + (bx - ax) * share;
  const points = new Float64Array(2 * (SAMPLES + 1));
  for (let i = 0; i <= SAMPLES; i++) {
    const t = i / SAMPLES;
    points[2 * i] = (1 - t) ** 2 * ax + 2 * t * (1 - t) * cx + t * t * bx;
    points[2 * i + 1] = (1 - t) ** 2 * ay + 2 * t * (1 - t) * cy + t * t * by;
  }
  return points;
}

/** @param {Float64Array} points @param {(x: number, y: number) => boolean} onLand */
function landOn(points, onLand) {
  let count = 0;
  for (let at = 0; at < points.length; at += 2) count += onLand(points[at], points[at + 1]) ? 1 : 0;
  return count;
}

/**
 * An arc's points in pixels, stopped short of the destination's mark.
 * @param {Frame} frame
 * @param {Float64Array} world
 * @param {number} gap pixels left free before the end
 * @returns {[number, number][]}
 */
export function arcOnCanvas(frame, world, gap) {
  const end = pointOnCanvas(frame, [world[world.length - 2], world[world.length - 1]]);
  const copy = Math.round((end[0] - frame.left) / frame.scale - world[world.length - 2]);
  /** @type {[number, number][]} */
  const points = [];
  for (let at = 0; at < world.length; at += 2) {
    const x = (world[at] + copy) * frame.scale + frame.left;
    const y = world[at + 1] * frame.scale + frame.top;
    if (Math.hypot(x - end[0], y - end[1]) < gap) break;
    points.push([x, y]);
  }
  return points;
}

/**
 * Where an arc enters or leaves the view, for the ends that are out of it.
 * @param {[number, number][]} points
 * @param {(at: [number, number]) => boolean} seen
 * @returns {{from: [number, number] | null, to: [number, number] | null}}
 */
export function edgesOf(points, seen) {
  const first = points.findIndex(seen);
  if (first < 0) return { from: null, to: null };
  const last = points.findLastIndex(seen);
  return { from: first > 0 ? points[first] : null, to: last < points.length - 1 ? points[last] : null };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {[number, number][]} points
 * @param {{colour: string, halo: string | null, dashed: boolean, dotted?: boolean, haloWidth: number, end: [number, number]}} look
 */
export function drawArc(context, points, { colour, halo, dashed, dotted = false, haloWidth, end }) {
  if (points.length < 2) return;
  context.save();
  context.lineCap = "butt";
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  if (halo) {
    context.strokeStyle = halo;
    context.lineWidth = haloWidth;
    context.stroke();
  }
  if (dotted) context.setLineDash([1.6, 2.6]);
  else if (dashed) context.setLineDash([6, 4]);
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.stroke();
  context.setLineDash([]);
  const [tipX, tipY] = points[points.length - 1];
  const angle = Math.atan2(end[1] - tipY, end[0] - tipX);
  context.translate(tipX, tipY);
  context.rotate(angle);
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(4, 0);
  context.lineTo(-5, -4.5);
  context.lineTo(-3, 0);
  context.lineTo(-5, 4.5);
  context.fill();
  context.restore();
}
