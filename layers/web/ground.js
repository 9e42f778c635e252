/** Land, borders and occupied regions: what claims stand on. */

import { copiesInView, onCanvas, toShape, toWorld } from "./coordinates.js";
import { hatch } from "./hatch.js";

/** @typedef {import("./coordinates.js").Frame} Frame */
/** @typedef {import("./coordinates.js").Shape} Shape */
/** @typedef {{name: string, worlds: [number, number][], rank: number}} Name `worlds`: where it may stand, best first */
/**
 * @typedef {object} Ground
 * @property {Shape[]} countries
 * @property {Shape[]} occupied
 * @property {Shape[]} borders
 * @property {Shape[]} undetermined borders that are not agreed
 * @property {Shape[]} regionLines
 * @property {Name[]} countryNames `rank`: pixels per world from which the name is written
 * @property {Name[]} regionNames
 * @property {Name[]} occupiedNames
 * @property {Name[]} towns
 * @property {Name[]} waters
 */

/**
 * Prepare the ground payload for drawing.
 * @param {any} payload see layers/basemap.py
 * @returns {Ground}
 */
export function prepareGround(payload) {
  const zoomed = (/** @type {number} */ zoom) => 256 * 2 ** zoom;
  const countries = payload.countries.map((/** @type {any} */ country) => toShape(country.rings, true));
  const named = (/** @type {any[]} */ items, /** @type {(item: any, index: number) => number} */ zoom) =>
    items.map((item, index) => ({
      name: item.name,
      worlds: item.at.map((/** @type {[number, number]} */ at) => toWorld(...at)),
      rank: zoomed(zoom(item, index)),
    }));
  const lines = (/** @type {number[][]} */ items) => items.map((line) => toShape([line], false));
  const occupied = payload.regions.filter((/** @type {any} */ region) => region.occupied);
  return {
    countries,
    occupied: occupied.map((/** @type {any} */ region) => toShape(region.rings, true)),
    borders: lines(payload.borders),
    undetermined: lines(payload.undetermined),
    regionLines: lines(payload.regionLines),
    countryNames: named(payload.countries, (_, index) => countryZoom(countries[index])),
    regionNames: named(
      payload.regions.filter((/** @type {any} */ region) => !region.occupied),
      () => 6.25,
    ),
    occupiedNames: named(occupied, () => 5.25),
    towns: named(payload.towns, (town) => townZoom(town.people)),
    waters: named(payload.waters, (water) => water.zoom),
  };
}

/** @param {Shape} shape */
function countryZoom(shape) {
  const width = Math.min(shape.east - shape.west, 0.4);
  return Math.max(2, Math.min(7, Math.log2(60 / (256 * width))));
}

/** @param {number} people */
function townZoom(people) {
  if (people > 5e6) return 4.75;
  if (people > 1e6) return 5.75;
  if (people > 3e5) return 6.5;
  return people > 1e5 ? 7.5 : 8.5;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {Ground} ground
 * @param {Record<string, string>} palette
 * @param {{regions?: boolean, land?: boolean}} [layers] `land` false: lines only, over tiles
 */
export function drawGround(context, frame, ground, palette, { regions = true, land = true } = {}) {
  context.clearRect(0, 0, frame.width, frame.height);
  if (land) {
    context.fillStyle = palette.sea;
    context.fillRect(0, 0, frame.width, frame.height);
    context.fillStyle = palette.land;
    context.strokeStyle = palette.border;
    context.lineWidth = 0.6;
    forEachInView(frame, ground.countries, (path) => {
      context.fill(path, "evenodd");
      context.stroke(path);
    });
  }
  const occupied = palette.occupied + "6B";
  forEachInView(frame, ground.occupied, (path) =>
    hatch(context, frame, path, { colour: occupied, every: 7, width: 2 }),
  );
  if (regions && frame.scale > 256 * 2 ** 3.5) {
    strokeAll(context, frame, ground.regionLines, palette.admin, 0.8);
  }
  strokeAll(context, frame, ground.borders, palette.border, 1.1);
  context.setLineDash([4, 3]);
  strokeAll(context, frame, ground.undetermined, palette.border, 1.1);
  context.setLineDash([]);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {Shape[]} shapes
 * @param {string} colour
 * @param {number} width
 */
function strokeAll(context, frame, shapes, colour, width) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.lineJoin = "round";
  forEachInView(frame, shapes, (path) => context.stroke(path));
}

/**
 * @param {Frame} frame
 * @param {Shape[]} shapes
 * @param {(path: Path2D) => void} draw
 */
function forEachInView(frame, shapes, draw) {
  for (const shape of shapes) {
    for (const copy of copiesInView(frame, shape)) draw(onCanvas(frame, shape.path, copy));
  }
}
