/** Origins, not echoes: which claims under the question go back to one statement, and through whom. */

import { clustersOf } from "./dispute_origin_names.js";
import { addMore } from "./dispute_movers.js";
import { sectionsOf } from "./dispute_sections.js";
import statement from "./dispute_statement.js";
import { dayOf } from "./dispute_words.js";
import { element, foreign } from "./elements.js";
import { distinctOrigins } from "./origins.js";
import { countInWords } from "./amounts.js";
import { readCards } from "./story.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./story.js").Card} Card */
/** @typedef {import("./dispute_chart.js").Picture} Picture */
/** @typedef {import("./origins.js").Cluster} Cluster */
/** @typedef {{known: number | null, year: boolean, palette: Record<string, string>, cards: Map<number, Card>}} How */

/** Clusters that are shown at once, and those whose words are read. */
const [SHOWN, READ] = [40, 400];

/** @param {HTMLElement} panel */
export default function origins(panel) {
  const shown = element("div", { class: "origins" });
  panel.append(shown);

  /**
   * @param {Picture} picture
   * @param {() => boolean} latest whether nothing newer is being drawn
   */
  return async ({ story, question, known, palette }, latest) => {
    const { main, foreseen, denied } = sectionsOf(story, question, known);
    const rows = new Set([...main, ...foreseen, ...denied]);
    const all = clustersOf(story, known);
    const found = all.filter(({ chain }) => chain.some(({ row }) => rows.has(row)));
    const echoed = found.filter(({ chain }) => chain.length > 1);
    const alone = found.filter(({ chain }) => chain.length === 1);
    const wanted = [...echoed, ...alone].slice(0, READ).flatMap(({ chain }) => chain.map(({ row }) => row));
    const read = await readCards(story, wanted);
    if (!latest()) return;
    const how = { known, year: true, palette, cards: new Map(wanted.map((row, at) => [row, read[at]])) };
    const lists = [echoed, alone].map((clusters) => {
      const list = element("ul", { class: "clusters" });
      addMore(list, clusters, SHOWN, "origins", (each) => clusterOf(story, each, how));
      return list;
    });
    shown.replaceChildren(
      element(
        "p",
        { class: "summary" },
        summary(rows.size, found, distinctOrigins(all, (row) => rows.has(row)).length),
      ),
      element("h2", {}, "Told more than once"),
      echoed.length ? lists[0] : element("p", { class: "none" }, "None by then."),
      element("h2", {}, "Told once"),
      alone.length ? lists[1] : element("p", { class: "none" }, "None by then."),
    );
  };
}

/** @param {number} claims @param {Cluster[]} found @param {number} sources */
function summary(claims, found, sources) {
  const single = found.filter((each) => each.single && each.chain.length > 1).length;
  const all = `${countInWords(claims, "claim")} side by side here ${claims === 1 ? "goes" : "go"} back to ${countInWords(found.length, "statement")} of ${countInWords(sources, "source")}.`;
  const echoes = single
    ? ` ${countInWords(single, "statement")} ${single === 1 ? "was" : "were"} told more than once, each from a single origin: that is no corroboration.`
    : "";
  return (all + echoes).replace(/(^|\. )\p{Ll}/gu, (letter) => letter.toUpperCase());
}

/** @param {Story} story @param {Cluster} cluster @param {How} how */
function clusterOf(story, { chain, sources, corroboratedBy, name }, how) {
  const steps = chain.map((step) => {
    const item = element("li", {}, statement(story, step.row, { ...how, named: true }), told(story, step, how));
    item.style.setProperty("--depth", `${step.depth}`);
    return item;
  });
  const who = namesOf(story, sources);
  const heading = chain.length > 1 ? [element("h3", {}, ...who, element("span", { class: "badge" }, name))] : [];
  const others = corroboratedBy.length
    ? [element("p", { class: "note" }, "Corroborated by another origin: ", ...namesOf(story, corroboratedBy))]
    : [];
  return element("li", {}, ...heading, element("ol", { class: "chain" }, ...steps), ...others);
}

/**
 * Through whom a statement came, and where it was read.
 * @param {Story} story
 * @param {import("./origins.js").Step} step
 * @param {How} how
 */
function told(story, { row, relayed, repeats }, { cards }) {
  const card = cards.get(row);
  const parts = [
    relayed >= 0 ? ["relayed by ", foreign(story.relays[relayed])] : ["told by the source itself"],
    ...repeats.map((other) => [
      "repeats ",
      foreign(story.sources[story.claims.source[other]].short),
      `, ${dayOf(story, other, true)}`,
    ]),
    ...(card ? [["read in ", foreign(card.document.publisher)]] : []),
  ];
  return element("span", { class: "told" }, ...parts.flatMap((part, at) => (at ? ["; ", ...part] : part)));
}

/** @param {Story} story @param {number[]} sources */
function namesOf(story, sources) {
  return sources.flatMap((source, at) => [at ? ", " : "", foreign(story.sources[source].short)]);
}
