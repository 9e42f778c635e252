/** One statement in a line: its day, its verb, and its number. It is a button that opens its card. */

import { dayOf, figureInWords } from "./dispute_words.js";
import { element, foreign } from "./elements.js";
import glyphImage from "./glyph_image.js";
import { FAMILY } from "./glyphs.js";
import { stateOn, stanceOf } from "./known.js";
import { FLAG } from "./story.js";

/** @typedef {import("./story.js").Story} Story */

/**
 * @param {Story} story
 * @param {number} row
 * @param {object} how
 * @param {number | null} how.known
 * @param {boolean} how.year whether the day is told with its year
 * @param {Record<string, string>} how.palette
 * @param {boolean} [how.named] whether it says who speaks
 * @param {string | null} [how.quoted] the source's own words
 * @returns {HTMLButtonElement}
 */
export default function statement(story, row, { known, year, palette, named = false, quoted = null }) {
  const { claims } = story;
  const verb = stanceOf(story, row);
  const draft = (claims.flags[row] & FLAG.draft) !== 0;
  const look = { colour: palette[FAMILY[verb] ?? "affirm"], paper: palette.paper, open: draft };
  const struck = stateOn(story, row, known) !== "standing";
  const number = claims.bound[row] < 0 ? null : numberOf(story, row);
  return element(
    "button",
    { type: "button", class: "statement", "data-row": `${row}` },
    glyphImage(verb, look),
    element("span", { class: "day" }, dayOf(story, row, year)),
    named ? foreign(story.sources[claims.source[row]].short, "who") : null,
    element("span", { class: "verb" }, verb),
    number === null ? null : element(struck ? "s" : "span", { class: "figure" }, foreign(number)),
    quoted === null ? null : element("span", { class: "quoted" }, "“", foreign(quoted), "”"),
    draft ? element("span", { class: "badge" }, "draft") : null,
  );
}

/** @param {Story} story @param {number} row */
function numberOf(story, row) {
  const { claims, bases, units } = story;
  const additional = bases[claims.basis[row]] === "additional" ? ", additional" : "";
  const unit = claims.unit[row] < 0 ? "" : ` ${units[claims.unit[row]]}`;
  return figureInWords(story, row) + unit + additional;
}
