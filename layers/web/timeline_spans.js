/** When the claims of a window say that it happened: thin bars in their lanes, by the day. */

import { FLAG } from "./story.js";

/** @typedef {{lane: number, from: number, to: number, dashed: boolean}} Span */

/**
 * The bars of each lane, laid over each other: a day that any claim is sure of is solid, one that claims only
 * suppose or foresee is dashed. Only claims whose days are given have a bar, unless they are in `also`.
 * @param {import("./story.js").Story} story
 * @param {import("./timeline_index.js").Index} index
 * @param {import("./timeline_lanes.js").Lanes} lanes
 * @param {{from: number, to: number, slots: number, also: Uint8Array | null}} how `slots`: lanes that show marks;
 *   `also`: bits of rows pointed at
 * @returns {Span[]}
 */
export function happenedSpans(story, index, lanes, { from, to, slots, also }) {
  const { said, until, happened, happenedUntil, flags } = story.claims;
  const days = to - from;
  const solid = new Int32Array(slots * (days + 1));
  const dashed = new Int32Array(slots * (days + 1));
  const { rows, groups } = index;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    if (said[row] >= to) break;
    const start = happened[row];
    const end = happenedUntil[row];
    if (start === null || end === null || until[row] <= from || start >= to || end <= from) continue;
    if (!(flags[row] & FLAG.happenedByDay) && !(also && also[row] & 1)) continue;
    if (start >= said[row] && end <= until[row]) continue;
    const lane = lanes.slotOf[groups[at]];
    if (lane >= slots) continue;
    const sums = flags[row] & (FLAG.doubtHappened | FLAG.foreseen) ? dashed : solid;
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
