/** Draws the timeline: the whole story above, the lanes of the window below. */

import { drawGlyph, FAMILY } from "./glyphs.js";
import copyPicture from "./pictures.js";
import { paintHalos } from "./timeline_halo.js";
import { paintOverview } from "./timeline_overview.js";
import { label, line } from "./timeline_pen.js";

/** @typedef {CanvasRenderingContext2D} Context */
/** @typedef {ReturnType<typeof import("./timeline_layout.js").scale>} Scale */

/**
 * @typedef {object} Scene
 * @property {import("./timeline_layout.js").Layout} layout
 * @property {import("./theme.js").Palette} colours
 * @property {string} font family
 * @property {string[]} stances
 * @property {number} from
 * @property {number} to
 * @property {Scale} whole the scale of the story
 * @property {Scale} scale the scale of the window
 * @property {import("./timeline_histogram.js").Histogram} histogram
 * @property {import("./calendar.js").Tick[]} storyTicks
 * @property {import("./calendar.js").Tick[]} ticks
 * @property {[number, number] | null} shown days of the step, when one is chosen
 * @property {number | null} day the scrubbed day
 * @property {string} dayText
 * @property {Set<number>} tinted lanes
 * @property {import("./timeline_spans.js").Span[]} spans
 * @property {import("./timeline_marks.js").Mark[]} marks
 * @property {{lane: number, bars: {x: number, wide: number, count: number}[]} | null} rest the others, as bars
 */

/** @param {Context} context @param {Scene} scene */
export function paint(context, scene) {
  const { layout } = scene;
  context.clearRect(0, 0, layout.width, layout.height);
  context.textBaseline = "middle";
  paintOverview(context, scene);
  context.save();
  paintGrid(context, scene);
  paintDates(context, scene);
  context.beginPath();
  context.rect(layout.left - 6, layout.axis, layout.width - layout.left + 6, layout.height - layout.axis);
  context.clip();
  paintScrub(context, scene);
  for (const span of scene.spans) paintSpan(context, scene, span);
  paintRest(context, scene);
  paintHalos(context, scene);
  for (const mark of scene.marks) paintMark(context, scene, mark);
  context.restore();
}

/** @param {Context} context @param {Scene} scene */
function paintGrid(context, { layout, colours, ticks, scale, tinted }) {
  const { left, right, axis, top, pitch, width, height } = layout;
  for (const lane of tinted) {
    context.fillStyle = colours.selection;
    context.globalAlpha = 0.17;
    context.fillRect(0, top + lane * pitch, width, pitch);
  }
  context.globalAlpha = 0.6;
  context.lineWidth = 1;
  context.strokeStyle = colours.rule;
  for (let y = top + pitch; y <= height; y += pitch) line(context, 0, y - 0.5, right, y - 0.5);
  line(context, left + 0.5, axis, left + 0.5, height);
  for (const { day, edge } of ticks) {
    const x = Math.round(scale.x(day)) + 0.5;
    if (!edge) line(context, x, axis, x, height);
  }
  context.globalAlpha = 1;
  line(context, left, axis + 0.5, right, axis + 0.5);
}

/**
 * The dates of the lanes; the scrubbed day takes the place of those it would cover.
 * @param {Context} context
 * @param {Scene} scene
 */
function paintDates(context, { layout, colours, font, ticks, scale, day, dayText }) {
  const { left, axis, width } = layout;
  const line = { y: axis - 8, paper: colours.paper };
  context.font = `600 12.5px ${font}`;
  const half = context.measureText(dayText).width / 2;
  const middle = day === null ? -Infinity : Math.max(left + half, Math.min(width - half, scale.x(day + 0.5)));
  if (day !== null) label(context, dayText, { ...line, x: middle - half, end: Infinity, colour: colours.ink });
  context.font = `12.5px ${font}`;
  for (const { day: tick, text } of ticks) {
    const x = scale.x(tick) + 3;
    const clear = x > middle + half + 6 || x + context.measureText(text).width < middle - half - 6;
    if (clear) label(context, text, { ...line, x, end: width, colour: colours.ink2 });
  }
}

