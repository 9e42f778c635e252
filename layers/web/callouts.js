/** Numbers written large on the map, each with who says so, beside the arc or the place that they belong to. */

/** @typedef {import("./labels.js").Box} Box */
/** @typedef {import("./marks.js").Target} Target */
/** @typedef {import("./stage.js").Callout} Callout */
/** @typedef {[number, number]} Point */
/** @typedef {Callout & {at: Point, box: Box}} Placed */
/** @typedef {(text: string, font: string) => number} Measure */

const LARGE = "600 16px Plex, PlexKR, sans-serif";
const SMALL = "400 9.5px Plex, PlexKR, sans-serif";
const HEIGHTS = [19, 13];
const MARGIN = 6;

/** Pixels from the arc or mark to the words, and the directions tried, right before left and down before up. */
const REACHES = [30, 48, 70, 96, 130, 170];
const DIRECTIONS = [10, 30, -20, 50, -45, 70, 90, 170, 150, -160, 125, -125, -80];

/**
 * Find room for the numbers, so that they cover no mark, no arc and no panel.
 * @param {Callout[]} callouts most important first
 * @param {object} around
 * @param {import("./story.js").Story} around.story
 * @param {Target[]} around.targets in pixels of the view
 * @param {Box[]} around.taken
 * @param {number} around.width of the view
 * @param {number} around.height
 * @param {Measure} around.measure
 * @returns {Placed[]} those with room
 */
export function placeCallouts(callouts, { story, targets, taken, width, height, measure }) {
  const lines = targets.flatMap(({ line }) => (line ?? []).map(([x, y]) => boxAround(x, y, 5)));
  const boxes = [...taken, ...lines];
  const free = (/** @type {Box} */ box) =>
    box[0] > MARGIN &&
    box[1] > MARGIN &&
    box[2] < width - MARGIN &&
    box[3] < height - MARGIN &&
    !boxes.some((other) => overlaps(box, other));
  /** @type {Placed[]} */
  const placed = [];
  for (const callout of callouts) {
    const at = anchorOf(callout.row, story, targets, ([x, y]) => x > 0 && y > 0 && x < width && y < height);
    if (!at) continue;
    const size = /** @type {Point} */ ([
      Math.max(measure(callout.text, LARGE), measure(callout.under, SMALL)),
      HEIGHTS[0] + HEIGHTS[1],
    ]);
    const box = REACHES.flatMap((reach) => DIRECTIONS.map((turn) => boxFrom(at, size, reach, turn))).find(free);
    if (!box) continue;
    boxes.push(box);
    placed.push({ ...callout, at, box });
  }
  return placed;
}

/**
 * Where a claim stands on the map: on the middle of its longest arc in view, or at its first mark.
 * @param {number} row
 * @param {import("./story.js").Story} story
 * @param {Target[]} targets
 * @param {(at: Point) => boolean} seen
 * @returns {Point | null}
 */
function anchorOf(row, { movements, claims }, targets, seen) {
  const arcs = targets
    .filter(({ movement }) => movement !== undefined && movements[movement].claims.includes(row))
    .map(({ line }) => (line ?? []).filter(seen))
    .sort((a, b) => b.length - a.length);
  if (arcs[0]?.length > 1) return arcs[0][arcs[0].length >> 1];
  const places = claims.places.slice(claims.placed[row], claims.placed[row + 1]);
  const marks = targets.flatMap(({ place, at }) =>
    place !== undefined && at && places.includes(place) && seen(at) ? [at] : [],
  );
  return marks[0] ?? null;
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

/** @param {number} x @param {number} y @param {number} r @returns {Box} */
function boxAround(x, y, r) {
  return [x - r, y - r, x + r, y + r];
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
  context.textAlign = "left";
  for (const { at, box, text, under } of placed) {
    const toLeft = box[2] < at[0];
    context.strokeStyle = palette.ink2;
    context.lineWidth = 0.8;
    context.beginPath();
    context.moveTo(...at);
    context.lineTo(
      Math.max(box[0] - 3, Math.min(at[0], box[2] + 3)),
      Math.max(box[1], Math.min(at[1], box[1] + HEIGHTS[0] / 2)),
    );
    context.stroke();
    /** @type {[string, string, string, number][]} */
    const lines = [
      [text, LARGE, palette.ink, box[1] + HEIGHTS[0] / 2],
      [under, SMALL, palette.ink2, box[1] + HEIGHTS[0] + HEIGHTS[1] / 2],
    ];
    for (const [words, font, colour, y] of lines) {
      context.font = font;
      const x = toLeft ? box[2] - context.measureText(words).width : box[0];
      context.strokeStyle = palette.sea;
      context.lineWidth = 2.5;
      context.strokeText(words, x, y);
      context.fillStyle = colour;
      context.fillText(words, x, y);
    }
  }
  context.restore();
}
