/** Many statements of one source as one row, which opens. */

import { manyElement } from "./dispute_mark.js";
import { figure } from "./amounts.js";
import { isOnAxis } from "./dispute_sections.js";
import { element, foreign } from "./elements.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./dispute_row.js").Axis} Axis */

/**
 * @typedef {object} CrowdView
 * @property {HTMLElement} element
 * @property {(rows: number[], open: boolean) => void} tell
 * @property {(axis: Axis) => void} place
 */

/**
 * @param {Story} story
 * @param {number} question
 * @param {number} source
 * @param {string} key what its button carries
 * @returns {CrowdView}
 */
export default function crowdView(story, question, source, key) {
  const { low, high } = story.claims;
  const count = element("button", { type: "button", class: "more", "data-open": key, "aria-expanded": "false" });
  const words = element("b", { class: "figure" });
  const range = element("div", { role: "gridcell", class: "range affirm" }, words);
  const view = element(
    "div",
    { role: "row", class: "claim crowd first" },
    element("div", { role: "rowheader", class: "source" }, foreign(story.sources[source].short)),
    element("div", { role: "gridcell", class: "count", "aria-colspan": "2" }, count),
    range,
  );
  /** @type {number[]} */
  let values = [];
  /** @type {SVGElement | null} */
  let drawing = null;
  let [told, placed] = ["", ""];
  return {
    element: view,
    tell(rows, open) {
      count.setAttribute("aria-expanded", `${open}`);
      const now = `${rows.length} ${rows[0]} ${rows[rows.length - 1]}`;
      if (now === told) return;
      told = now;
      const text = `${rows.length.toLocaleString("en")} statements`;
      count.textContent = text;
      const given = rows.filter((row) => isOnAxis(story, question, row));
      const found = new Set(given.flatMap((row) => [low[row], high[row]].filter((value) => value !== null)));
      values = [...found].sort((a, b) => a - b);
      const [least, greatest] = [values[0], values[values.length - 1]];
      const said = !values.length ? "" : least === greatest ? figure(least) : `${figure(least)} to ${figure(greatest)}`;
      words.textContent = said;
    },
    place({ x, width, stacked }) {
      const now = `${told} ${x(1)} ${x(1000)} ${width} ${stacked}`;
      if (now === placed) return;
      placed = now;
      drawing?.remove();
      drawing = values.length ? manyElement(values.map(x)) : null;
      if (!drawing) return;
      range.prepend(drawing);
      const [left, right] = [x(values[0]), x(values[values.length - 1])];
      drawing.style.left = `${left}px`;
      words.style.left = stacked ? "" : right + 150 < width ? `${right + 8}px` : "";
      words.style.right = stacked || right + 150 < width ? "" : `${Math.max(0, width - left + 8)}px`;
    },
  };
}
