/** Room for one map, or for two side by side that each see through one source; a narrow screen shows one of the two. */

import { element, foreign } from "./elements.js";

/**
 * @typedef {object} LensFrames
 * @property {HTMLElement} box
 * @property {[HTMLElement, HTMLElement]} grounds where the maps go; the second is seen with two lenses only
 * @property {(names: string[]) => void} show through whom the maps see: two names, or any other number for one map
 * @property {() => number} side which of the two a narrow screen shows
 * @property {() => void} turn to the other one
 */

/** @returns {LensFrames} */
export default function lensFrames() {
  const ground = () => element("div", { class: "map" });
  const frame = (/** @type {HTMLElement} */ map) => element("div", { class: "frame" }, map);
  /** @type {[HTMLElement, HTMLElement]} */
  const grounds = [ground(), ground()];
  const choices = [0, 1].map((side) => {
    const choice = element("button", { type: "button" });
    choice.addEventListener("click", () => look(side));
    return choice;
  });
  const toggle = element("div", { class: "seen-through", role: "group", "aria-label": "Seen through" }, ...choices);
  const box = element("div", { class: "lenses" }, toggle, ...grounds.map(frame));
  let seen = 0;

  /** @param {number} side */
  function look(side) {
    seen = side;
    box.dataset.side = String(side);
    choices.forEach((choice, at) => choice.setAttribute("aria-pressed", String(at === side)));
  }

  return {
    box,
    grounds,
    show(names) {
      box.classList.toggle("two", names.length === 2);
      choices.forEach((choice, at) => choice.replaceChildren(foreign(names[at] ?? "")));
      look(0);
    },
    side: () => seen,
    turn: () => look(1 - seen),
  };
}
