/** One claim as a row of the dispute: who, when, how, and its number on the axis or its words. */

import placeWords from "./dispute_layout.js";
import markElement, { extentOf } from "./dispute_mark.js";
import widthOf from "./dispute_measure.js";
import { isOnAxis } from "./dispute_sections.js";
import tiesInWords from "./dispute_tie_words.js";
import { dayOf, wordsOf } from "./dispute_words.js";
import { element, foreign } from "./elements.js";
import glyphImage from "./glyph_image.js";
import { FAMILY } from "./glyphs.js";
import { FLAG } from "./story.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./story.js").Card} Card */

/**
 * The axis as it is being drawn.
 * @typedef {object} Axis
 * @property {(value: number) => number} x pixel of a number
 * @property {number} width pixels
 * @property {boolean} stacked whether words stand under the marks, as on a phone
 */

/**
 * What a row needs to know of those around it.
 * @typedef {object} Around
 * @property {number | null} known
 * @property {boolean} first whether it opens its source's group
 * @property {boolean} year whether days are told with their year
 */

/**
 * @typedef {object} RowView
 * @property {HTMLElement} element
 * @property {[number, number]} ends pixels on the axis that the row takes up, its words included
 * @property {number} at pixel on the axis of its number
 * @property {(around: Around) => void} tell
 * @property {(axis: Axis) => void} place
 */

const FIGURE = '600 13.5px "Plex", "PlexKR", sans-serif';
/** Pixels of a source's name beyond which it is set narrower. */
const NAME = 130;
const WORDS = '400 13.5px "Plex", "PlexKR", sans-serif';
const REMARK = 'italic 400 12.5px "Plex", "PlexKR", sans-serif';

/**
 * @param {Story} story
 * @param {number} question
 * @param {number} row
 * @param {Card} card
 * @param {Record<string, string>} palette
 * @returns {RowView}
 */
export default function rowView(story, question, row, card, palette) {
  const { claims } = story;
  const stance = story.stances[claims.stance[row]];
  const family = FAMILY[stance] ?? "affirm";
  const flags = claims.flags[row];
  const onAxis = isOnAxis(story, question, row);
  const open = (flags & (FLAG.draft | FLAG.foreseen)) !== 0;
  const look = { colour: palette[family], paper: palette.paper, open: (flags & FLAG.draft) !== 0 };
  const name = story.sources[claims.source[row]].short;
  const source = element("div", { role: "rowheader", class: "source", title: name }, foreign(name));
  source.classList.toggle("tight", widthOf(name, FIGURE) > NAME);
  const day = element("div", { role: "gridcell", class: "day" });
  const verb = element(
    "div",
    { role: "gridcell", class: "verb" },
    glyphImage(stance, look),
    element("span", {}, stance),
  );
  const figure = element("b", { class: "figure" });
  const remark = element("i", { class: "remark" });
  const ties = element("span", { class: "ties" });
  const range = element("div", { role: "gridcell", class: `range ${family}` }, figure, " ", remark, " ", ties);
  const view = element(
    "div",
    { role: "row", class: onAxis ? "claim" : "claim in-words", "data-row": `${row}`, tabindex: "-1" },
    ...[source, day, verb, range],
  );
  if (story.bases[claims.basis[row]] === "additional" && onAxis) view.classList.add("additional");
  if (flags & FLAG.draft) verb.append(element("span", { class: "badge" }, "draft"));

  const mark = { bound: story.bounds[claims.bound[row]], low: claims.low[row], high: claims.high[row], open };
  let [told, placed, words, remarks] = ["", "", "", ""];
  /** @type {SVGElement | null} */
  let drawing = null;
  /** @type {RowView} */
  const made = { element: view, ends: [0, 0], at: 0, tell, place };
  return made;

  /** @param {Around} around */
  function tell({ known, first, year }) {
    view.classList.toggle("first", first);
    const said = wordsOf(story, question, row, card, known);
    const linked = tiesInWords(story, row, known);
    const now = `${said.struck} ${year} ${said.remarks.join("|")} ${linked}`;
    if (now === told) return;
    told = now;
    placed = "";
    words = said.quoted ? `“${said.said}”` : said.said;
    remarks = said.remarks.join("; ");
    day.textContent = dayOf(story, row, year);
    figure.replaceChildren(said.struck ? element("s", {}, foreign(words)) : foreign(words));
    remark.replaceChildren(...(remarks ? [foreign(remarks)] : []));
    remark.title = remarks;
    ties.replaceChildren(...(linked ? [foreign(linked)] : []));
    if (!onAxis) figure.title = words;
  }

  /** @param {Axis} axis */
  function place({ x, width, stacked }) {
    const extent = onAxis ? extentOf(mark, x) : /** @type {[number, number]} */ ([0, 0]);
    const now = `${extent} ${width} ${stacked}`;
    if (now === placed) return;
    placed = now;
    if (!onAxis) {
      const aside = remarks ? Math.min(20 + widthOf(remarks, REMARK), 0.36 * width) : 0;
      figure.style.maxWidth = stacked ? "" : `${width - aside}px`;
      made.ends = [0, Math.min(width, widthOf(words, WORDS) + aside)];
      return;
    }
    made.at = x((mark.bound === "up-to" ? mark.high : mark.low) ?? mark.high ?? 0);
    const next = markElement(mark, extent[1] - extent[0]);
    next.style.left = `${extent[0]}px`;
    if (drawing) drawing.replaceWith(next);
    else range.prepend(next);
    drawing = next;
    const aside = remarks && !stacked ? widthOf(remarks, REMARK) + 5 : 0;
    const wide = { figure: widthOf(words, FIGURE), remark: aside };
    const spots = placeWords(extent, wide, width, mark.bound === "between");
    figure.classList.toggle("within", spots.within);
    figure.style.left = `${spots.figure.left}px`;
    if (stacked) remark.removeAttribute("style");
    else Object.assign(remark.style, { left: `${spots.remark.left}px`, width: `${spots.remark.width}px` });
    made.ends = spots.ends;
  }
}
