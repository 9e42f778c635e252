/** Keeps words where they stand while time is in the reader's hand: they find their best places when it rests. */

import { isWanted } from "./areas.js";

/** @typedef {import("./labels.js").Placed} Placed */

/**
 * @returns {(anew: boolean, where: string, what: {now: any, targets: import("./marks.js").Target[]}, place: () => Placed[]) => Placed[]}
 *   `anew`: they find them now; `where`: so they do when this has changed
 */
export default function keptLabels() {
  /** @type {{where: string, placed: Placed[]}} */
  let last = { where: "", placed: [] };
  return (anew, where, { now, targets }, place) => {
    if (anew || where !== last.where) {
      last = { where, placed: place() };
      return last.placed;
    }
    const drawn = new Set(targets.map(({ movement }) => movement));
    return last.placed.flatMap((label) => {
      if (label.movement !== undefined) return drawn.has(label.movement) ? [label] : [];
      if (label.place === undefined) return [label];
      if (!isWanted(label.place, now)) return [];
      const count = now.counts[label.place];
      return [{ ...label, count: count && !now.still ? String(count) : undefined }];
    });
  };
}
