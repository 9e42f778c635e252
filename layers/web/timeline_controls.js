/** The row of controls above the timeline. */

import { choice, icon, iconButton, segments, words } from "./timeline_widgets.js";

/** @typedef {import("./link.js").View} View */

const ICONS = {
  back: "M9.5 3.5 5 8l4.5 4.5",
  forward: "M6.5 3.5 11 8l-4.5 4.5",
  play: "M4.5 2.8v10.4L13 8z",
  more: "M2.5 5.5 8 11l5.5-5.5",
  pause: "M4 3h3v10H4zM9 3h3v10H9z",
};

/** @type {[View["step"], string][]} */
const STEPS = [
  ["day", "1 day"],
  ["week", "1 week"],
  ["month", "1 month"],
];

/** @type {[View["lanes"], string][]} */
const LANES = [
  ["source", "Source"],
  ["topic", "Topic"],
  ["place", "Place"],
];

/** @type {[View["mode"], string][]} */
const MODES = [
  ["window", "Window"],
  ["cumulative", "Cumulative"],
];

const SPEEDS = [1, 2, 4];

/**
 * @typedef {object} Controls
 * @property {HTMLElement} element
 * @property {(view: Readonly<View>, range: string) => void} show
 * @property {(playing: boolean) => void} playing
 */

/**
 * @param {object} act what the controls do
 * @param {(count: number) => void} act.step
 * @param {() => void} act.play
 * @param {(speed: number) => void} act.speed
 * @param {(change: Partial<View>) => void} act.set
 * @returns {Controls}
 */
export default function controls(act) {
  const element = document.createElement("div");
  element.className = "controls";
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", "Time");
  const back = iconButton("One step back", ICONS.back, () => act.step(-1));
  const play = iconButton("Play", ICONS.play, act.play, { filled: true });
  const forward = iconButton("One step forward", ICONS.forward, () => act.step(1));
  const step = choice("Step", STEPS, (value) => act.set({ step: value }));
  const mode = segments("Show", MODES, (value) => act.set({ mode: value }));
  const lanes = segments("Lanes by", LANES, (value) => act.set({ lanes: value }), { labelled: true });
  const lanesMenu = choice("Lanes by", LANES, (value) => act.set({ lanes: value }));
  let pace = 0;
  const speed = words("button", "speed", "1×");
  speed.title = "Speed";
  speed.setAttribute("aria-label", "Speed 1×");
  speed.addEventListener("click", () => {
    pace = (pace + 1) % SPEEDS.length;
    speed.textContent = `${SPEEDS[pace]}×`;
    speed.setAttribute("aria-label", `Speed ${SPEEDS[pace]}×`);
    act.speed(SPEEDS[pace]);
  });
  const range = words("button", "range", "");
  const rangeText = words("span", "", "");
  range.append(rangeText, icon(ICONS.more, false).drawing);
  range.setAttribute("aria-expanded", "false");
  range.addEventListener("click", () => {
    range.setAttribute("aria-expanded", `${element.classList.toggle("open")}`);
  });
  back.element.classList.add("more");
  forward.element.classList.add("more");
  speed.classList.add("more");
  mode.element.classList.add("more");
  step.element.classList.add("step");
  lanes.element.classList.add("lanes-by");
  lanesMenu.element.classList.add("lanes-menu");
  element.append(back.element, play.element, forward.element, step.element, range);
  element.append(mode.element, speed, lanes.element, lanesMenu.element);
  return {
    element,
    show(view, days) {
      step.show(view.step);
      mode.show(view.mode);
      lanes.show(view.lanes);
      lanesMenu.show(view.lanes);
      if (rangeText.textContent !== days) rangeText.textContent = days;
    },
    playing(on) {
      play.show(on ? "Pause" : "Play", on ? ICONS.pause : ICONS.play);
    },
  };
}
