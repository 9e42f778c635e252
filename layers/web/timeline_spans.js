/** When the claims of a window say that it happened: thin bars in their lanes, by the day. */

import { FLAG } from "./story.js";
import { LIT } from "./timeline_cells.js";
import { entriesNear, NEVER } from "./timeline_index.js";

/** @typedef {{lane: number, from: number, to: number, dashed: boolean}} Span */

/**
 * The bars of each lane, laid over each other: a day that any claim is sure of is solid, one that claims only
 * suppose or foresee is dashed. Only claims whose days are given have a bar, unless they are in `also`.
 * @param {import("./timeline_index.js").Index} index
 * @param {import("./timeline_lanes.js").Lanes} lanes
 * @param {number} slots lanes that show marks
 * @param {number} from
 * @param {number} to
 * @param {Uint8Array | null} also LIT of each row; those pointed at have a bar anyway
 * @returns {Span[]}
 */
export function happenedSpans(index, lanes, slots, from, to, also) {
  const days = to - from;
  const solid = new Int32Array(slots * (days + 1));
  const dashed = new Int32Array(slots * (days + 1));
  const { rows, groups, said, until, happened, happenedUntil, flags } = index;
  const [first, last] = entriesNear(index, from, to);
  for (let at = first; at < last; at++) {
    const start = happened[at];
    const end = happenedUntil[at];
    if (start === NEVER || until[at] <= from || start >= to || end <= from) continue;
    if (!(flags[at] & FLAG.happenedByDay) && !(also && also[rows[at]] & LIT.hover)) continue;
    if (start >= said[at] && end <= until[at]) continue;
    const lane = lanes.slotOf[groups[at]];
    if (lane >= slots) continue;
    const sums = flags[at] & (FLAG.doubtHappened | FLAG.foreseen) ? dashed : solid;
    sums[lane * (days + 1) + Math.max(start - from, 0)]++;
    sums[lane * (days + 1) + Math.min(end - from, days)]--;
  }
  /** @type {Span[]} */
  const spans = [];
  for (let lane = 0; lane < slots; lane++) {
    let [sure, supposed, since, kind] = [0, 0, 0, 0];
    for (let day = 0; day <= days; day++) {
      sure += solid[lane * (days + 1) + day];
      supposed += dashed[lane * (days + 1) + day];
      const now = day === days ? 0 : sure ? 2 : supposed ? 1 : 0;
      if (now === kind) continue;
      if (kind) spans.push({ lane, from: from + since, to: from + day, dashed: kind === 1 });
      [since, kind] = [day, now];
    }
  }
  return spans;
}
