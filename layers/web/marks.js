/** Places and movements as the claims in view name them, by how exactly each place is known. */

import { arcOnCanvas, drawArc } from "./arcs.js";
import { emphasisOf, isWanted, translucent } from "./areas.js";
import { pointOnCanvas } from "./coordinates.js";
import { drawGlyph } from "./glyphs.js";
import copyPicture from "./pictures.js";

/** @typedef {import("./coordinates.js").Frame} Frame */
/** @typedef {import("./coordinates.js").Shape} Shape */
/**
 * @typedef {object} Drawable
 * @property {import("./story.js").Story} story
 * @property {[number, number][]} points of each place, in the world's plane
 * @property {(Shape | null)[]} areas of each place
 * @property {Float64Array[]} arcs of each movement
 */
/**
 * @typedef {object} Emphasis
 * @property {Set<number>} places
 * @property {Set<number>} movements
 */
/**
 * What can be pointed at, in pixels.
 * @typedef {object} Target
 * @property {number} [place]
 * @property {number} [movement]
 * @property {[number, number]} [at]
 * @property {[number, number][]} [line]
 * @property {Path2D} [area]
 */

/** Radius of a mark, pixels. */
export const RADIUS = 5.5;
/** Pixels from the middle of a mark to the edge of its halo. */
const SPREAD = 14;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {Drawable} drawable
 * @param {object} shown
 * @param {Uint32Array} shown.counts claims naming each place
 * @param {Uint8Array} shown.moves whether each movement is reported by a claim shown
 * @param {Emphasis} shown.hover
 * @param {Emphasis} shown.chosen
 * @param {Set<number>} shown.named places drawn whether a claim names them or not
 * @param {Set<number>} shown.contested places of which two lenses say opposite things
 * @param {Set<number>} shown.dotted movements that another source reports than the scene's first
 * @param {boolean} shown.circles
 * @param {boolean} shown.arcs
 * @param {boolean} shown.wide movements of which an end is known only as a country, too
 * @param {Record<string, string>} palette
 * @returns {Target[]} topmost first
 */
export function drawMarks(context, frame, drawable, shown, palette) {
  const { story, points, areas, arcs } = drawable;
  const { moves, hover, chosen } = shown;
  /** @type {Target[]} */
  const targets = [];
  const named = story.places.map((_, place) => place).filter((place) => isWanted(place, shown));

  if (shown.circles) {
    for (const place of named) drawUncertainty(context, frame, story.places[place], points[place], palette);
  }

  story.movements.forEach((movement, index) => {
    const asked = moves[index] && shown.arcs && (shown.wide || !isWide(story, movement));
    if (!asked && !chosen.movements.has(index)) return;
    const end = pointOnCanvas(frame, points[movement.to]);
    const line = arcOnCanvas(frame, arcs[index], RADIUS + 6);
    const emphasis = emphasisOf(index, hover.movements, chosen.movements);
    drawArc(context, line, {
      colour: palette.ink,
      halo: emphasis ? translucent(palette.selection, emphasis === "hover") : null,
      haloWidth: 8,
      dashed: !movement.reported,
      dotted: !movement.reported && shown.dotted.has(index),
      end,
    });
    targets.unshift({ movement: index, line });
  });

  for (const place of named) {
    const at = pointOnCanvas(frame, points[place]);
    const isPoint = !areas[place] && story.places[place].precision !== "country";
    if (isPoint && near(at, frame)) {
      copyMark(context, at, story.places[place].precision, emphasisOf(place, hover.places, chosen.places), palette);
      targets.unshift({ place, at });
    }
    if (shown.contested.has(place) && (isPoint || areas[place])) drawContested(context, at, palette);
  }
  return targets;
}

/** @param {[number, number]} at @param {Frame} frame @returns {boolean} whether a mark there is on the canvas at all */
function near([x, y], { width, height }) {
  return x > -SPREAD && y > -SPREAD && x < width + SPREAD && y < height + SPREAD;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {[number, number]} at
 * @param {string} precision
 * @param {"hover" | "chosen" | null} emphasis
 * @param {Record<string, string>} palette
 */
function copyMark(context, [x, y], precision, emphasis, palette) {
  const key = `${precision} ${emphasis} ${palette.affirm} ${palette.paper}`;
  copyPicture(context, key, [x - SPREAD, y - SPREAD, 2 * SPREAD, 2 * SPREAD], (pen) =>
    drawMark(pen, [SPREAD, SPREAD], precision, emphasis, palette),
  );
}

/**
 * The kind of mark of a place that is drawn at a point.
 * @param {import("./story.js").Place} place
 */
export function markOf({ precision }) {
  return precision === "site" || precision === "settlement" ? precision : "district";
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {[number, number]} at
 * @param {string} precision
 * @param {"hover" | "chosen" | null} emphasis
 * @param {Record<string, string>} palette
 */
export function drawMark(context, [x, y], precision, emphasis, palette) {
  context.save();
  const circle = (/** @type {number} */ radius) => {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
  };
  if (emphasis) {
    circle(RADIUS + 5);
    context.fillStyle = translucent(palette.selection, emphasis === "hover");
    context.fill();
  }
  if (emphasis === "chosen") {
    circle(RADIUS + 3);
    context.fillStyle = palette.paper;
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = palette.ink;
    context.stroke();
  }
  circle(precision === "site" ? RADIUS - 0.5 : RADIUS - 1);
  context.strokeStyle = context.fillStyle = palette.affirm;
  if (precision === "site") {
    context.fill();
  } else {
    context.fillStyle = palette.paper;
    context.fill();
    context.lineWidth = 2;
    if (precision !== "settlement") context.setLineDash([3, 2]);
    context.stroke();
  }
  context.restore();
}

/**
 * A cross beside a mark: the other lens denies or contradicts what is said of it.
 * @param {CanvasRenderingContext2D} context
 * @param {[number, number]} at
 * @param {Record<string, string>} palette
 */
export function drawContested(context, [x, y], palette) {
  context.save();
  context.fillStyle = palette.paper;
  context.beginPath();
  context.arc(x + 7, y + 7, 5.5, 0, 2 * Math.PI);
  context.fill();
  drawGlyph(context, "denies", x + 7, y + 7, 4, { colour: palette.deny, paper: palette.paper });
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {import("./story.js").Place} place
 * @param {[number, number]} world
 * @param {Record<string, string>} palette
 */
function drawUncertainty(context, frame, place, world, palette) {
  if (!place.uncertainty || place.area || place.precision === "country") return;
  const metresPerPixel = (40075016.7 * Math.cos((place.at[1] * Math.PI) / 180)) / frame.scale;
  const [x, y] = pointOnCanvas(frame, world);
  context.beginPath();
  context.arc(x, y, place.uncertainty / metresPerPixel, 0, 2 * Math.PI);
  context.fillStyle = palette.affirm + "14";
  context.fill();
  context.strokeStyle = palette.ink3;
  context.lineWidth = 1;
  context.setLineDash([2, 3]);
  context.stroke();
  context.setLineDash([]);
}

/**
 * Whether an end of a movement is known only as a country: no point of it could be drawn.
 * @param {import("./story.js").Story} story
 * @param {import("./story.js").Movement} movement
 */
export function isWide({ places }, { from, to }) {
  return places[from].precision === "country" || places[to].precision === "country";
}
