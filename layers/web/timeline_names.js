/** The names of the lanes, with how many claims each holds in the window. */

import { words } from "./timeline_widgets.js";

/** @typedef {import("./timeline_lanes.js").Lanes} Lanes */

/**
 * @typedef {object} Names
 * @property {HTMLElement} element
 * @property {(lanes: Lanes, counts: Uint32Array, layout: import("./timeline_layout.js").Layout) => void} show
 */

/**
 * @param {{point: (lane: number | null) => void, choose: (lane: number) => void}} act on a lane, by its place
 * @returns {Names}
 */
export default function names(act) {
  const element = words("ul", "names", "");
  /** @type {Lanes | null} */
  let drawn = null;
  let small = false;
  /** @type {HTMLElement[]} */
  let numbers = [];

  /** @param {Lanes} lanes @param {boolean} phone */
  function build({ list }, phone) {
    const root = /** @type {ShadowRoot | Document} */ (element.getRootNode());
    const focused = root.activeElement;
    const group = focused && element.contains(focused) ? focused.getAttribute("data-group") : null;
    numbers = [];
    const items = list.map((lane, slot) => {
      const item = words("li", "", "");
      const active = !phone && lane.group >= 0;
      const line = words(active ? "button" : "span", "name", "");
      line.setAttribute("data-group", `${lane.group}`);
      const number = words("span", "count", "");
      numbers.push(number);
      line.append(words("span", "word", phone ? lane.short : lane.name), " ", number);
      line.title = lane.name;
      if (active) {
        line.addEventListener("pointerenter", () => act.point(slot));
        line.addEventListener("pointerleave", () => act.point(null));
        line.addEventListener("focus", () => act.point(slot));
        line.addEventListener("blur", () => act.point(null));
        line.addEventListener("click", () => act.choose(slot));
      }
      item.append(line);
      return item;
    });
    element.replaceChildren(...items);
    if (group === null) return;
    const again = element.querySelector(`button[data-group="${group}"]`);
    if (again instanceof HTMLElement) again.focus();
  }

  return {
    element,
    show(lanes, counts, layout) {
      if (lanes !== drawn || layout.phone !== small) {
        [drawn, small] = [lanes, layout.phone];
        build(lanes, small);
      }
      numbers.forEach((number, slot) => {
        const text = counts[slot].toLocaleString("en");
        if (number.textContent !== text) number.textContent = text;
      });
    },
  };
}
