/** What the timeline has worked out of the story, kept until what it was worked out of changes. */

import kept from "./kept.js";
import { filterOf, rowsOf, rowsShown } from "./shown.js";
import { countCells, crowds, LIT } from "./timeline_cells.js";
import { countBetween, tally } from "./timeline_count.js";
import { countWeeks } from "./timeline_histogram.js";
import { countGroups, groupClaims, groupsOf } from "./timeline_index.js";
import { chooseLanes } from "./timeline_lanes.js";
import { happenedSpans } from "./timeline_spans.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {Readonly<import("./link.js").View>} View */
/** @typedef {[number, number]} Days half-open; a new array for new days */

/** Lanes at most, beside the one for the rest. */
const LANES = { wide: 8, phone: 4 };

/** @type {Days} */
const ALWAYS = [-Infinity, Infinity];

/** @typedef {ReturnType<typeof timelineModel>} Model */

export default function timelineModel() {
  const passing = kept(passingRows);
  const index = kept(groupClaims);
  const seen = kept(countGroups);
  const chosenGroups = kept(groupsOf);
  const lanes = kept(chooseLanes);
  const weeks = kept(countWeeks);
  const lit = kept(litRows);
  const counts = kept(tally);
  const stances = kept(stancesOf);

  const passingOf = (/** @type {Story} */ story, /** @type {View} */ view) =>
    passing(story, view.mask, view.known, view.lens);
  const indexOf = (/** @type {Story} */ story, /** @type {View} */ view) =>
    index(story, passingOf(story, view), view.lanes);
  return {
    index: indexOf,
    crowd: kept(crowds),
    cells: kept(countCells),
    spans: kept(happenedSpans),

    /** @param {Story} story @param {View} view @param {Days} settled @param {boolean} phone */
    lanes(story, view, settled, phone) {
      const of = indexOf(story, view);
      const groups = chosenGroups(story, view.lanes, view.chosen);
      return lanes(story, of, view.lanes, phone ? LANES.phone : LANES.wide, seen(story, of, settled), groups);
    },

    /** @param {Story} story @param {View} view @param {Days} extent @param {number} width */
    weeks: (story, view, extent, width) => weeks(story, passingOf(story, view), extent, width),

    /** @param {Story} story @param {View} view @returns {Uint8Array | null} LIT of each row */
    lit: (story, view) => lit(story, passingOf(story, view), view.hover, view.chosen),

    /** @param {Story} story @param {View} view @param {Days} settled @returns {string[]} those of the window */
    stances: (story, view, settled) => stances(story, indexOf(story, view), settled),

    /** @param {Story} story @param {View} view @param {Days} days @returns {number} claims */
    count: (story, view, days) => countBetween(counts(story, passingOf(story, view)), days),
  };
}

/** @param {Story} story @param {string} mask @param {number | null} known @param {number[]} lens */
function passingRows(story, mask, known, lens) {
  return rowsShown(story, filterOf(story, { mask, known, lens }), ALWAYS);
}

/**
 * @param {Story} story
 * @param {Uint8Array} passing
 * @param {View["hover"]} hover
 * @param {View["chosen"]} chosen
 * @returns {Uint8Array | null}
 */
function litRows(story, passing, hover, chosen) {
  if (!hover && !chosen) return null;
  const lit = new Uint8Array(passing.length);
  if (hover) for (const row of rowsOf(story, passing, hover)) lit[row] |= LIT.hover;
  if (chosen) for (const row of rowsOf(story, passing, chosen)) lit[row] |= LIT.chosen;
  return lit;
}

/**
 * @param {Story} story
 * @param {import("./timeline_index.js").Index} index
 * @param {Days} days
 */
function stancesOf(story, { said, until, stance }, [from, to]) {
  const found = new Set();
  for (let at = 0; at < said.length; at++) if (said[at] < to && until[at] > from) found.add(stance[at]);
  return story.stances.filter((_, number) => found.has(number));
}
