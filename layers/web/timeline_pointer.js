/** What a pointer does on the timeline: it holds the brush above, and days and marks below. */

import { dragged, partAt } from "./timeline_brush.js";

/** @typedef {import("./timeline_brush.js").Days} Days */
/** @typedef {import("./timeline_marks.js").Mark} Mark */

/** Pixels that a pointer may stray before a press is a drag. */
const STRAY = 4;

const CURSORS = { from: "ew-resize", to: "ew-resize", body: "grab", new: "crosshair" };

/**
 * @typedef {object} Brush what holding the brush needs to know, and does
 * @property {(x: number) => number} day under a pixel
 * @property {() => [number, number]} edges left and right of the brush, pixels
 * @property {() => Days} window
 * @property {() => [number, number]} limits
 * @property {(part: "from" | "to") => void} grasp
 * @property {(window: Days) => void} move
 * @property {() => void} release
 * @property {() => void} all show everything
 */

/**
 * @param {HTMLElement} surface
 * @param {Brush} brush
 */
export function holdBrush(surface, brush) {
  /** @type {{part: import("./timeline_brush.js").Part, x: number, down: number, start: Days, moved: boolean} | null} */
  let held = null;
  const at = (/** @type {PointerEvent} */ event) =>
    event.clientX - surface.getBoundingClientRect().left + surface.offsetLeft;
  const part = (/** @type {PointerEvent} */ event) =>
    partAt(at(event), ...brush.edges(), event.pointerType === "touch" ? 26 : 12);

  surface.addEventListener("pointerdown", (event) => {
    if (event.button || held) return;
    const x = at(event);
    held = { part: part(event), x, down: brush.day(x), start: brush.window(), moved: false };
    surface.setPointerCapture(event.pointerId);
    if (held.part === "from" || held.part === "to") brush.grasp(held.part);
    if (held.part === "body") surface.style.cursor = "grabbing";
    event.preventDefault();
  });
  surface.addEventListener("pointermove", (event) => {
    if (!held) {
      surface.style.cursor = CURSORS[part(event)];
      return;
    }
    const x = at(event);
    held.moved ||= Math.abs(x - held.x) >= (held.part === "new" ? STRAY : 1);
    if (held.moved) brush.move(dragged(held.part, held.start, held.down, brush.day(x), brush.limits()));
  });
  const release = () => {
    if (held?.moved) brush.release();
    held = null;
  };
  surface.addEventListener("pointerup", release);
  surface.addEventListener("pointercancel", release);
  surface.addEventListener("dblclick", brush.all);
}

/**
 * @typedef {object} Field what pointing at the lanes needs to know, and does
 * @property {(x: number, y: number, reach: number) => Mark | null} mark under a pixel
 * @property {(mark: Mark | null) => void} point
 * @property {(mark: Mark) => void} choose
 * @property {(x: number) => void} scrub
 * @property {() => void} release
 */

/**
 * @param {HTMLElement} surface
 * @param {Field} field
 */
export function holdLanes(surface, field) {
  /** @type {{mark: Mark | null, x: number, scrubbing: boolean} | null} */
  let held = null;
  const at = (/** @type {PointerEvent} */ event) => {
    const box = surface.getBoundingClientRect();
    const reach = event.pointerType === "touch" ? 22 : 11;
    return { x: event.clientX - box.left + surface.offsetLeft, y: event.clientY - box.top + surface.offsetTop, reach };
  };
  const scrub = (/** @type {number} */ x) => {
    if (!held) return;
    if (!held.scrubbing) field.point(null);
    held.scrubbing = true;
    field.scrub(x);
  };

  surface.addEventListener("pointerdown", (event) => {
    if (event.button || held) return;
    const { x, y, reach } = at(event);
    held = { mark: field.mark(x, y, reach), x, scrubbing: false };
    if (event.pointerType === "touch") return;
    surface.setPointerCapture(event.pointerId);
    if (!held.mark) scrub(x);
  });
  surface.addEventListener("pointermove", (event) => {
    const { x, y, reach } = at(event);
    if (!held) return field.point(event.pointerType === "touch" ? null : field.mark(x, y, reach));
    if (held.scrubbing || Math.abs(x - held.x) >= STRAY) scrub(x);
  });
  surface.addEventListener("pointerup", (event) => {
    if (!held) return;
    if (held.mark && !held.scrubbing) field.choose(held.mark);
    else scrub(at(event).x);
    if (held.scrubbing) field.release();
    held = null;
  });
  surface.addEventListener("pointercancel", () => {
    if (held?.scrubbing) field.release();
    held = null;
  });
  surface.addEventListener("pointerleave", () => {
    if (!held) field.point(null);
  });
}
