/** A row of a layer made ready to be drawn: its shape in the world's plane, its name and its bounds. */

import { toWorld } from "./coordinates.js";
import { isPlain, mapPositions, positionsOf } from "./desk_geometry.js";

/**
 * @typedef {object} Drawn
 * @property {string} row
 * @property {string} name
 * @property {[number, number][]} points in the world's plane
 * @property {Path2D | null} path lines and areas, in the world's plane
 * @property {boolean} area
 * @property {[number, number]} middle
 * @property {number} spread radius of the uncertainty in the world's plane; 0 when it is not given
 * @property {number} west
 * @property {number} north
 * @property {number} east
 * @property {number} south
 */

const AROUND_THE_EARTH_M = 40_075_017;

/**
 * Prepare a row for drawing; null when it has nothing to draw.
 * @param {string} row
 * @param {import("./desk.js").Fields} fields
 * @param {string} title the field that names it
 * @returns {Drawn | null}
 */
export default function prepare(row, fields, title) {
  const { geometry } = fields;
  if (!isPlain(geometry)) return null;
  const positions = positionsOf(geometry);
  if (!positions.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y))) return null;
  const worlds = positions.map(([x, y]) => toWorld(x, y));
  const xs = worlds.map(([x]) => x);
  const ys = worlds.map(([, y]) => y);
  const box = { west: least(xs), east: most(xs), north: least(ys), south: most(ys) };
  const isPoint = geometry.type.endsWith("Point");
  return {
    row,
    name: String(fields[title] ?? row),
    points: isPoint ? worlds : [],
    path: isPoint ? null : pathOf(geometry),
    area: geometry.type.endsWith("Polygon"),
    spread: isPoint ? spreadOf(fields.uncertainty_m, positions[0][1]) : 0,
    middle: isPoint ? worlds[0] : [(box.west + box.east) / 2, (box.north + box.south) / 2],
    ...box,
  };
}

/**
 * @param {unknown} metres
 * @param {number} latitude degrees
 */
function spreadOf(metres, latitude) {
  return typeof metres === "number" ? metres / (AROUND_THE_EARTH_M * Math.cos((latitude * Math.PI) / 180)) : 0;
}

/** @param {import("./desk_geometry.js").Geometry} geometry */
function pathOf(geometry) {
  const path = new Path2D();
  const closed = geometry.type.endsWith("Polygon");
  /** @type {[number, number][]} */
  let line = [];
  /** @param {any} coordinates */
  function walk(coordinates) {
    if (typeof coordinates[0]?.[0] !== "number") return coordinates.forEach(walk);
    line = [];
    mapPositions(coordinates, ([x, y]) => line.push(toWorld(x, y)));
    line.forEach(([x, y], at) => (at ? path.lineTo(x, y) : path.moveTo(x, y)));
    if (closed) path.closePath();
  }
  walk(geometry.coordinates);
  return path;
}

/** @param {number[]} values */
function least(values) {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}

/** @param {number[]} values */
function most(values) {
  return values.reduce((a, b) => Math.max(a, b), -Infinity);
}
