/** The slider of what had been said by a day: its last place is today. */

import { dayInWords, ticks } from "./calendar.js";
import { element } from "./elements.js";
import { clamp } from "./timeline_brush.js";
import { dayAfterKey } from "./timeline_keys.js";
import { tell } from "./timeline_parts.js";

/**
 * @param {object} act
 * @param {(known: number | null) => void} act.move at once, while the reader drags
 * @param {() => void} act.release once, when the reader let go
 */
export default function knownSlider({ move, release }) {
  const name = element("b");
  const on = element("span");
  const label = element("p", { class: "as-known" }, "As known ", on, name);
  const hint = element("p", { class: "hint" }, "what had been said by then");
  const days = element("div", { class: "days", "aria-hidden": "true" });
  const past = element("div", { class: "past" });
  const thumb = element("div", { class: "thumb" });
  const track = element("div", { class: "track" }, past, thumb);
  const months = element("div", { class: "months", "aria-hidden": "true" });
  const slider = element(
    "div",
    { class: "known", role: "slider", tabindex: "0", "aria-label": "As known on" },
    ...[days, track, months],
  );
  const made = element("div", { class: "knowing" }, label, hint, slider);
  let [first, last] = [0, 1];
  /** @type {number | null} */
  let known = null;
  let held = false;
  let bounds = new DOMRect();
  let told = "";

  /** @param {number} day */
  const set = (day) => move(day >= last ? null : Math.max(first, day));

  /** @param {PointerEvent} event */
  function point(event) {
    const { left, width } = bounds;
    set(first + Math.round(clamp((event.clientX - left) / Math.max(1, width), 0, 1) * (last - first)));
  }

  slider.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    held = true;
    bounds = track.getBoundingClientRect();
    slider.setPointerCapture(event.pointerId);
    slider.focus({ preventScroll: true });
    point(event);
    event.preventDefault();
  });
  slider.addEventListener("pointermove", (event) => held && point(event));
  for (const end of ["pointerup", "pointercancel"]) {
    slider.addEventListener(end, () => {
      if (held) release();
      held = false;
    });
  }
  slider.addEventListener("keydown", (event) => {
    const next = dayAfterKey(event, known ?? last, [first, last]);
    if (next === null) return;
    set(next);
    event.preventDefault();
  });
  slider.addEventListener("keyup", (event) => dayAfterKey(event, first, [first, last]) !== null && release());

  return {
    element: made,
    /**
     * @param {number | null} now
     * @param {number[]} said days on which something under the question was said, in order
     */
    show(now, said) {
      known = now;
      last = said[said.length - 1] ?? 1;
      first = Math.min(startBefore(said[0] ?? 0), last - 1);
      const at = (/** @type {number} */ day) => `${clamp((day - first) / (last - first), 0, 1) * 100}%`;
      const words = now === null ? "today" : dayInWords(now, { long: true });
      on.textContent = now === null ? "" : "on ";
      name.textContent = words;
      hint.textContent = now === null ? "all that has been said" : "what had been said by then";
      past.style.width = thumb.style.left = at(now ?? last);
      tell(slider, { least: first, most: last, now: now ?? last, text: words });
      const marks = `${said}`;
      if (marks === told) return;
      told = marks;
      days.replaceChildren(...said.map((day) => tick(at(day))));
      months.replaceChildren(
        ...ticks(first, last + 1, 400, { room: 76, edge: true }).map(({ day, text }) => {
          const written = element("span", {}, text);
          written.style.left = at(day);
          return written;
        }),
      );
    },
  };
}

/** @param {string} left */
function tick(left) {
  const made = element("span");
  made.style.left = left;
  return made;
}

/** @param {number} day @returns {number} the first of its month */
function startBefore(day) {
  const date = new Date(day * 86400000);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / 86400000;
}
