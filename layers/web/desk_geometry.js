/** A geometry before and after the hand: what was not moved keeps every digit. */

/** @typedef {{type: string, coordinates: any}} Geometry */

/** Decimals of a position that was drawn or moved: about a centimetre. */
const DECIMALS = 7;
/** Decimals by which a position is known again after a library has calculated with it. */
const SAME = 10;

/**
 * @param {any} coordinates
 * @param {(position: number[]) => any} change
 * @returns {any}
 */
export function mapPositions(coordinates, change) {
  return typeof coordinates[0] === "number"
    ? change(coordinates)
    : coordinates.map((/** @type {any} */ part) => mapPositions(part, change));
}

/**
 * @param {Geometry} geometry
 * @returns {number[][]}
 */
export function positionsOf(geometry) {
  /** @type {number[][]} */
  const found = [];
  mapPositions(geometry.coordinates, (position) => found.push(position));
  return found;
}

/**
 * The geometry that the hand made, with the old positions as they were and the new ones rounded.
 * @param {Geometry} made
 * @param {Geometry | null} before
 * @returns {Geometry}
 */
export function keepDigits(made, before) {
  const known = new Map(before ? positionsOf(before).map((position) => [nameOf(position), position]) : []);
  const coordinates = mapPositions(made.coordinates, (position) => {
    const old = known.get(nameOf(position));
    return old ?? position.map((number) => Number(number.toFixed(DECIMALS)));
  });
  return ofKind(made.type, coordinates, before?.type ?? made.type);
}

/** @param {number[]} position */
function nameOf([longitude, latitude]) {
  return `${longitude.toFixed(SAME)} ${latitude.toFixed(SAME)}`;
}

/**
 * A Multi geometry stays one, even with a single part left.
 * @param {string} type
 * @param {any} coordinates
 * @param {string} before
 * @returns {Geometry}
 */
function ofKind(type, coordinates, before) {
  return before === `Multi${type}` ? { type: before, coordinates: [coordinates] } : { type, coordinates };
}

/**
 * A geometry with the parts of another of its kind added, as a Multi geometry; null when the kinds differ.
 * @param {Geometry} geometry
 * @param {Geometry} part
 * @returns {Geometry | null}
 */
export function withPart(geometry, part) {
  const simple = (/** @type {string} */ type) => type.replace(/^Multi/, "");
  if (simple(geometry.type) !== simple(part.type)) return null;
  const parts = (/** @type {Geometry} */ { type, coordinates }) =>
    type.startsWith("Multi") ? coordinates : [coordinates];
  return { type: `Multi${simple(geometry.type)}`, coordinates: [...parts(geometry), ...parts(part)] };
}

/**
 * @param {Geometry} geometry
 * @returns {[number, number, number, number]} west, south, east, north
 */
export function boundsOf(geometry) {
  /** @type {[number, number, number, number]} */
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of positionsOf(geometry)) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

/** @param {any} geometry @returns {geometry is Geometry} whether it can be drawn and edited here */
export function isPlain(geometry) {
  return (
    /^(Multi)?(Point|LineString|Polygon)$/.test(geometry?.type ?? "") &&
    Array.isArray(geometry.coordinates) &&
    geometry.coordinates.length > 0
  );
}

/** @param {any} geometry @returns {"point" | "line" | "area" | ""} */
export function kindOf(geometry) {
  if (!isPlain(geometry)) return "";
  if (geometry.type.endsWith("Point")) return "point";
  return geometry.type.endsWith("LineString") ? "line" : "area";
}
