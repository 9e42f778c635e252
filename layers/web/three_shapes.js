/** Three states of one shape over each other: as it was, theirs and mine. */

import { isPlain, positionsOf } from "./desk_geometry.js";
import { element, styled } from "./elements.js";

/** @typedef {import("./desk_geometry.js").Geometry} Geometry */
/** @typedef {{base: unknown, theirs: unknown, mine: unknown}} Three */

const SIZE = { width: 560, height: 260, margin: 16 };
/** @type {[keyof Three, string][]} */
const STATES = [
  ["base", "when you began"],
  ["theirs", "theirs"],
  ["mine", "mine"],
];

/** @param {ShadowRoot} root */
export default function start(root) {
  const picture = svg("svg", { viewBox: `0 0 ${SIZE.width} ${SIZE.height}`, role: "img" });
  const key = element("ul", {}, ...STATES.map(([name, words]) => element("li", { class: name }, words)));
  const region = element("figure", { class: "three" }, key);
  region.prepend(picture);
  styled(root, region, "three_shapes.css");
  return {
    /** @param {Three} given */
    update(given) {
      const shapes = STATES.map(([name]) => given[name]);
      const toPixel = projection(shapes.filter(isPlain));
      picture.setAttribute("aria-label", `Three states of the shape: ${STATES.map(([, words]) => words).join(", ")}.`);
      picture.replaceChildren(
        ...shapes.flatMap((shape, at) => (isPlain(shape) ? [drawn(shape, STATES[at][0], toPixel)] : [])),
      );
    },
    close: () => region.remove(),
  };
}

/**
 * Longitude and latitude to pixels, at the scale of the middle latitude.
 * @param {Geometry[]} shapes
 * @returns {(position: number[]) => [number, number]}
 */
export function projection(shapes) {
  const all = shapes.flatMap(positionsOf);
  const sides = (/** @type {number} */ side) => all.map((position) => position[side]);
  const ends = (/** @type {number[]} */ values) =>
    values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
  const [west, east] = ends(sides(0));
  const [south, north] = ends(sides(1));
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const room = { x: SIZE.width - 2 * SIZE.margin, y: SIZE.height - 2 * SIZE.margin };
  const scale = Math.min(room.x / Math.max((east - west) * narrow, 1e-6), room.y / Math.max(north - south, 1e-6));
  return ([x, y]) => [
    SIZE.width / 2 + (x - (west + east) / 2) * narrow * scale,
    SIZE.height / 2 - (y - (south + north) / 2) * scale,
  ];
}

/**
 * @param {Geometry} shape
 * @param {string} name
 * @param {(position: number[]) => [number, number]} toPixel
 */
function drawn({ type, coordinates }, name, toPixel) {
  /** @type {string[]} */
  const parts = [];
  /** @param {any} value */
  function walk(value) {
    if (typeof value[0] === "number") {
      const [x, y] = toPixel(value);
      parts.push(`M${x - 5} ${y}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0`);
    } else if (typeof value[0][0] === "number" && !type.endsWith("Point")) {
      parts.push(
        `M${value
          .map((/** @type {number[]} */ at) =>
            toPixel(at)
              .map((pixel) => pixel.toFixed(1))
              .join(" "),
          )
          .join("L")}`,
      );
    } else value.forEach(walk);
  }
  walk(coordinates);
  return svg("path", { d: parts.join(""), class: name });
}

/** @param {string} name @param {Record<string, string>} attributes */
function svg(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}
