/** The layer drawn on the map: every row that is not being edited, its name, and what checks point at. */

import { copiesInView, onCanvas, pointOnCanvas, toWorld } from "./coordinates.js";
import { isPlain, mapPositions, positionsOf } from "./desk_geometry.js";

/** @typedef {import("./desk.js").Fields} Fields */
/** @typedef {import("./coordinates.js").Frame} Frame */
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

/** Pixels around a mark or a line at which it is met. */
const REACH = 9;
const RADIUS = 5;
const AROUND_THE_EARTH_M = 40_075_017;

/**
 * Prepare a row for drawing; null when it has nothing to draw.
 * @param {string} row
 * @param {Fields} fields
 * @param {string} title the field that names it
 * @returns {Drawn | null}
 */
export function prepare(row, fields, title) {
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

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {Drawn[]} rows
 * @param {{hover: string, faint: Set<string> | null, edited: Set<string>}} look `faint`: those that the filters leave
 * @param {Record<string, string>} palette
 */
export function drawRows(context, frame, rows, { hover, faint, edited }, palette) {
  context.lineJoin = "round";
  for (const drawn of rows) {
    const dim = faint !== null && !faint.has(drawn.row);
    context.globalAlpha = dim ? 0.35 : 1;
    const colour = edited.has(drawn.row) ? palette.ink : palette.affirm;
    if (drawn.path) {
      for (const copy of copiesInView(frame, drawn)) {
        const path = onCanvas(frame, drawn.path, copy);
        if (drawn.row === hover) stroke(context, path, palette.selection, 6);
        context.globalAlpha = dim ? 0.2 : edited.has(drawn.row) ? 1 : 0.55;
        stroke(context, path, colour, 1.1);
        context.globalAlpha = dim ? 0.35 : 1;
      }
    }
    for (const at of drawn.points) {
      const [x, y] = pointOnCanvas(frame, at);
      if (drawn.row === hover) disc(context, x, y, RADIUS + 5, palette.selection);
      disc(context, x, y, RADIUS, palette.paper, colour, 2);
    }
  }
  context.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {Drawn[]} rows
 * @param {Record<string, string>} palette
 */
export function drawCircles(context, frame, rows, palette) {
  context.setLineDash([3, 3]);
  for (const { spread, points } of rows) {
    const radius = spread * frame.scale;
    if (radius < RADIUS + 2) continue;
    for (const at of points) disc(context, ...pointOnCanvas(frame, at), radius, "transparent", palette.ink3, 1);
  }
  context.setLineDash([]);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {import("./desk.js").Mark[]} marks
 * @param {Record<string, string>} palette
 */
export function drawMarks(context, frame, marks, palette) {
  for (const { number, at } of marks) {
    const [x, y] = pointOnCanvas(frame, toWorld(...at));
    disc(context, x, y, 11, "transparent", palette.deny, 2);
    disc(context, x - 16, y + 15, 9.5, palette.deny);
    context.fillStyle = palette.paper;
    context.font = "600 11.5px Plex, PlexKR, sans-serif";
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(String(number), x - 16, y + 15.5);
  }
}

/**
 * The row at a point of the canvas: marks before lines, small areas before large ones.
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {Drawn[]} rows
 * @param {[number, number]} at pixels of the canvas
 * @returns {string | null}
 */
export function rowAt(context, frame, rows, [x, y]) {
  /** @type {{row: string, rank: number} | null} */
  let best = null;
  for (const drawn of rows) {
    const rank = rankAt(context, frame, drawn, x, y);
    if (rank !== null && (!best || rank < best.rank)) best = { row: drawn.row, rank };
  }
  return best?.row ?? null;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {Drawn} drawn
 * @param {number} x
 * @param {number} y
 * @returns {number | null} the less, the sooner it is meant; null when it is not there
 */
function rankAt(context, frame, drawn, x, y) {
  for (const point of drawn.points) {
    const [left, top] = pointOnCanvas(frame, point);
    const distance = Math.hypot(left - x, top - y);
    if (distance <= REACH) return distance / REACH - 2;
  }
  if (!drawn.path) return null;
  for (const copy of copiesInView(frame, drawn)) {
    const path = onCanvas(frame, drawn.path, copy);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.lineWidth = REACH;
    const met = context.isPointInStroke(path, x, y) || (drawn.area && context.isPointInPath(path, x, y, "evenodd"));
    if (met) return (drawn.east - drawn.west) * (drawn.south - drawn.north);
  }
  return null;
}

/** @param {number[]} values */
function least(values) {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}

/** @param {number[]} values */
function most(values) {
  return values.reduce((a, b) => Math.max(a, b), -Infinity);
}

/** @param {CanvasRenderingContext2D} context @param {Path2D} path @param {string} colour @param {number} width */
function stroke(context, path, colour, width) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke(path);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {string} fill
 * @param {string} [line]
 * @param {number} [width]
 */
function disc(context, x, y, radius, fill, line, width = 1) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  if (!line) return;
  context.strokeStyle = line;
  context.lineWidth = width;
  context.stroke();
}
