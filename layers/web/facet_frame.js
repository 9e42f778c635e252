/** The filters' parts, in the order in which they stand in the sidebar. */

import { element } from "./elements.js";
import { EVERYTHING, queryOf } from "./facet_choice.js";
import dayField from "./facet_day.js";
import menu from "./facet_menu.js";
import { namesOf } from "./facet_names.js";
import pills from "./facet_pills.js";

/** @typedef {import("./facet_choice.js").Choice} Choice */

/** Topics that are shown before the reader asks for more. */
const TOPICS = 6;
/** Sources that can be seen through side by side. */
const LENSES = 2;
/** Milliseconds after the last letter of a search. */
const PAUSE = 350;

/** @type {[string, string, string][]} facet, label, what stands for no choice */
const MENUS = [
  ["source", "Source", "All sources"],
  ["country", "Country", "Any"],
  ["kind", "Kind", "Any"],
  ["question", "Question", "Any question"],
  ["place", "Place", "Anywhere"],
];

/**
 * @param {object} act
 * @param {(change: Partial<Choice>) => void} act.choose
 * @param {(circles: boolean) => void} act.circles
 */
export default function facetFrame({ choose, circles }) {
  /** @type {Choice} */
  let now = EVERYTHING;
  /** @type {(number: number) => number} from the facet's number of a source to the story's */
  let lensOf = (number) => number;
  const facet = (/** @type {string} */ name) => (/** @type {number[]} */ numbers) =>
    choose({ chosen: { ...now.chosen, [name]: numbers } });
  const menus = Object.fromEntries(
    MENUS.map(([name, label, any]) => [name, menu(label, { any, choose: facet(name) })]),
  );
  const lens = menu("Lens", {
    any: "Everyone",
    most: LENSES,
    counted: false,
    help: "See the map according to one source, or to two side by side.",
    choose: (numbers) => choose({ lens: numbers.map((number) => lensOf(number)) }),
  });
  const stances = pills("Stance", { choose: facet("stance"), glyphs: true });
  const topics = pills("Topic", { choose: facet("topic"), most: TOPICS });
  const from = dayField("Said from", (day) => choose(inOrder(day, now.to)));
  const to = dayField("to", (day) => choose(inOrder(now.from, day === null ? null : day + 1)));
  const search = searchField((text) => choose({ text }));
  const drafts = toggle("Include drafts", (on) => choose({ drafts: on }));
  const rings = toggle("Uncertainty circles", circles);
  const clear = element("button", { type: "button", class: "clear" }, "Clear all filters");
  clear.addEventListener("click", () => choose(EVERYTHING));
  const fault = element("p", { role: "alert", class: "fault" });

  return {
    elements: [
      fault,
      search.element,
      element("div", { class: "pair" }, from.element, to.element),
      menus.source.element,
      lens.element,
      element("div", { class: "pair" }, menus.country.element, menus.kind.element),
      stances.element,
      topics.element,
      menus.question.element,
      menus.place.element,
      drafts.element,
      rings.element,
      clear,
    ],
    /** @param {string} message */
    fail(message) {
      fault.textContent = message;
    },
    /**
     * @param {object} what
     * @param {import("./story.js").Story} what.story
     * @param {import("./facets.js").Data} what.data
     * @param {Choice} what.choice
     * @param {boolean} what.circles
     * @param {import("./theme.js").Palette} what.palette
     */
    show({ story, data, choice, circles: ringed, palette }) {
      now = choice;
      lensOf = (number) => story.sources.findIndex(({ id }) => id === story.facets.source[number]);
      const names = namesOf(story);
      const shown = (/** @type {string} */ name) => ({
        names: names[name],
        counts: data.facets[name].counts,
        chosen: choice.chosen[name] ?? [],
        palette,
      });
      for (const [name] of MENUS) menus[name].show(shown(name));
      const { source } = story.facets;
      lens.show({ ...shown("source"), chosen: choice.lens.map((number) => source.indexOf(story.sources[number].id)) });
      stances.show({ ...shown("stance"), order: story.stances });
      topics.show(shown("topic"));
      from.show(choice.from, data.extent);
      to.show(choice.to === null ? null : choice.to - 1, data.extent);
      search.show(choice.text);
      drafts.element.hidden = !data.editor;
      drafts.show(choice.drafts, data.draftClaims);
      rings.show(ringed);
      clear.disabled = !Object.keys(queryOf(story, choice)).length;
      fault.textContent = "";
    },
  };
}

/** @param {number | null} from @param {number | null} to @returns {Pick<Choice, "from" | "to">} the earlier day first */
function inOrder(from, to) {
  return from !== null && to !== null && from >= to ? { from: to - 1, to: from + 1 } : { from, to };
}

/** @param {(text: string) => void} choose */
function searchField(choose) {
  const input = element("input", { type: "search", placeholder: "a word, a name, a place", autocomplete: "off" });
  let [timer, shown] = [0, ""];
  function take() {
    clearTimeout(timer);
    const text = input.value.trim();
    if (text !== shown) choose(text);
  }
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(take, PAUSE);
  });
  input.addEventListener("change", take);
  return {
    element: element("label", { class: "search" }, element("span", { class: "label" }, "Search statements"), input),
    /** @param {string} text */
    show(text) {
      if (text !== shown && !(input.matches(":focus") && input.value.trim() !== shown)) input.value = text;
      shown = text;
    },
  };
}

/** @param {string} words @param {(on: boolean) => void} choose */
function toggle(words, choose) {
  const box = element("input", { type: "checkbox", role: "switch" });
  const count = element("span", { class: "count" });
  box.addEventListener("change", () => choose(box.checked));
  return {
    element: element("label", { class: "toggle" }, box, words, " ", count),
    /** @param {boolean} on @param {number} [number] beside it */
    show(on, number) {
      box.checked = on;
      count.textContent = number ? number.toLocaleString("en") : "";
    },
  };
}
