/** What changed under a question from a day to the day known, and what it comes to if the same force is meant. */

import { dayInWords } from "./calendar.js";
import drawing from "./drawing.js";
import { figureInWords } from "./dispute_words.js";
import { countsOf, daysOffered, sinceWhen } from "./dispute_changes.js";
import { sectionsOf } from "./dispute_sections.js";
import { element, foreign, styled, wear } from "./elements.js";
import ifSame from "./same_force.js";
import { coloursOf } from "./theme.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./link.js").View} View */
/** @typedef {import("./drawing.js").Data & {question: string, since: number | null}} Data */
/** @typedef {{setStateValue: (name: string, value: unknown) => void}} Component */

/** Pairs that are told at once. */
const MOST = 3;
/** Milliseconds after which a day rests. */
const PAUSE = 200;

/** @param {ShadowRoot | HTMLElement} root */
export default function mountChanged(root) {
  const menu = element("select", { "aria-label": "Changed since" });
  const list = element("ul");
  const same = element("div", { class: "same" });
  const heading = element("h2", {}, element("span", { "aria-hidden": "true" }, "Changed since "), menu);
  const fault = element("p", { role: "status" });
  const region = element("section", { class: "changed", "aria-label": "Changes" }, heading, list, same, fault);
  /** @type {Data | null} */
  let data = null;
  /** @type {Component | null} */
  let python = null;
  /** @type {number | null} */
  let since = null;
  let offered = "";
  /** @type {number[][]} */
  let lists = [];
  let waiting = 0;

  /** Count when the reader lets the day rest, not while it is dragged. */
  function later() {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => void part.run(), PAUSE);
  }

  const part = drawing(region, {
    draw,
    matters(changed) {
      if (changed.has("known")) later();
      return changed.has("story") || changed.has("theme");
    },
    mark() {},
    failed(message) {
      fault.textContent = message;
    },
  });
  menu.addEventListener("change", () => {
    since = Number(menu.value);
    python?.setStateValue("since", { day: since });
    void part.run();
  });
  list.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button) part.choose({ claims: lists[Number(button.dataset.list)] });
  });
  same.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button) part.choose({ claims: (button.dataset.rows ?? "").split(" ").map(Number) });
  });
  styled(root, region, "changed.css");

  return {
    /** @param {Data} given @param {Component} component */
    update(given, component) {
      python = component;
      if (given.since !== data?.since) since = given.since;
      data = given;
      part.update(given);
    },
    close() {
      clearTimeout(waiting);
      part.close();
    },
  };

  /** @param {Story} story @param {Readonly<View>} view */
  async function draw(story, view) {
    wear(region, coloursOf(story, view.theme));
    const question = story.questions.findIndex(({ id }) => id === data?.question);
    region.classList.toggle("shut", question < 0);
    if (question < 0) return;
    const days = daysOffered(story, question, view.known);
    const from = sinceWhen(days, since, view.known);
    const counts = countsOf(story, question, from, view.known);
    lists = counts.map(({ rows }) => rows);
    offer(days, from);
    list.replaceChildren(...counts.map(line));
    const { main, foreseen } = sectionsOf(story, question, view.known);
    const beside = new Set([...main, ...foreseen]);
    const apart = (/** @type {number[]} */ rows) => rows.filter((row) => !beside.has(row)).length;
    const pairs = ifSame(story, question, view.known).sort((a, b) => apart(a.rows) - apart(b.rows));
    same.replaceChildren(...(pairs.length ? [element("h2", {}, "If the same force is meant")] : []));
    for (const pair of pairs.slice(0, MOST)) same.append(alternatives(story, pair));
    if (pairs.length > MOST) same.append(element("p", {}, `And ${pairs.length - MOST} more such pairs.`));
  }

  /** @param {number[]} days @param {number} from */
  function offer(days, from) {
    const all = days.includes(from) ? days : [...days, from].sort((a, b) => a - b);
    const now = all.join();
    if (now !== offered) {
      offered = now;
      menu.replaceChildren(...all.map((day) => element("option", { value: `${day}` }, dayInWords(day))));
    }
    menu.value = `${from}`;
  }
}

/** @param {import("./dispute_changes.js").Count} count @param {number} index */
function line({ name, rows }, index) {
  const number = element("b", {}, rows.length.toLocaleString("en"));
  const words = element("span", {}, name);
  if (!rows.length) return element("li", {}, words, " ", number);
  return element("li", {}, element("button", { type: "button", "data-list": `${index}` }, words, " ", number));
}

/** @param {Story} story @param {import("./same_force.js").Alternatives} pair */
function alternatives(story, { rows, text }) {
  const [one, other] = rows.map((row) => {
    const who = foreign(story.sources[story.claims.source[row]].short);
    const day = dayInWords(story.claims.until[row] - 1, { year: false });
    return [who, `, ${day}: ${figureInWords(story, row)}`];
  });
  const show = element("button", { type: "button", class: "link", "data-rows": rows.join(" ") }, "Show both");
  const end = `. ${text} The sources do not say. `;
  return element("p", {}, ...one, " may be the force of ", ...other, end, show);
}
