/** Draws claims in words when the reader's view has changed and rests: never while time is being dragged. */

import join from "./link.js";
import { readStory } from "./story.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./link.js").View} View */
/** @typedef {Pick<View, "story" | "mask" | "from" | "to"> & {channel: string, open?: boolean}} Data */

/** Milliseconds after a change in which another one may follow. */
const REST = 120;
/** Milliseconds after which what the pointer left is pointed at no more. */
const HOVER_OUT = 80;

/**
 * Follow a reader's view from the first data on.
 * @param {HTMLElement} region what is drawn; nothing is while it is not on the page
 * @param {object} how
 * @param {(story: Story, view: Readonly<View>, latest: () => boolean) => Promise<void>} how.draw `latest`: nothing newer is being drawn
 * @param {(changed: Set<string>) => boolean} how.matters whether a change of the view needs a drawing
 * @param {(view: Readonly<View>) => void} how.mark show what is pointed at and chosen
 * @param {(message: string) => void} how.failed
 */
export default function drawing(region, { draw, matters, mark, failed }) {
  /** @type {import("./link.js").Link | null} */
  let link = null;
  /** @type {Data | null} */
  let data = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let leaving;
  let [turn, frame] = [0, 0];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;

  /**
   * Draw when the map and the timeline have: words take longer, and nobody reads them at a glance.
   * @param {number} [after] milliseconds
   */
  function soon(after = 0) {
    cancelAnimationFrame(frame);
    clearTimeout(resting);
    frame = requestAnimationFrame(() => (resting = setTimeout(() => void run(), after)));
  }

  async function run() {
    const open = data?.open !== false;
    region.classList.toggle("shut", !open);
    if (!link || !data || !open || !region.isConnected) return;
    const mine = ++turn;
    const { story: address, mask, from, to } = data;
    const view = link.view.story ? link.view : { ...link.view, story: address, mask, from, to };
    try {
      const story = await readStory(view.story);
      if (mine === turn) await draw(story, view, () => mine === turn);
    } catch (error) {
      if (mine === turn) failed(error instanceof Error ? error.message : String(error));
    }
  }

  /** @param {View["hover"]} hover */
  function point(hover) {
    clearTimeout(leaving);
    if (hover) link?.set({ hover });
    else leaving = setTimeout(() => link?.set({ hover }), HOVER_OUT);
  }

  return {
    run,
    point,
    /** @param {View["chosen"]} chosen */
    choose: (chosen) => link?.set({ chosen }),
    chosen: () => link?.view.chosen ?? null,
    /** @param {Data} given */
    update(given) {
      data = given;
      if (!link) {
        link = join(given.channel);
        link.follow((view, changed) => {
          if (changed.has("hover") || changed.has("chosen")) mark(view);
          if (matters(changed)) soon(changed.has("from") || changed.has("to") || changed.has("day") ? REST : 0);
        });
      }
      soon();
    },
    close() {
      cancelAnimationFrame(frame);
      clearTimeout(resting);
      clearTimeout(leaving);
      turn++;
      link?.close();
      region.remove();
    },
  };
}

/**
 * Whether a change alters which claims are in view, or where they are read from.
 * @param {Set<string>} changed
 */
export function changesRows(changed) {
  return ["story", "mask", "from", "to", "day", "mode", "step", "known", "lens"].some((name) => changed.has(name));
}
