/** Below the map: where the briefing is, its buttons, and one segment of progress for each scene. */

import isClean from "./clean.js";
import { element, foreign } from "./elements.js";
import { iconButton } from "./timeline_widgets.js";

const ICONS = {
  back: "M10 3 5 8l5 5",
  next: "M6 3l5 5-5 5",
  play: "M4.5 2.8v10.4L13 8z",
  pause: "M4 3h3v10H4zM9 3h3v10H9z",
  notes: "M3 3h10v8H8l-3 2.5V11H3z",
  sources: "M4 2.5h6.5L13 5v8.5H4zM6 7h5M6 9.5h5",
  point: "M8 1v4M8 11v4M1 8h4M11 8h4M8 7.5v1",
  full: "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3",
};

/** Milliseconds after which a hand that does not move is at rest. */
const REST = 3000;

/**
 * @param {HTMLElement} root
 * @param {string[]} titles of the scenes
 * @param {object} act
 * @param {(index: number) => void} act.go
 * @param {(by: number) => void} act.move
 * @param {() => void} act.auto
 * @param {(() => void) | null} act.notes null: there is no second window to be had
 * @param {() => void} act.sources
 * @param {() => void} act.point
 * @param {() => void} act.full
 */
export default function presenterBar(root, titles, { go, move, auto, notes, sources, point, full }) {
  const name = element("strong");
  const place = element("span", { class: "place" });
  const play = iconButton("Advance by itself (A)", ICONS.play, auto, { filled: true });
  const pointer = iconButton("Pointer that lifts what it meets (P)", ICONS.point, point);
  const buttons = element(
    "div",
    { class: "tools", role: "group", "aria-label": "Briefing" },
    iconButton("Previous scene (←)", ICONS.back, () => move(-1)).element,
    iconButton("Next scene (→)", ICONS.next, () => move(1)).element,
    play.element,
    notes && iconButton("Notes in a second window (N)", ICONS.notes, notes).element,
    iconButton("Sources and credits (S)", ICONS.sources, sources).element,
    pointer.element,
    iconButton("Full screen (F)", ICONS.full, full).element,
  );
  const where = element("p", { class: "where" }, name, place);
  const foot = element("footer", { class: "foot" }, where);
  const segments = titles.map((title, index) => {
    const label = `Scene ${index + 1}: ${title}`;
    const segment = element("button", { type: "button", "aria-label": label, title: label });
    segment.addEventListener("click", () => go(index));
    return segment;
  });
  const progress = element("nav", { class: "progress", "aria-label": "Scenes" }, ...segments);
  document.documentElement.classList.toggle("clean", isClean());
  root.append(buttons, foot, progress);
  wakeful(root);
  return {
    foot,

    /** @param {string} title @param {number} index @param {string} asOf */
    show(title, index, asOf) {
      name.replaceChildren(foreign(title));
      place.textContent = `Scene ${index + 1} of ${titles.length} · data as of ${asOf}`;
      segments.forEach((segment, at) => {
        segment.className = at < index ? "done" : at > index ? "todo" : "current";
        if (at === index) segment.setAttribute("aria-current", "step");
        else segment.removeAttribute("aria-current");
      });
    },

    /** @param {boolean} on */
    pointing(on) {
      pointer.element.setAttribute("aria-pressed", String(on));
    },

    /** @param {boolean} on */
    playing(on) {
      play.show(on ? "Stop advancing (A)" : "Advance by itself (A)", on ? ICONS.pause : ICONS.play);
    },
  };
}

/**
 * Show the buttons and the pointer while a hand moves, and hide them when it rests.
 * @param {HTMLElement} root
 */
function wakeful(root) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  root.addEventListener("pointermove", () => {
    root.classList.add("awake");
    clearTimeout(resting);
    resting = setTimeout(() => root.classList.remove("awake"), REST);
  });
}
