/** All words on a map, placed so that none covers a mark, a panel or another word. */

import { drawCallouts, placeCallouts } from "./callouts.js";
import { pointOnCanvas } from "./coordinates.js";
import keptLabels from "./kept_labels.js";
import { placeLabels } from "./labels.js";
import { drawLabels, widthOf } from "./lettering.js";
import { edgeNames, groundNames } from "./map_names.js";
import placeNames from "./place_names.js";

/** @typedef {import("./labels.js").Box} Box */
/** @typedef {import("./coordinates.js").Frame & {x: number, y: number}} Frame */
/** @typedef {import("./marks.js").Target} Target */

/** Pixels on each side of an arc that words keep free. */
const ARC = 3;

/**
 * @param {import("leaflet").Map} map
 * @param {() => number} unit pixels of the page for one of the drawing
 * @returns {(context: CanvasRenderingContext2D, frame: Frame, what: any) => Target[]} draws, and returns the labels of places as targets
 */
export default function wordsOf(map, unit) {
  const keep = keptLabels();
  return (context, frame, what) => {
    const { now, targets, palette, anew } = what;
    /** @type {import("./callouts.js").Placed[]} */
    let callouts = [];
    const where = Object.values(frame).join();
    const placed = keep(anew || now.callouts.length > 0, where, { now, targets }, () => {
      const found = placeWords(map, unit(), frame, what);
      callouts = found.callouts;
      return found.placed;
    });
    context.save();
    context.translate(-frame.x, -frame.y);
    drawCallouts(context, callouts, palette);
    drawLabels(context, placed, { halo: palette.land, secondColour: palette.ink2, leaderColour: palette.ink3 });
    context.restore();
    return placed.flatMap(({ place, box }) => (place === undefined ? [] : [{ place, area: rectangle(box, frame) }]));
  };
}

/**
 * @param {import("leaflet").Map} map
 * @param {number} unit
 * @param {Frame} frame
 * @param {any} what
 */
function placeWords(map, unit, frame, { scene, now, targets, layers, palette }) {
  const { x: width, y: height } = map.getSize().divideBy(unit);
  const seen = (/** @type {[number, number]} */ [x, y]) =>
    x > -frame.x && y > -frame.y && x < width - frame.x && y < height - frame.y;
  const over = panels(map, unit);
  const labels = [
    ...placeNames(frame, scene, now, palette),
    ...edgeNames(targets, scene.story, seen, palette),
    ...groundNames(frame, scene.ground, palette, layers, claimedNames(scene.story, now.counts)),
  ].flatMap((label) => inView(label, frame, seen, over));
  const marks = targets.flatMap((/** @type {Target} */ { at }) => (at ? [boxAround(at, frame)] : []));
  const taken = [...marks, ...over];
  const inSight = targets.map((/** @type {Target} */ target) => moved(target, frame));
  const pointOf = (/** @type {number} */ place) => {
    const [x, y] = pointOnCanvas(frame, scene.points[place]);
    return /** @type {[number, number]} */ ([x + frame.x, y + frame.y]);
  };
  const areaOf = (/** @type {number} */ place) => areaBox(frame, scene.areas[place]);
  const room = { width, height, measure: widthOf };
  const around = { story: scene.story, targets: inSight, pointOf, areaOf, ...room };
  const first = now.still ? labels.filter(({ must }) => must) : [];
  const arcs = now.still || now.callouts.length ? arcBoxes(inSight) : [];
  const before = placeLabels(first, { taken: [...taken, ...arcs], ...room });
  const named = before.map(({ box }) => box);
  const callouts = placeCallouts(now.callouts, { ...around, taken: [...taken, ...arcs, ...named] });
  const boxes = [...named, ...callouts.map(({ box }) => box)];
  const others = labels.filter((label) => !first.includes(label));
  return { callouts, placed: [...before, ...placeLabels(others, { taken: [...taken, ...arcs, ...boxes], ...room })] };
}

/**
 * @param {import("./story.js").Story} story
 * @param {Uint32Array} counts
 */
function claimedNames({ places }, counts) {
  return new Set(
    places.flatMap(({ name, precision }, place) =>
      ["country", "region"].includes(precision) && counts[place] ? [name] : [],
    ),
  );
}

/**
 * A label in pixels of the view, with the spots that are in it; none when it cannot stand anywhere.
 * @param {import("./labels.js").Label} label
 * @param {Frame} frame
 * @param {(at: [number, number]) => boolean} seen
 * @param {Box[]} over what covers the map
 */
function inView(label, frame, seen, over) {
  /** @type {(at: [number, number]) => [number, number]} */
  const toView = ([x, y]) => [x + frame.x, y + frame.y];
  if (!label.spots) return seen(label.at) ? [{ ...label, at: toView(label.at) }] : [];
  const covered = (/** @type {[number, number]} */ [x, y]) =>
    over.some(([left, top, right, bottom]) => x > left && x < right && y > top && y < bottom);
  const inSight = label.spots.filter(seen).map(toView);
  const clear = inSight.filter((at) => !covered(at));
  const spots = clear.length ? clear : inSight;
  return spots.length ? [{ ...label, at: spots[0], spots }] : [];
}

/**
 * What lies over the map, in pixels of the view.
 * @param {import("leaflet").Map} map
 * @param {number} unit
 * @returns {Box[]}
 */
export function panels(map, unit) {
  const outer = map.getContainer().getBoundingClientRect();
  return [...map.getContainer().querySelectorAll("[data-over-map]")].flatMap((panel) => {
    const { left, top, right, bottom, width } = panel.getBoundingClientRect();
    const sides = [left - outer.left - 2, top - outer.top - 2, right - outer.left + 2, bottom - outer.top + 2];
    return width ? [/** @type {Box} */ (sides.map((side) => side / unit))] : [];
  });
}

/** @param {[number, number]} at @param {Frame} frame @returns {Box} */
function boxAround([x, y], frame) {
  return [x + frame.x - 6, y + frame.y - 6, x + frame.x + 6, y + frame.y + 6];
}

/**
 * @param {Frame} frame
 * @param {import("./coordinates.js").Shape | null} shape
 * @returns {Box | null} around an area, in pixels of the view
 */
function areaBox(frame, shape) {
  if (!shape) return null;
  const [left, top] = pointOnCanvas(frame, [shape.west, shape.north]);
  const [right, bottom] = pointOnCanvas(frame, [shape.east, shape.south]);
  return [left + frame.x, top + frame.y, right + frame.x, bottom + frame.y];
}

/**
 * Boxes along the arcs, that words may keep off them.
 * @param {Target[]} targets
 * @returns {Box[]}
 */
function arcBoxes(targets) {
  return targets.flatMap(({ line = [] }) =>
    line.map(([x, y]) => /** @type {Box} */ ([x - ARC, y - ARC, x + ARC, y + ARC])),
  );
}

/**
 * What can be pointed at, in pixels of the view.
 * @param {Target} target
 * @param {Frame} frame
 * @returns {Target}
 */
function moved({ at, line, ...rest }, frame) {
  /** @type {(point: [number, number]) => [number, number]} */
  const toView = ([x, y]) => [x + frame.x, y + frame.y];
  return { ...rest, at: at && toView(at), line: line?.map(toView) };
}

/** @param {Box} box @param {Frame} frame */
function rectangle([left, top, right, bottom], { x, y }) {
  const path = new Path2D();
  path.rect(left - x, top - y, right - left, bottom - top);
  return path;
}
