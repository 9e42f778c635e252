/** One claim as a card: who says so and how first, then what, then all that is known about the saying. */

import { element, foreign, linkButton } from "./elements.js";
import glyphImage from "./glyph_image.js";
import { FAMILY } from "./glyphs.js";
import outsideLink, { outsideAddress } from "./outside.js";
import { FLAG } from "./story.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./story.js").Card} Card */

/**
 * @typedef {object} Setting
 * @property {boolean} current whether this card stands for what is chosen
 * @property {number | null} place the place in the heading above, which a card need not repeat
 * @property {string | null} hint why the card is not among the claims in view
 * @property {Record<string, string>} palette
 * @property {"light" | "dark"} theme
 */

/**
 * A claim's card. Its buttons carry `data-row`, `data-place` or `data-copy`.
 * @param {Story} story
 * @param {number} row
 * @param {Card} card
 * @param {Setting} setting
 * @returns {HTMLElement}
 */
export default function claimCard(story, row, card, { current, place, hint, palette, theme }) {
  const stance = story.stances[story.claims.stance[row] ?? -1] ?? "asserts";
  const family = FAMILY[stance] ?? "affirm";
  const flags = story.claims.flags[row] ?? 0;
  const open = (flags & (FLAG.draft | FLAG.foreseen | FLAG.doubtSaid)) !== 0;
  const glyph = glyphImage(stance, {
    colour: palette[family],
    paper: palette[theme === "dark" ? "paper2" : "paper"],
    open,
    size: 16,
  });
  const title = element(
    "h3",
    {},
    foreign(card.source, "source"),
    " ",
    element("span", { class: family }, stance),
    card.status === "published" ? null : element("span", { class: "badge" }, card.status),
  );
  const repeated = !current && card.places.length === 1 && card.places[0]?.index === place;
  const mapped = card.places.find(({ index }) => index !== place);
  const copy = element("button", { type: "button", class: "link", "data-copy": String(row) }, "Copy citation");
  const show = mapped && linkButton("Show on map", { "data-place": String(mapped.index) });
  return element(
    "article",
    { "data-row": String(row), class: current ? "card current" : "card" },
    element("header", {}, glyph, title, element("span", { class: "said" }, card.said)),
    hint ? element("p", { class: "hint" }, hint) : null,
    element("p", { class: "statement" }, card.statement),
    card.quoted ? element("p", { class: "quoted" }, "“", foreign(card.quoted), "”") : null,
    element(
      "dl",
      {},
      ...line("Number", number(card, flags)),
      ...(repeated ? [] : line(card.places.length > 1 ? "Places" : "Place", places(card))),
      ...line(flags & FLAG.foreseen ? "Foreseen" : "Happened", [card.happened]),
      ...line("Relayed by", [card.relayed && foreign(card.relayed)]),
      ...line("Read in", readIn(card)),
      ...line("Locator", [card.locator && foreign(card.locator)]),
      ...line("Question", [card.question && foreign(card.question)]),
      ...relations(card),
      ...line("Note", [card.note && foreign(card.note)]),
      ...line("Assessed", assessed(card)),
    ),
    element("footer", { class: card.assessments.length ? "actions" : "actions short" }, copy, show ?? null),
  );
}

/**
 * A claim in one line of plain text, for somebody else's page.
 * @param {Card} card
 * @param {string} stance
 */
export function citation(card, stance) {
  const { publisher, title, url, published, inferred } = card.document;
  const document = [publisher, title && `“${title}”`, `${published}${inferred ? " (date inferred)" : ""}`];
  const address = outsideAddress(url)?.href;
  const status = card.status === "published" ? "" : ` [${card.status}]`;
  return [
    `${card.source} ${stance}${status}, ${card.said}: ${card.statement}`,
    `Read in ${document.filter(Boolean).join(", ")}${address ? `, ${address}` : ""}`,
  ].join(" ");
}

/**
 * Whether a number is given at all.
 * @param {Card} card
 */
export function hasNumber({ number }) {
  return /\d/.test(number);
}

/**
 * A term and what is said to it; nothing when there is nothing to say.
 * @param {string} term
 * @param {(Node | string | null)[]} said
 * @returns {HTMLElement[]}
 */
function line(term, said) {
  const given = said.filter((part) => part !== null && part !== "");
  if (!given.length) return [];
  return [element("div", {}, element("dt", {}, term), element("dd", {}, ...given))];
}

/** @param {(Node | string)[][]} groups @param {string} between @returns {(Node | string)[]} */
function joined(groups, between) {
  return groups.flatMap((group, index) => (index ? [between, ...group] : group));
}

/** @param {Card} card @param {number} flags */
function number(card, flags) {
  const off = hasNumber(card) && flags & (FLAG.struck | FLAG.retracted);
  const words = element(off ? "s" : "span", {}, foreign(card.number));
  const next = card.relations.find(({ id }) => id === card.replaced);
  if (flags & FLAG.retracted) return [words, " retracted"];
  return off && next ? [words, " replaced by ", related(next)] : [words];
}

/** @param {Card} card */
function places(card) {
  return joined(
    card.places.map(({ text }) => [foreign(text)]),
    "; ",
  );
}

/** @param {Card} card */
function readIn({ said, document: { publisher, title, url, archive, access, republished, published, inferred } }) {
  const host = outsideAddress(url)?.host;
  const kept = outsideAddress(archive);
  const remarks = [
    published.replace("about ", "") === said.replace("about ", "") ? "" : `; published ${published}`,
    inferred ? "; date inferred" : "",
    republished ? `; republished${host ? ` at ${host}` : " elsewhere"}` : "",
  ];
  return [
    ...(title ? [foreign(publisher), ", ", outsideLink(title, url)] : [outsideLink(publisher, url)]),
    foreign(remarks.join("")),
    kept ? "; " : null,
    kept ? outsideLink("archived copy", archive) : null,
    element("span", { class: "badge" }, access),
  ];
}

/** @param {Card} card */
function relations(card) {
  const words = [...new Set(card.relations.map(({ word }) => word))];
  return words.flatMap((word) => {
    const all = card.relations.filter((relation) => relation.word === word);
    const said = all.map((one) => [
      related(one),
      one.draft ? element("span", { class: "badge" }, draftBadge(one)) : "",
      ...why(one),
    ]);
    return line(word, joined(said, "; "));
  });
}

/** @param {Card["relations"][number]} relation */
function related({ row, text, draft }) {
  return row >= 0
    ? linkButton(text, { "data-row": String(row) })
    : element("span", {}, foreign(text), draft ? null : " (hidden by the filters)");
}

/** @param {Card["relations"][number]} relation @returns {(Node | string)[]} who linked the two claims, and why */
function why({ why: reason, author }) {
  if (!reason) return [];
  const linked = element("p", {}, "Linked by ", foreign(author), ": ", foreign(reason));
  return [" ", element("details", {}, element("summary", {}, "why"), linked)];
}

/** @param {Card["relations"][number]} relation */
function draftBadge({ row }) {
  return row >= 0 ? "draft" : "draft, hidden";
}

/** @param {Card} card */
function assessed(card) {
  if (!card.assessments.length) return [element("span", { class: "quiet" }, "not assessed")];
  return card.assessments.map(({ text, why }) => element("p", {}, foreign(text), why ? ": " : "", foreign(why ?? "")));
}
