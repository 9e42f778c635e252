/** What the timeline has worked out of the story, kept until what it was worked out of changes. */

import { bits, rowsOf, rowsShown } from "./shown.js";
import { crowds, LIT } from "./timeline_cells.js";
import { countWeeks } from "./timeline_histogram.js";
import { countGroups, groupClaims, groupsOf } from "./timeline_index.js";
import { chooseLanes } from "./timeline_lanes.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {Readonly<import("./link.js").View>} View */

/** Lanes at most, beside the one for the rest. */
const LANES = { wide: 8, phone: 4 };

/** Points in time before and after everything. */
const ALWAYS = /** @type {[number, number]} */ ([-Infinity, Infinity]);

/**
 * @typedef {object} Model
 * @property {(story: Story, view: View) => Uint8Array} passing one byte per row that passes the reader's filter
 * @property {(story: Story, view: View) => import("./timeline_index.js").Index} index
 * @property {(story: Story, view: View, settled: Days, phone: boolean) => import("./timeline_lanes.js").Lanes} lanes
 * @property {(story: Story, view: View, lanes: import("./timeline_lanes.js").Lanes, slots: number) =>
 *   import("./timeline_cells.js").Crowd[]} crowd
 * @property {(story: Story, view: View, extent: Days, width: number) => import("./timeline_histogram.js").Histogram} weeks
 * @property {(story: Story, view: View) => Uint8Array | null} lit
 * @property {(story: Story, view: View, settled: Days) => string[]} stances said in the window
 * @property {(story: Story, view: View, days: Days) => number} count claims said in these days
 */
/** @typedef {[number, number]} Days half-open; a new array for new days */

/** @returns {Model} */
export default function model() {
  const passing = kept((/** @type {Story} */ story, /** @type {string} */ mask) =>
    rowsShown(story, bits(mask), ALWAYS),
  );
  const index = kept(groupClaims);
  const seen = kept(countGroups);
  const groups = kept(groupsOf);
  const lanes = kept(
    (
      /** @type {Story} */ story,
      /** @type {import("./timeline_index.js").Index} */ of,
      /** @type {View["lanes"]} */ by,
      /** @type {number} */ room,
      /** @type {{total: Uint32Array, denials: Uint32Array}} */ counts,
      /** @type {number[]} */ chosen,
    ) => chooseLanes(story, of, { by, room, seen: counts, chosen }),
  );
  const crowd = kept(crowds);
  const weeks = kept(countWeeks);
  const lit = kept(litRows);
  const stances = kept((/** @type {Story} */ story, /** @type {Uint8Array} */ pass, /** @type {Days} */ days) => {
    const found = new Set();
    rowsShown(story, null, days).forEach((shown, row) => shown && pass[row] && found.add(story.claims.stance[row]));
    return story.stances.filter((_, stance) => found.has(stance));
  });

  /** @type {Model} */
  const answers = {
    passing: (story, view) => passing(story, view.mask),
    index: (story, view) => index(story, answers.passing(story, view), view.lanes),
    lanes(story, view, settled, phone) {
      const of = answers.index(story, view);
      const chosen = groups(story, view.lanes, view.chosen);
      const counts = seen(story, of, settled);
      return lanes(story, of, view.lanes, phone ? LANES.phone : LANES.wide, counts, chosen);
    },
    crowd: (story, view, into, slots) => crowd(story, answers.index(story, view), into, slots),
    weeks: (story, view, extent, width) => weeks(story, answers.passing(story, view), extent, width),
    lit: (story, view) => lit(story, answers.passing(story, view), view.hover, view.chosen),
    stances: (story, view, settled) => stances(story, answers.passing(story, view), settled),
    count(story, view, [start, end]) {
      const { said, until } = story.claims;
      let count = 0;
      answers.passing(story, view).forEach((passes, row) => {
        if (passes && said[row] < end && until[row] > start) count++;
      });
      return count;
    },
  };
  return answers;
}

/**
 * @param {Story} story
 * @param {Uint8Array} passing
 * @param {View["hover"]} hover
 * @param {View["chosen"]} chosen
 * @returns {Uint8Array | null} LIT of each row
 */
function litRows(story, passing, hover, chosen) {
  if (!hover && !chosen) return null;
  const lit = new Uint8Array(passing.length);
  if (hover) for (const row of rowsOf(story, passing, hover)) lit[row] |= LIT.hover;
  if (chosen) for (const row of rowsOf(story, passing, chosen)) lit[row] |= LIT.chosen;
  return lit;
}

/**
 * The same function, which remembers its last answer.
 * @template {unknown[]} Given
 * @template Answer
 * @param {(...given: Given) => Answer} work
 * @returns {(...given: Given) => Answer}
 */
function kept(work) {
  /** @type {{given: Given, answer: Answer} | null} */
  let last = null;
  return (...given) => {
    if (!last || given.some((value, at) => value !== last?.given[at])) last = { given, answer: work(...given) };
    return last.answer;
  };
}
