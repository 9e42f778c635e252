/** Many statements of one source as one row, which opens. */

import { manyElement } from "./dispute_mark.js";
import { rangeInWords } from "./amounts.js";
import widthOf from "./dispute_measure.js";
import { isOnAxis } from "./dispute_sections.js";
import { element, foreign } from "./elements.js";
import { isAdditional } from "./movers.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./dispute_row.js").Axis} Axis */

/**
 * @typedef {object} CrowdView
 * @property {HTMLElement} element
 * @property {(rows: number[], open: boolean) => void} tell
 * @property {(axis: Axis) => void} place
 */

const FIGURE = '600 13.5px "Plex", "PlexKR", sans-serif';
/** Pixels between marks and words. */
const BESIDE = 8;

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
      const shown = `${open}`;
      if (count.getAttribute("aria-expanded") !== shown) count.setAttribute("aria-expanded", shown);
      const now = `${rows.length} ${rows[0]} ${rows[rows.length - 1]}`;
      if (now === told) return;
      told = now;
      const given = rows.filter((row) => isOnAxis(story, question, row));
      const additional = given.filter((row) => isAdditional(story, row)).length;
      const statements = `${rows.length.toLocaleString("en")} statements`;
      count.textContent = additional ? `${statements}, ${additional.toLocaleString("en")} additional` : statements;
      values = given.flatMap((row) => [low[row], high[row]].filter((value) => value !== null));
      words.textContent = given.length ? rangeInWords(story, given) : "";
    },
    place({ x, width, stacked }) {
      const now = `${told} ${x(1)} ${x(1000)} ${width} ${stacked}`;
      if (now === placed) return;
      placed = now;
      drawing?.remove();
      drawing = null;
      if (!values.length) return;
      const pixels = new Set(values.map((value) => Math.round(x(value))));
      const [left, right] = [Math.min(...pixels), Math.max(...pixels)];
      drawing = manyElement(pixels, left, right);
      drawing.style.left = `${left}px`;
      range.prepend(drawing);
      const wide = widthOf(words.textContent ?? "", FIGURE);
      const after = right + BESIDE + wide <= width;
      const before = left - BESIDE - wide;
      words.classList.toggle("unseen", !stacked && !after && before < 0);
      words.style.left = stacked ? "" : `${after ? right + BESIDE : before}px`;
    },
  };
}
