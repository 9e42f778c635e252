/** The timeline: what was said when, by whom, and the reader's hand on time. It keeps the view that all parts share. */

import keepAddress from "./address.js";
import knownBar from "./known_bar.js";
import { comeBack, leave } from "./left.js";
import join from "./link.js";
import { readStory } from "./story.js";
import { followTheme } from "./theme.js";
import takeHands from "./timeline_hands.js";
import openScreen from "./timeline_screen.js";

/** @typedef {import("./link.js").View} View */

/**
 * @typedef {object} Data what Python says
 * @property {string} channel
 * @property {string} story
 * @property {string} mask
 * @property {number} from
 * @property {number} to
 * @property {[number, number]} extent first day of the story and the day after its last
 * @property {View["lanes"]} [lanes] this and what follows: only when Python knows better than the reader
 * @property {View["mode"]} [mode]
 * @property {View["step"]} [step]
 * @property {number | null} [day]
 * @property {View["chosen"]} [chosen]
 * @property {boolean} [circles]
 * @property {boolean} [local]
 * @property {View["theme"]} [theme] without it, the page's own
 * @property {string} [camera] where the map opens
 * @property {number | null} [known]
 * @property {number[]} [lens]
 */

/** @type {(keyof Data & keyof View)[]} */
const TAKEN = [
  "story",
  "mask",
  "from",
  "to",
  "lanes",
  "mode",
  "step",
  "day",
  "chosen",
  "circles",
  "local",
  "known",
  "lens",
  "theme",
  "camera",
];

/**
 * What the timeline's screen and its hands work on.
 * @typedef {object} Timeline
 * @property {import("./link.js").Link} link
 * @property {import("./story.js").Story | null} story the one that is drawn
 * @property {string} fault why there is none
 * @property {[number, number]} extent
 * @property {[number, number]} settled the window when it last came to rest; a new array for new days
 * @property {boolean} held whether the reader has the window in hand
 * @property {() => void} settle lets the window come to rest
 */

/**
 * @param {ShadowRoot | HTMLElement} root
 * @returns {{update: (data: Data) => void, close: () => void}}
 */
export default function mountTimeline(root) {
  /** @type {ReturnType<typeof open> | null} */
  let opened = null;
  /** @type {Data | null} */
  let before = null;
  return {
    update(data) {
      opened ??= open(root, data);
      opened.take(data, before);
      before = data;
    },
    close() {
      opened?.close();
      opened = null;
      before = null;
    },
  };
}

/**
 * @param {ShadowRoot | HTMLElement} root
 * @param {Data} first
 */
function open(root, first) {
  const link = join(first.channel, { keeper: true });
  const address = keepAddress();
  let ownTheme = !first.theme;

  /** @type {Timeline} */
  const timeline = {
    ...{ link, story: null, fault: "", extent: first.extent, held: false },
    settled: [first.from, first.to],
    settle() {
      const { from, to } = link.view;
      const moved = from !== timeline.settled[0] || to !== timeline.settled[1];
      timeline.held = false;
      if (!moved) return;
      timeline.settled = [from, to];
      screen.redraw();
      link.set({ released: { from, to, known: link.view.known } });
    },
  };
  const screen = openScreen(root, timeline);
  const hands = takeHands(timeline, screen);
  const known = knownBar(() => {
    const { from, to } = link.view;
    link.set({ known: null, released: { from, to, known: null } });
  });
  screen.parts.element.prepend(known.element);

  link.follow((view, changed) => {
    if (!timeline.held && (changed.has("from") || changed.has("to"))) timeline.settled = [view.from, view.to];
    if (changed.has("story")) load(view.story);
    known.show(view.known);
    if (timeline.story) address.mirror(timeline.story, view);
    screen.redraw();
  });
  const leaveTheme = followTheme(screen.parts.element, (theme) => {
    if (ownTheme) link.set({ theme });
    screen.redraw();
  });

  /** @param {string} from */
  async function load(from) {
    timeline.story = null;
    try {
      const story = await readStory(from);
      if (link.view.story === from) Object.assign(timeline, { story, fault: "" });
    } catch (error) {
      timeline.fault = error instanceof Error ? error.message : String(error);
    }
    screen.redraw();
  }

  return {
    /**
     * Take what Python changed; what the reader does meanwhile stays.
     * @param {Data} data
     * @param {Data | null} last
     */
    take(data, last) {
      ownTheme = !data.theme;
      timeline.extent = data.extent;
      const changed = TAKEN.filter((key) => key in data && (!last || differs(last[key], data[key])));
      /** @type {Partial<View>} */
      const change = Object.fromEntries(changed.map((key) => [key, data[key]]));
      if (!last) Object.assign(change, comeBack(data.channel, data.story));
      const { day, from, to } = { ...link.view, ...change };
      if (day !== null && (day < from || day >= to)) change.day = null;
      link.set(change);
      if (timeline.story) address.mirror(timeline.story, link.view);
      screen.redraw();
    },
    close() {
      leave(first.channel, link.view);
      for (const part of [hands, screen, address, link]) part.close();
      leaveTheme();
    },
  };
}

/** @param {unknown} a @param {unknown} b */
function differs(a, b) {
  return a !== b && JSON.stringify(a) !== JSON.stringify(b);
}
