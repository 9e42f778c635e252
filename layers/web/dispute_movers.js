/** Who moved: each source's statements in turn, and what was denied first and confirmed later. */

import { turns } from "./denials.js";
import { allSections } from "./dispute_sections.js";
import statement from "./dispute_statement.js";
import { element, foreign } from "./elements.js";
import { statementsBySource } from "./movers.js";
import { siblings } from "./questions.js";
import { readCards } from "./story.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./dispute_chart.js").Picture} Picture */
/** @typedef {import("./denials.js").Turn} Turn */

/** Statements of a source, and sources, that are shown at once. */
const [STATEMENTS, SOURCES] = [12, 60];

/** @param {HTMLElement} panel */
export default function movers(panel) {
  const shown = element("div", { class: "movers" });
  panel.append(shown);

  /**
   * @param {Picture} picture
   * @param {() => boolean} latest whether nothing newer is being drawn
   */
  return async ({ story, question, known, palette }, latest) => {
    const forms = siblings(story, question);
    const { denied } = allSections(story, question);
    const { question: asked } = story.claims;
    const pairs = turns(story, known).filter(
      ({ denial, confirmation }) => denied.includes(denial) || forms.includes(asked[confirmation]),
    );
    const cards = await readCards(
      story,
      pairs.flatMap(({ denial, confirmation }) => [denial, confirmation]),
    );
    if (!latest()) return;
    const quotes = cards.map(({ quoted }) => quoted);
    const all = statementsBySource(story, forms, known);
    const how = { known, year: true, palette };
    const [moved, stayed] = [true, false].map((is) => all.filter((each) => each.moved === is));
    shown.replaceChildren(
      element("h2", {}, "Denied first, confirmed later"),
      pairs.length
        ? element(
            "ul",
            { class: "turns" },
            ...pairs.map((pair, at) => turn(story, pair, quotes.slice(2 * at, 2 * at + 2), how)),
          )
        : element("p", { class: "none" }, "No denial that bears on this question had been taken back by then."),
      element("h2", {}, "Gave more than one answer"),
      moved.length ? sequences(story, moved, how) : element("p", { class: "none" }, "None by then."),
      element("h2", {}, "Gave one answer"),
      stayed.length ? sequences(story, stayed, how) : element("p", { class: "none" }, "None by then."),
    );
  };
}

/**
 * @param {Story} story
 * @param {Turn} turn
 * @param {(string | null)[]} quotes
 * @param {{known: number | null, year: boolean, palette: Record<string, string>}} how
 */
function turn(story, { denial, confirmation, deniedQuestion, confirmedQuestion, sameSource }, quotes, how) {
  const text = (/** @type {number} */ at) => story.questions[at]?.text ?? "no question of the atlas";
  const about =
    deniedQuestion === confirmedQuestion
      ? [foreign(text(deniedQuestion))]
      : ["Denied: ", foreign(text(deniedQuestion)), " Confirmed: ", foreign(text(confirmedQuestion))];
  const who = sameSource ? "The same source" : "Another office of the same state";
  return element(
    "li",
    {},
    element(
      "div",
      { class: "sequence" },
      statement(story, denial, { ...how, named: true, quoted: quotes[0] }),
      statement(story, confirmation, { ...how, named: true, quoted: quotes[1] }),
    ),
    element("p", { class: "note" }, `${who}. `, ...about),
  );
}

/**
 * @param {Story} story
 * @param {import("./movers.js").Statements[]} sources
 * @param {{known: number | null, year: boolean, palette: Record<string, string>}} how
 */
function sequences(story, sources, how) {
  const list = element("ul", { class: "sources" });
  addMore(list, sources, SOURCES, "sources", ({ source, rows }) => {
    const sequence = element("ol", { class: "sequence" });
    addMore(sequence, rows, STATEMENTS, "statements", (row) => element("li", {}, statement(story, row, how)));
    return element("li", {}, element("b", { class: "source" }, foreign(story.sources[source].short)), sequence);
  });
  return list;
}

/**
 * Put the first of many things into a list, and a button that brings the next.
 * @template Thing
 * @param {HTMLElement} list
 * @param {Thing[]} things
 * @param {number} most
 * @param {string} name of them
 * @param {(thing: Thing) => HTMLElement} build
 */
export function addMore(list, things, most, name, build) {
  list.append(...things.slice(0, most).map(build));
  const rest = things.slice(most);
  if (!rest.length) return;
  const button = element(
    "button",
    { type: "button", class: "more" },
    `${rest.length.toLocaleString("en")} more ${name}, show`,
  );
  const last = element("li", {}, button);
  button.addEventListener("click", () => {
    last.remove();
    const next = list.childElementCount;
    addMore(list, rest, most, name, build);
    list.children[next]?.querySelector("button")?.focus();
  });
  list.append(last);
}
