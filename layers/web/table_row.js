/** One claim as a row of the table; its cells stand in the order of the columns. */

import { hasNumber } from "./card.js";
import { element, foreign, linkButton } from "./elements.js";
import glyphImage from "./glyph_image.js";
import { FAMILY } from "./glyphs.js";
import outsideLink from "./outside.js";
import { FLAG } from "./story.js";

/**
 * A claim's row. Its statement is a button.
 * @param {import("./story.js").Story} story
 * @param {number} row
 * @param {import("./story.js").Card} card
 * @param {Record<string, string>} palette
 * @returns {HTMLTableRowElement}
 */
export default function tableRow(story, row, card, palette) {
  const stance = story.stances[story.claims.stance[row]];
  const flags = story.claims.flags[row];
  const family = FAMILY[stance] ?? "affirm";
  const open = (flags & (FLAG.draft | FLAG.foreseen | FLAG.doubtSaid)) !== 0;
  const glyph = glyphImage(stance, { colour: palette[family], paper: palette.paper, open });
  const off = hasNumber(card) && (flags & (FLAG.struck | FLAG.retracted)) !== 0;
  const badge = card.status === "published" ? null : element("span", { class: "badge" }, card.status);
  return element(
    "tr",
    { "data-row": String(row) },
    element("td", { class: "day" }, card.said),
    element("td", {}, foreign(card.source)),
    element("td", { class: "stance" }, glyph, element("span", { class: family }, stance)),
    element("td", { class: "wide" }, linkButton(card.statement, {}), badge),
    element("td", { class: "number" }, element(off ? "s" : "span", {}, foreign(card.number))),
    element("td", {}, foreign(card.places.map(({ text }) => text).join("; ") || "No location given")),
    element("td", { class: "happened" }, card.happened),
    element("td", {}, foreign(card.topic.replaceAll("-", " "))),
    element("td", {}, outsideLink(card.document.publisher, card.document.url)),
  );
}
