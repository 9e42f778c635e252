/** What a key does to the day and to the window. */

import { clamp } from "./timeline_brush.js";
import { step } from "./shown.js";

/** @typedef {Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "altKey">} Key */

/**
 * How far a key goes: a day, with Shift a week, with Ctrl or Alt a month.
 * @param {Key} press
 * @returns {{unit: import("./link.js").View["step"], count: number} | null}
 */
function stride({ key, shiftKey, ctrlKey, altKey }) {
  if (key === "PageUp" || key === "PageDown") return { unit: "month", count: key === "PageUp" ? -1 : 1 };
  const back = key === "ArrowLeft" || key === "ArrowDown";
  if (!back && key !== "ArrowRight" && key !== "ArrowUp") return null;
  return { unit: ctrlKey || altKey ? "month" : shiftKey ? "week" : "day", count: back ? -1 : 1 };
}

/**
 * The day after a key, within limits; null when the key means nothing here.
 * @param {Key} press
 * @param {number | null} day
 * @param {[number, number]} limits first day and the last that may be reached
 * @returns {number | null}
 */
export function dayAfterKey(press, day, [first, last]) {
  if (press.key === "Home") return first;
  if (press.key === "End") return last;
  const far = stride(press);
  if (!far) return null;
  if (day === null) return far.count > 0 ? first : last;
  return clamp(step(day, far.unit, far.count), first, last);
}