/** @param {Context} context @param {Scene} scene */
function paintScrub(context, { layout, colours, scale, shown, day }) {
  if (day === null || !shown) return;
  const { axis, height } = layout;
  if (shown[1] - shown[0] > 1) {
    context.fillStyle = colours.ink;
    context.globalAlpha = 0.045;
    context.fillRect(scale.x(shown[0]), axis, scale.x(shown[1]) - scale.x(shown[0]), height - axis);
    context.globalAlpha = 1;
  }
  const x = Math.round(scale.x(day + 0.5));
  context.strokeStyle = colours.ink;
  context.lineWidth = 1.2;
  context.setLineDash([2, 3]);
  line(context, x, axis, x, height);
  context.setLineDash([]);
}

/** @param {Context} context @param {Scene} scene @param {import("./timeline_spans.js").Span} span */
function paintSpan(context, { layout, colours, scale }, { lane, from, to, dashed }) {
  const y = layout.top + (lane + 0.5) * layout.pitch;
  context.strokeStyle = colours.border;
  context.lineWidth = 1.8;
  if (dashed) context.setLineDash([3, 2.5]);
  line(context, scale.x(from), y, scale.x(to), y);
  context.setLineDash([]);
}

/** @param {Context} context @param {Scene} scene */
function paintRest(context, { layout, colours, rest }) {
  if (!rest) return;
  const foot = layout.top + (rest.lane + 1) * layout.pitch - 1;
  const most = rest.bars.reduce((highest, { count }) => Math.max(highest, count), 1);
  context.fillStyle = colours.border;
  for (const { x, wide, count } of rest.bars) {
    const tall = Math.max(1.5, (count / most) * (layout.pitch - 5));
    context.fillRect(x - wide / 2, foot - tall, wide, tall);
  }
}

/** @param {Context} context @param {Scene} scene @param {import("./timeline_marks.js").Mark} mark */
function paintMark(context, { layout, colours, font, stances, tinted, scale, day }, mark) {
  const middle = layout.top + (mark.lane + 0.5) * layout.pitch;
  if (mark.stance >= 0) {
    const stance = stances[mark.stance];
    const look = { colour: colours[FAMILY[stance]], paper: colours.paper, open: mark.open };
    copyGlyph(context, stance, [mark.x, middle + mark.y], mark.r, look);
  }
  if (!mark.label) return;
  const { text, x, y, align } = mark.label;
  context.font = `500 10px ${font}`;
  context.textAlign = align;
  const crossed = y === 0 || (day !== null && Math.abs(x - scale.x(day + 0.5)) < 24);
  if (crossed && !tinted.has(mark.lane) && !mark.lit) {
    context.lineWidth = 2.5;
    context.strokeStyle = colours.paper;
    context.strokeText(text, x, middle + y + 0.5);
  }
  context.fillStyle = colours.ink;
  context.fillText(text, x, middle + y + 0.5);
  if (!mark.struck) return;
  const wide = context.measureText(text).width;
  const start = align === "left" ? x : x - wide / 2;
  context.lineWidth = 1;
  context.strokeStyle = colours.ink;
  line(context, start - 1, middle + y, start + wide + 1, middle + y);
}

/**
 * @param {Context} context
 * @param {string} stance
 * @param {[number, number]} at
 * @param {number} r radius, pixels
 * @param {{colour: string, paper: string, open: boolean}} look
 */
function copyGlyph(context, stance, [x, y], r, look) {
  const half = Math.ceil(r * 1.2) + 1;
  copyPicture(context, [stance, r, ...Object.values(look)].join(), [x - half, y - half, 2 * half, 2 * half], (pen) =>
    drawGlyph(pen, stance, half, half, r, look),
  );
}
