/** On a phone, a sheet at the foot of the screen that is pulled up by its grip; on a wider screen, nothing. */

import { element } from "./elements.js";

/** @typedef {"low" | "half" | "high"} Height */

/** @type {Height[]} */
const HEIGHTS = ["low", "half", "high"];

/** What share of the screen each height takes; how low the lowest is, the style sheet says. */
const SHARES = [0, 0.5, 0.88];

/** Pixels that a finger travels before it drags rather than presses. */
const SLACK = 8;

/**
 * Make a region a sheet.
 * @param {HTMLElement} region
 * @param {HTMLElement} top what is held to drag it, and stays in sight when it is low
 * @param {string} name of what it holds
 * @returns {{rise: () => void, sink: () => void}} `rise`: at least so that what it holds can be read
 */
export default function sheet(region, top, name) {
  const grip = element("button", { type: "button", class: "grip" });
  top.before(grip);
  let at = 0;
  /** @type {{from: number, high: number, moved: boolean} | null} */
  let drag = null;
  stand(0);

  /** @param {number} index */
  function stand(index) {
    at = Math.max(0, Math.min(HEIGHTS.length - 1, index));
    region.dataset.sheet = HEIGHTS[at];
    region.style.removeProperty("height");
    grip.setAttribute("aria-expanded", String(at > 0));
    grip.setAttribute("aria-label", at < HEIGHTS.length - 1 ? `${name}: show more` : `${name}: show less`);
  }

  /** @param {PointerEvent} event */
  function hold(event) {
    const { target, clientY, pointerId } = event;
    const other = target instanceof Element && target.closest("button, a");
    if (!isSheet(region) || (other && other !== grip)) return;
    drag = { from: clientY, high: region.offsetHeight, moved: false };
    region.setPointerCapture(pointerId);
  }

  region.addEventListener("pointermove", ({ clientY }) => {
    if (!drag) return;
    const by = drag.from - clientY;
    drag.moved ||= Math.abs(by) > SLACK;
    if (drag.moved) region.style.height = `${Math.min(0.9 * innerHeight, Math.max(48, drag.high + by))}px`;
  });
  for (const name of ["pointerup", "pointercancel"])
    region.addEventListener(name, () => {
      if (drag?.moved) stand(nearest(region.offsetHeight / innerHeight));
      else if (drag) stand((at + 1) % HEIGHTS.length);
      drag = null;
    });
  for (const held of [grip, top]) held.addEventListener("pointerdown", hold);
  grip.addEventListener("click", ({ detail }) => {
    if (!detail) stand((at + 1) % HEIGHTS.length); // by a key or a screen reader, which hold nothing
  });
  grip.addEventListener("keydown", (event) => {
    const to = { ArrowUp: at + 1, ArrowDown: at - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    stand(to);
  });

  return {
    rise: () => stand(Math.max(1, at)),
    sink: () => stand(0),
  };
}

/** @param {HTMLElement} region whether the style sheet makes it one, on a screen of this width */
function isSheet(region) {
  return getComputedStyle(region).position === "fixed";
}

/** @param {number} share of the screen */
function nearest(share) {
  const far = SHARES.map((height) => Math.abs(height - share));
  return far.indexOf(Math.min(...far));
}
