/** A presenter's hands: keys, the edges of the screen, and a swipe. */

import { element } from "./elements.js";

/** Pixels that a finger must travel. */
const SWIPE = 60;

/**
 * @typedef {object} Hands
 * @property {(by: number) => void} move
 * @property {(end: "first" | "last") => void} jump
 * @property {() => void} escape
 * @property {() => void} touched anything at all was pressed
 * @property {Record<string, () => void>} letters by small letter
 */

/** @type {Record<string, number>} */
const MOVES = { ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1 };

/**
 * Listen to the keys of a window.
 * @param {Document} page
 * @param {Hands} hands
 */
export function takeKeys(page, { move, jump, escape, touched, letters }) {
  page.addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    const [origin] = event.composedPath();
    const within = origin instanceof Element ? origin : target instanceof Element ? target : null;
    if (within?.closest("input, textarea, select, dialog")) return;
    if (key === " " && within?.closest("button, a, summary")) return;
    touched();
    const letter = letters[key.toLowerCase()];
    if (key in MOVES) move(MOVES[key]);
    else if (key === "Home") jump("first");
    else if (key === "End") jump("last");
    else if (key === "Escape") escape();
    else if (letter) letter();
    else return;
    event.preventDefault();
  });
}

/**
 * Edges to press and a swipe over the words.
 * @param {HTMLElement} stage
 * @param {HTMLElement} swiped
 * @param {(by: number) => void} move
 */
export function takeEdges(stage, swiped, move) {
  for (const [name, by] of /** @type {[string, number][]} */ ([
    ["edge back", -1],
    ["edge next", 1],
  ])) {
    const edge = element("button", { type: "button", class: name, tabindex: "-1", "aria-hidden": "true" });
    edge.addEventListener("click", () => move(by));
    stage.append(edge);
  }
  /** @type {Touch | null} */
  let began = null;
  swiped.addEventListener("touchstart", ({ touches }) => (began = touches.length === 1 ? touches[0] : null), {
    passive: true,
  });
  swiped.addEventListener("touchend", ({ changedTouches: [ended] }) => {
    if (!began || !ended) return;
    const [dx, dy] = [ended.clientX - began.clientX, ended.clientY - began.clientY];
    began = null;
    if (Math.abs(dx) > SWIPE && Math.abs(dx) > 2 * Math.abs(dy)) move(dx < 0 ? 1 : -1);
  });
}
