/** Disputes: all that was claimed under one question, side by side, as known on a day. It keeps the view of its page. */

import keepAddress, { writeAddress } from "./address.js";
import cards from "./cards.js";
import frame from "./dispute_frame.js";
import takeHands from "./dispute_hands.js";
import paintDispute from "./dispute_paint.js";
import join from "./link.js";
import { readStory } from "./story.js";
import { followTheme } from "./theme.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./link.js").View} View */
/** @typedef {import("./dispute_frame.js").Tab} Tab */
/**
 * @typedef {object} Component
 * @property {(name: string, value: unknown) => void} setStateValue
 * @property {(name: string, value: unknown) => void} setTriggerValue
 */

/**
 * @typedef {object} Data what Python says
 * @property {string} channel
 * @property {string} story
 * @property {[number, number]} extent first day of the story and the day after its last
 * @property {string} question
 * @property {string} revision
 * @property {import("./dispute_chart.js").Options} options
 * @property {number | null} known
 * @property {Tab} tab which is open first
 * @property {View["chosen"]} [chosen]
 * @property {boolean} editor whether the reader may add scenes
 */

/**
 * What the screen is drawn from.
 * @typedef {object} Dispute
 * @property {import("./link.js").Link} link
 * @property {Story | null} story
 * @property {Data} data
 * @property {Tab} tab
 */

/**
 * @param {ShadowRoot | HTMLElement} root
 * @returns {{update: (data: Data, component: Component) => void, close: () => void}}
 */
export default function mountDisputes(root) {
  /** @type {ReturnType<typeof open> | null} */
  let opened = null;
  return {
    update(data, component) {
      opened ??= open(root, data);
      opened.take(data, component);
    },
    close() {
      opened?.close();
      opened = null;
    },
  };
}

/** @param {ShadowRoot | HTMLElement} root @param {Data} first */
function open(root, first) {
  const link = join(first.channel, { keeper: true });
  const address = keepAddress();
  /** @type {Component | null} */
  let python = null;
  /** @type {Data | null} */
  let before = null;
  let settled = first.known;
  /** Days that Python was told of and has not answered. @type {(number | null)[]} */
  let told = [];

  /** @type {Dispute} */
  const dispute = { link, story: null, data: first, tab: first.tab };
  const page = frame(root, {
    move: (known) => link.set({ known }),
    release() {
      if (link.view.known === settled) return;
      settled = link.view.known;
      told.push(settled);
      python?.setStateValue("known", { day: settled });
    },
    turn(tab) {
      dispute.tab = tab;
      writeAddress({ tab: tab === "range" ? null : tab });
      painter.draw();
    },
    resized: () => painter.draw(),
  });
  const beside = cards(page.cards);
  const painter = paintDispute(page, dispute, beside);
  const hands = takeHands(page, dispute, painter);

  link.follow((view, changed) => {
    if (changed.has("story")) load(view.story);
    if (dispute.story) address.mirror(dispute.story, view);
    if (["hover", "chosen"].some((key) => changed.has(key))) painter.mark();
    if (["known", "theme", "chosen"].some((key) => changed.has(key))) painter.draw();
  });
  const leaveTheme = followTheme(page.region, (theme) => {
    link.set({ theme });
    painter.draw();
  });

  /** @param {string} from */
  async function load(from) {
    try {
      const story = await readStory(from);
      if (link.view.story === from) dispute.story = story;
    } catch (error) {
      page.fail(error instanceof Error ? error.message : String(error));
    }
    painter.draw();
  }

  return {
    /** @param {Data} data @param {Component} component */
    take(data, component) {
      python = component;
      page.copyLink.update(data);
      page.sceneHost.hidden = !data.editor;
      page.addScene.update(
        { words: "Add as scene" },
        { setTriggerValue: (_, asked) => component.setTriggerValue("scene", asked) },
      );
      dispute.data = data;
      /** @type {Partial<View>} */
      const change = { story: data.story, from: data.extent[0], to: data.extent[1] };
      const echo = told.indexOf(data.known);
      if (echo >= 0) told = told.slice(echo + 1);
      else if (!before || data.known !== before.known) change.known = settled = data.known;
      if (data.chosen !== undefined && (!before || JSON.stringify(data.chosen) !== JSON.stringify(before.chosen)))
        change.chosen = data.chosen;
      before = data;
      link.set(change);
      painter.draw();
    },
    close() {
      for (const part of [hands, painter, beside, page.copyLink, page.addScene, address, link]) part.close();
      leaveTheme();
      page.region.remove();
    },
  };
}
