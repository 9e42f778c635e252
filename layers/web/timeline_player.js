/** Plays the window: one step after another, to its end and no further. */

import { step } from "./shown.js";

/** @typedef {import("./link.js").View} View */

/** Milliseconds that a step stays at speed 1. */
const PACE = 640;

/**
 * The day after one step; null at the end of the window.
 * @param {Pick<View, "day" | "from" | "to" | "step" | "mode">} view
 * @param {number} [count] negative goes back
 * @returns {number | null}
 */
export function dayAfterStep({ day, from, to, step: unit, mode }, count = 1) {
  if (day === null) return count > 0 ? from : to - 1;
  const next = step(day, unit, count);
  if (next < from) return day > from ? from : null;
  if (next < to) return next;
  return mode === "cumulative" && day < to - 1 ? to - 1 : null;
}

/**
 * @typedef {object} Player
 * @property {() => void} toggle
 * @property {() => void} stop
 * @property {(speed: number) => void} setSpeed
 */

/**
 * @param {import("./link.js").Link} link
 * @param {(playing: boolean) => void} changed
 * @returns {Player}
 */
export default function player(link, changed) {
  let timer = 0;
  let speed = 1;

  function stop() {
    if (!timer) return;
    clearTimeout(timer);
    timer = 0;
    changed(false);
  }

  function go() {
    const day = dayAfterStep(link.view);
    if (day === null) return stop();
    link.set({ day });
    timer = setTimeout(go, PACE / speed);
  }

  return {
    toggle() {
      if (timer) return stop();
      if (link.view.day === null || dayAfterStep(link.view) === null) link.set({ day: link.view.from });
      timer = setTimeout(go, PACE / speed);
      changed(true);
    },
    stop,
    setSpeed(next) {
      speed = next;
    },
  };
}
