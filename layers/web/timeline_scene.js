/** Everything that one frame of the timeline shows. */

import { dayInWords, ticks } from "./calendar.js";
import { days } from "./shown.js";
import { chooseSize } from "./timeline_cells.js";
import { groupsOf } from "./timeline_index.js";
import { layoutOf, scale } from "./timeline_layout.js";
import { stackMarks } from "./timeline_marks.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {Readonly<import("./link.js").View>} View */
/** @typedef {import("./timeline_paint.js").Scene} Scene */

/** Pixels that a number beside a mark needs. */
const wide = (/** @type {string} */ text) => text.length * 6;

/**
 * @param {import("./timeline_model.js").Model} model
 * @param {Story} story
 * @param {View} view
 * @param {{width: number, settled: [number, number], extent: [number, number], colours: import("./theme.js").Palette,
 *   font: string}} how `settled`: the window when it last came to rest
 * @returns {Scene & {lanes: import("./timeline_lanes.js").Lanes, counts: Uint32Array}}
 */
export function sceneOf(model, story, view, { width, settled, extent, colours, font }) {
  const { from, to } = view;
  const phone = layoutOf(width, 0).phone;
  const lanes = model.lanes(story, view, settled, phone);
  const layout = layoutOf(width, lanes.list.length);
  const others = lanes.list.findIndex(({ group }) => group < 0);
  const slots = phone && others >= 0 ? others : lanes.list.length;
  const index = model.index(story, view);
  const inLanes = scale(from, to, layout);
  const histogram = model.weeks(story, view, extent, layout.right - layout.left);
  const whole = scale(histogram.days[0], histogram.days[1], layout);
  const room = { least: phone ? 8 : 10, label: (/** @type {number} */ digits) => digits * 6 + 8 };
  const size = chooseSize(model.crowd(index, lanes, slots), inLanes.perDay, room);
  const lit = model.lit(story, view);
  const cells = model.cells(story, index, lanes, from, to, size, lit);
  const r = size * inLanes.perDay < 10 ? 3.5 : 4.2;
  return {
    ...{ layout, colours, font, stances: story.stances, from, to, whole, scale: inLanes, histogram, lanes },
    storyTicks: ticks(...histogram.days, layout.right - layout.left),
    ticks: ticks(from, to, layout.right - layout.left, { edge: true }),
    shown: view.day === null ? null : days(view),
    day: view.day,
    dayText: view.day === null ? "" : dayInWords(view.day, { year: false }),
    tinted: tintedLanes(story, view, lanes),
    spans: model.spans(index, lanes, slots, from, to, view.hover ? lit : null),
    marks: stackMarks(cells, slots, { x: inLanes.x, r, right: layout.right + 8, wide }),
    rest: slots < lanes.list.length ? { lane: slots, bars: barsOf(cells, slots, inLanes) } : null,
    counts: cells.lanes,
  };
}

/** @param {Story} story @param {View} view @param {import("./timeline_lanes.js").Lanes} lanes */
function tintedLanes(story, view, { slotOf, list }) {
  const slots = groupsOf(story, view.lanes, view.chosen).map((group) => slotOf[group]);
  return new Set(slots.filter((slot) => slot < list.length));
}

/**
 * @param {import("./timeline_cells.js").Cells} cells
 * @param {number} lane
 * @param {ReturnType<typeof scale>} scaled
 */
function barsOf({ days, stances, counts }, lane, { x, perDay }) {
  const bars = days.map(([from, to], bucket) => {
    const start = (lane * days.length + bucket) * stances;
    const count = counts.subarray(start, start + stances).reduce((sum, each) => sum + each, 0);
    return { x: x((from + to) / 2), wide: Math.max(1, (to - from) * perDay - 1.5), count };
  });
  return bars.filter(({ count }) => count);
}
