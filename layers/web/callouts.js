/** Numbers written large on the map, each with who says so, beside the arc or the place that they belong to. */

/** @typedef {import("./labels.js").Box} Box */
/** @typedef {import("./marks.js").Target} Target */
/** @typedef {import("./stage.js").Callout} Callout */
/** @typedef {[number, number]} Point */
/** @typedef {{callouts: Callout[], at: Point, box: Box}} Placed numbers of the same place stand together */
/**
 * What is on the map, in pixels of the view.
 * @typedef {object} Around
 * @property {import("./story.js").Story} story
 * @property {Target[]} targets
 * @property {(place: number) => Point} pointOf
 * @property {(place: number) => Box | null} areaOf null for a place that is a point
 * @property {Box[]} taken
 * @property {number} width of the view
 * @property {number} height
 * @property {(text: string, font: string) => number} measure
 */

const LARGE = "600 16px Plex, PlexKR, sans-serif";
const SMALL = "400 9.5px Plex, PlexKR, sans-serif";
const LINES = [18, 15];
const HEIGHT = LINES[0] + LINES[1];
const MARGIN = 6;

/** Pixels from the arc or mark to the words. */
const REACHES = [26, 40, 56, 74, 96, 124, 160, 200, 240];
/** Directions in degrees, clockwise from the right, and how many pixels nearer another must be to be taken before. */
const DIRECTIONS = [
  ...[10, 25, -15, 45, -40].map((turn) => ({ turn, cost: 0 })),
  ...[70, -70, 90].map((turn) => ({ turn, cost: 40 })),
  ...[170, 150, -165, 125, -125, -90].map((turn) => ({ turn, cost: 70 })),
];
/** Where to try first. */
const TRIES = REACHES.flatMap((reach) =>
  DIRECTIONS.map(({ turn, cost }) => ({ reach, turn, cost: reach + cost })),
).sort((a, b) => a.cost - b.cost);

/**
 * Find room for the numbers, so that they cover no mark, no arc, no panel and not the area that they speak of.
 * @param {Callout[]} callouts most important first
 * @param {Around} around
 * @returns {Placed[]} those with room
 */
export function placeCallouts(callouts, around) {
  const { taken, width, height, measure } = around;
  const boxes = [...taken];
  const free = (/** @type {Box} */ box) =>
    box[0] > MARGIN &&
    box[1] > MARGIN &&
    box[2] < width - MARGIN &&
    box[3] < height - MARGIN &&
    !boxes.some((other) => overlaps(box, other));
  /** @type {Map<string, {at: Point, callouts: Callout[]}>} */
  const groups = new Map();
  for (const callout of callouts) {
    const anchor = anchorOf(callout.row, around);
    if (!anchor) continue;
    const key = anchor.at.map(Math.round).join();
    const group = groups.get(key) ?? { at: anchor.at, callouts: [] };
    group.callouts.push(callout);
    groups.set(key, group);
    if (anchor.area && (anchor.area[2] - anchor.area[0]) * 2 < width) boxes.push(anchor.area);
  }
  /** @type {Placed[]} */
  const placed = [];
  for (const group of groups.values()) {
    const widths = group.callouts.flatMap(({ text, under }) => [measure(text, LARGE), measure(under, SMALL)]);
    const size = /** @type {Point} */ ([Math.max(...widths), HEIGHT * group.callouts.length]);
    const box = TRIES.map(({ reach, turn }) => boxFrom(group.at, size, reach, turn)).find(free);
    if (!box) continue;
    boxes.push(box);
    placed.push({ ...group, box });
  }
  return placed;
}

/**
 * Where a claim stands on the map: on the middle of its longest arc, if most of that is in view, or at its first place.
 * @param {number} row
 * @param {Around} around
 * @returns {{at: Point, area: Box | null} | null}
 */
function anchorOf(row, { story: { movements, claims }, targets, pointOf, areaOf, width, height }) {
  const seen = (/** @type {Point} */ [x, y]) => x > 0 && y > 0 && x < width && y < height;
  const arcs = targets
    .filter(({ movement }) => movement !== undefined && movements[movement].claims.includes(row))
    .map(({ line = [] }) => ({ line, inView: line.filter(seen) }))
    .filter(({ line, inView }) => inView.length * 2 > line.length)
    .sort((a, b) => b.inView.length - a.inView.length);
  if (arcs.length) return { at: arcs[0].inView[arcs[0].inView.length >> 1], area: null };
  const drawn = new Set(targets.flatMap(({ place, at, area }) => (place !== undefined && (at || area) ? [place] : [])));
  const places = claims.places.slice(claims.placed[row], claims.placed[row + 1]);
  const place = places.find((index) => drawn.has(index) && seen(pointOf(index)));
  return place === undefined ? null : { at: pointOf(place), area: areaOf(place) };
}

/**
 * A box that lies some way off in a direction, with its nearest side to the point.
 * @param {Point} at
 * @param {Point} size
 * @param {number} reach
 * @param {number} turn degrees, clockwise from the right
 * @returns {Box}
 */
function boxFrom([x, y], [w, h], reach, turn) {
  const [dx, dy] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  const [toX, toY] = [x + dx * reach, y + dy * reach];
  const left = toX - (w * (1 - dx)) / 2;
  const top = toY - (h * (1 - dy)) / 2;
  return [left, top, left + w, top + h];
}

/** @param {Box} a @param {Box} b */
function overlaps(a, b) {
  return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Placed[]} placed
 * @param {Record<string, string>} palette
 */
export function drawCallouts(context, placed, palette) {
  context.save();
  context.lineJoin = "round";
  context.textBaseline = "middle";
  for (const { at, box, callouts } of placed) {
    drawLeader(context, at, box, palette.ink2);
    const toLeft = box[2] < at[0];
    context.textAlign = toLeft ? "right" : "left";
    const x = toLeft ? box[2] : box[0];
    callouts.forEach(({ text, under }, index) => {
      const top = box[1] + HEIGHT * index;
      write(context, text, LARGE, [x, top + LINES[0] / 2], palette.ink, palette.land);
      write(context, under, SMALL, [x, top + LINES[0] + LINES[1] / 2 - 1], palette.ink2, palette.land);
    });
  }
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Point} at
 * @param {Box} box
 * @param {string} colour
 */
function drawLeader(context, at, [left, top, right, bottom], colour) {
  context.strokeStyle = colour;
  context.lineWidth = 0.8;
  context.beginPath();
  context.moveTo(...at);
  context.lineTo(Math.max(left - 3, Math.min(at[0], right + 3)), Math.max(top, Math.min(at[1], bottom - LINES[1])));
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} words
 * @param {string} font
 * @param {Point} at
 * @param {string} colour
 * @param {string} halo
 */
function write(context, words, font, [x, y], colour, halo) {
  context.font = font;
  context.strokeStyle = halo;
  context.lineWidth = 3;
  context.strokeText(words, x, y);
  context.fillStyle = colour;
  context.fillText(words, x, y);
}
