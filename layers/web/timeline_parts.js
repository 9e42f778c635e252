/** The parts of the timeline that stand in the page: a canvas, what can be held on it, and its words. */

import isClean from "./clean.js";
import { glyphElement, FAMILY } from "./glyphs.js";
import { words } from "./timeline_widgets.js";

/**
 * @typedef {object} Parts
 * @property {HTMLElement} element
 * @property {HTMLElement} chart
 * @property {HTMLCanvasElement} canvas
 * @property {HTMLElement} brush
 * @property {{from: HTMLElement, to: HTMLElement}} handles
 * @property {HTMLElement} lanes
 * @property {(text: string) => void} say to a screen reader
 * @property {(text: string) => void} fail
 * @property {(caption: string, highest: string) => void} caption
 * @property {(stances: string[], colours: import("./theme.js").Palette) => void} legend
 * @property {(tip: {text: string, x: number, y: number} | null, width: number) => void} tip
 */

/** @param {string} name @param {string} label */
function slider(name, label) {
  const element = words("div", name, "");
  element.tabIndex = 0;
  element.setAttribute("role", "slider");
  element.setAttribute("aria-label", label);
  return element;
}

/**
 * What a slider says of itself.
 * @param {HTMLElement} element
 * @param {{least: number, most: number, now: number, text: string}} value
 */
export function tell(element, { least, most, now, text }) {
  const told = { "aria-valuemin": least, "aria-valuemax": most, "aria-valuenow": now, "aria-valuetext": text };
  for (const [name, value] of Object.entries(told)) {
    if (element.getAttribute(name) !== `${value}`) element.setAttribute(name, `${value}`);
  }
}

/** @returns {Parts} */
export default function parts() {
  const element = words("section", "timeline", "");
  element.classList.toggle("clean", isClean());
  element.setAttribute("aria-label", "Timeline");
  const chart = words("div", "chart", "");
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  const captions = words("p", "caption", "");
  const period = words("span", "period", "");
  const highest = words("span", "highest", "");
  captions.append(period, " ", highest);
  const brush = words("div", "brush", "");
  const handles = { from: slider("handle", "First day shown"), to: slider("handle", "Last day shown") };
  brush.append(handles.from, handles.to);
  const lanes = slider("lanes", "Day");
  const tip = words("p", "tip", "");
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  const legend = words("ul", "legend", "");
  legend.setAttribute("aria-label", "Marks");
  const status = words("p", "unseen", "");
  status.setAttribute("role", "status");
  const fault = words("p", "fault", "");
  fault.setAttribute("role", "alert");
  chart.append(canvas, captions, brush, lanes, tip);
  element.append(fault, chart, legend, status);
  let drawn = "";
  return {
    ...{ element, chart, canvas, brush, handles, lanes },
    say(text) {
      status.textContent = text;
    },
    fail(text) {
      fault.textContent = text;
    },
    caption(text, most) {
      if (period.textContent !== text) period.textContent = text;
      if (highest.textContent !== most) highest.textContent = most;
    },
    legend(stances, colours) {
      const wanted = stances.map((stance) => `${stance} ${colours[FAMILY[stance]]}`).join() + colours.paper;
      if (wanted === drawn) return;
      drawn = wanted;
      legend.replaceChildren(
        ...stances.map((stance) => {
          const item = words("li", "", "");
          const look = { colour: colours[FAMILY[stance]], paper: colours.paper, size: 13 };
          item.append(glyphElement(stance, look), words("span", "", stance));
          return item;
        }),
      );
    },
    tip(shown, width) {
      tip.hidden = !shown;
      if (!shown) return;
      tip.textContent = shown.text;
      const half = tip.offsetWidth / 2;
      tip.style.left = `${Math.max(0, Math.min(width - half * 2, shown.x - half))}px`;
      tip.style.top = `${shown.y - tip.offsetHeight - 10}px`;
    },
  };
}
