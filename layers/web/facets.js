/** The filters: what the reader chose, and how many claims each choice would show. Python counts, this part names. */

import { element, styled, wear } from "./elements.js";
import { choiceOf, EVERYTHING, queryOf } from "./facet_choice.js";
import facetFrame from "./facet_frame.js";
import join from "./link.js";
import { readStory } from "./story.js";
import { coloursOf } from "./theme.js";

/** @typedef {import("./facet_choice.js").Choice} Choice */
/**
 * @typedef {object} Data what Python says; values are numbers of the story's `facets`
 * @property {string} channel
 * @property {string} story address
 * @property {string} mask base64 bits, one per claim row, of the filters without time
 * @property {number} turn the last choice that Python has heard of
 * @property {Record<string, {counts: number[], chosen: number[]}>} facets by their parameter in an address
 * @property {number[]} lens numbers of the story's `sources`
 * @property {string} text
 * @property {number | null} from
 * @property {number | null} to half-open
 * @property {number | null} known
 * @property {boolean} editor whether the reader may see drafts
 * @property {boolean} drafts
 * @property {number} draftClaims how many of them the other choices would show
 * @property {[number, number]} extent of the story
 */

/**
 * @param {ShadowRoot | HTMLElement} root
 * @returns {{update: (data: Data, component: {setStateValue: (name: string, value: unknown) => void}) => void, close: () => void}}
 */
export default function facets(root) {
  const region = element("section", { class: "facets", "aria-label": "Filters" });
  /** @type {import("./link.js").Link | null} */
  let link = null;
  /** @type {import("./story.js").Story | null} */
  let story = null;
  /** @type {Data | null} */
  let data = null;
  let choice = EVERYTHING;
  /** @type {(name: string, value: unknown) => void} */
  let tell = () => {};
  let turn = 0;

  const frame = facetFrame({
    choose(change) {
      if (!data) return;
      take(change);
      const { from, to, lens, known } = choice;
      const [first, end] = data.extent;
      link?.set({ from: from ?? first, to: to ?? end, lens, known }); // days and lens need no Python
    },
    circles: (circles) => link?.set({ circles }),
  });
  region.append(...frame.elements);
  styled(root, region, "facets.css");

  /** @param {Partial<Choice>} change */
  function take(change) {
    if (!story) return;
    choice = { ...choice, ...change };
    draw();
    tell("choice", { turn: ++turn, query: queryOf(story, choice) });
  }

  function draw() {
    if (!story || !data || !link) return;
    const { theme, circles } = link.view;
    const palette = coloursOf(story, theme);
    wear(region, palette);
    region.dataset.theme = theme;
    frame.show({ story, data, choice, circles, palette });
  }

  /** @param {Data} given */
  function start(given) {
    turn = given.turn;
    const joined = join(given.channel);
    joined.follow(({ released }, changed) => {
      if (changed.has("theme") || changed.has("circles")) draw();
      if (changed.has("released") && released && !isChosen(released)) take(released);
    });
    return joined;
  }

  /** @param {NonNullable<import("./link.js").View["released"]>} released */
  function isChosen({ from, to, known }) {
    return from === choice.from && to === choice.to && known === choice.known;
  }

  return {
    update(given, { setStateValue }) {
      tell = setStateValue;
      link ??= start(given);
      data = given;
      if (given.turn === turn) choice = choiceOf(given); // else Python has not heard of the last choice yet
      readStory(given.story).then(
        (read) => {
          if (data?.story !== given.story) return;
          story = read;
          draw();
          link?.set({ story: given.story, mask: given.mask });
        },
        ({ message }) => frame.fail(message),
      );
    },
    close() {
      link?.close();
      region.remove();
    },
  };
}
