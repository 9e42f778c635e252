/** Moves the ends of the window by keys. */

import { dayAfterKey } from "./timeline_keys.js";

/** @typedef {import("./timeline_brush.js").Days} Days */

/** Milliseconds after the last key until the window has come to rest. */
const REST = 400;

/**
 * @param {{from: HTMLElement, to: HTMLElement}} handles
 * @param {object} brush
 * @param {() => Days} brush.window
 * @param {() => [number, number]} brush.limits
 * @param {(window: Days) => void} brush.move
 * @param {() => void} brush.release
 * @returns {() => void} forget a release that is still to come
 */
export default function pressHandles(handles, { window, limits, move, release }) {
  let rest = 0;
  const forget = () => clearTimeout(rest);

  /** @param {"from" | "to"} part @param {KeyboardEvent} event */
  function press(part, event) {
    const now = window();
    const [first, end] = limits();
    const day = dayAfterKey(event, now[part], part === "from" ? [first, now.to - 1] : [now.from + 1, end]);
    if (day === null) return;
    event.preventDefault();
    forget();
    move({ ...now, [part]: day });
  }

  for (const part of /** @type {("from" | "to")[]} */ (["from", "to"])) {
    const handle = handles[part];
    const ungrasp = () => handle.classList.remove("grasped");
    handle.addEventListener("blur", ungrasp);
    handle.addEventListener("keydown", (event) => {
      ungrasp();
      press(part, event);
    });
    handle.addEventListener("keyup", () => {
      forget();
      rest = setTimeout(release, REST);
    });
  }
  return forget;
}
