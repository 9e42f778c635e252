/** States of one shape over each other on a small map: before and after, or base, theirs and mine. */

import { onCanvas, pointOnCanvas } from "./coordinates.js";
import prepare from "./desk_drawn.js";
import { element, styled, wear } from "./elements.js";
import { drawGround, prepareGround } from "./ground.js";
import { placeLabels } from "./labels.js";
import { drawLabels, widthOf } from "./lettering.js";
import { groundNames } from "./map_names.js";
import { read } from "./story.js";
import { followTheme } from "./theme.js";

/** @typedef {import("./desk_drawn.js").Drawn} Drawn */
/** @typedef {"before" | "between" | "after"} Look */
/** @typedef {{look: Look, words: string, shape: unknown}} State one that has no shape is only named */
/** @typedef {{ground: string, palette: Record<"light" | "dark", Record<string, string>>, states: State[]}} Data */

const HEIGHT = 240;
const MARGIN = 28;
/** No nearer than this, in pixels per world: a place that moved by a street still shows where it is. */
const NEAREST = 256 * 2 ** 11;
/** @type {Record<Look, {dash: number[], width: number, colour: string}>} */
const LOOKS = {
  before: { dash: [1, 5], width: 2, colour: "ink" },
  between: { dash: [7, 4], width: 1.5, colour: "ink" },
  after: { dash: [], width: 2, colour: "ink" },
};

/** Ground by its address, made ready once for all the maps of a page. @type {Map<string, Promise<import("./ground.js").Ground>>} */
const grounds = new Map();

/** @param {ShadowRoot} root */
export default function start(root) {
  const canvas = element("canvas", { role: "img", "aria-label": "Map of the shape" });
  const key = element("ul");
  const region = element("figure", { class: "states" }, canvas, key);
  /** @type {Data | null} */
  let data = null;
  /** @type {"light" | "dark"} */
  let theme = "light";
  styled(root, region, "shape_states.css");
  const unfollow = followTheme(region, (found) => {
    theme = found;
    void draw();
  });

  async function draw() {
    const given = data;
    if (!given) return;
    const ground = await groundOf(given.ground);
    await document.fonts.load("500 12px Plex", "Aя");
    if (given !== data) return;
    const palette = given.palette[theme];
    const drawn = given.states.map(({ shape }) => prepare("", { geometry: shape }, ""));
    const size = { width: region.clientWidth || 560, height: HEIGHT };
    const frame = frameAround(
      drawn.filter((one) => one !== null),
      size,
    );
    const context = sized(canvas, size);
    wear(region, palette);
    drawGround(context, frame, ground, palette);
    drawNames(context, frame, ground, palette);
    for (const [index, one] of drawn.entries())
      if (one) drawState(context, frame, one, given.states[index].look, palette);
    const told = given.states.map(({ words, shape }) => `${words}${shape ? "" : " (no shape)"}`);
    canvas.setAttribute("aria-label", `Map of the shape: ${told.join(", ")}.`);
    key.replaceChildren(
      ...given.states.map(({ look }, index) => element("li", {}, element("i", { class: look }), told[index])),
    );
  }

  const watch = new ResizeObserver(() => void draw());
  watch.observe(region);

  return {
    /** @param {Data} given */
    update(given) {
      data = given;
      void draw();
    },
    close() {
      watch.disconnect();
      unfollow();
      region.remove();
    },
  };
}

/** @param {string} address */
function groundOf(address) {
  const found = grounds.get(address) ?? read(address).then(prepareGround);
  grounds.set(address, found);
  return found;
}

/** @param {HTMLCanvasElement} canvas @param {{width: number, height: number}} size */
function sized(canvas, { width, height }) {
  const density = globalThis.devicePixelRatio || 1;
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  canvas.style.height = `${height}px`;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.setTransform(density, 0, 0, density, 0, 0);
  return context;
}

/**
 * The frame in which all the shapes are seen.
 * @param {Drawn[]} drawn
 * @param {{width: number, height: number}} size pixels
 * @returns {import("./coordinates.js").Frame}
 */
export function frameAround(drawn, { width, height }) {
  const end = (/** @type {number[]} */ values, /** @type {(...all: number[]) => number} */ which) =>
    values.length ? which(...values) : 0.5;
  const [west, north] = [
    end(
      drawn.map((one) => one.west),
      Math.min,
    ),
    end(
      drawn.map((one) => one.north),
      Math.min,
    ),
  ];
  const [east, south] = [
    end(
      drawn.map((one) => one.east),
      Math.max,
    ),
    end(
      drawn.map((one) => one.south),
      Math.max,
    ),
  ];
  const room = { x: width - 2 * MARGIN, y: height - 2 * MARGIN };
  const scale = Math.min(room.x / Math.max(east - west, 1e-9), room.y / Math.max(south - north, 1e-9), NEAREST);
  return {
    width,
    height,
    scale,
    left: width / 2 - (scale * (west + east)) / 2,
    top: height / 2 - (scale * (north + south)) / 2,
  };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import("./coordinates.js").Frame} frame
 * @param {import("./ground.js").Ground} ground
 * @param {Record<string, string>} palette
 */
function drawNames(context, frame, ground, palette) {
  const inView = ([x, y] = [0, 0]) => x > 0 && y > 0 && x < frame.width && y < frame.height;
  const names = groundNames(frame, ground, palette, { regions: true, towns: true }, new Set()).flatMap((name) => {
    const spots = (name.spots ?? [name.at]).filter(inView);
    return spots.length ? [{ ...name, at: spots[0], spots }] : [];
  });
  const placed = placeLabels(names, { taken: [], width: frame.width, height: frame.height, measure: widthOf });
  drawLabels(context, placed, { halo: palette.land, secondColour: palette.ink2, leaderColour: palette.ink3 });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import("./coordinates.js").Frame} frame
 * @param {Drawn} drawn
 * @param {Look} look
 * @param {Record<string, string>} palette
 */
function drawState(context, frame, { path, points, area }, look, palette) {
  const { dash, width, colour } = LOOKS[look];
  const whole = path ? onCanvas(frame, path, 0) : new Path2D();
  for (const [x, y] of points.map((at) => pointOnCanvas(frame, at))) {
    whole.moveTo(x + 7, y);
    whole.arc(x, y, 7, 0, 2 * Math.PI);
  }
  if (look === "after" && (area || points.length)) {
    context.globalAlpha = 0.3;
    context.fillStyle = palette.selection;
    context.fill(whole, "evenodd");
    context.globalAlpha = 1;
  }
  context.setLineDash(dash);
  context.lineCap = look === "before" ? "round" : "butt";
  context.strokeStyle = palette[colour];
  context.lineWidth = width;
  context.stroke(whole);
  context.setLineDash([]);
}
