/** The claim cards: all that the reader chose, or all in view, with who says so. */

import claimCard, { citation } from "./card.js";
import copyText from "./clipboard.js";
import { element, foreign, wear } from "./elements.js";
import keepChildren from "./keep.js";
import join from "./link.js";
import { listing } from "./listing.js";
import isMeant from "./meant.js";
import pace from "./pace.js";
import { bits } from "./shown.js";
import { readCards, readStory } from "./story.js";
import { coloursOf } from "./theme.js";

/** @typedef {import("./story.js").Card} Card */
/** @typedef {import("./link.js").View} View */
/** @typedef {Pick<View, "story" | "mask" | "from" | "to"> & {channel: string}} Data */
/** @typedef {{story: import("./story.js").Story, listing: import("./listing.js").Listing, rows: number[], cards: Card[]}} Drawn */

/** Cards built at once. */
const MOST = 30;
/** Milliseconds from one drawing to the next while time is dragged. */
const PACE = 150;
const HOVER_OUT = 80;

/**
 * Show the cards in an element.
 * @param {ShadowRoot | HTMLElement} root
 */
export default function cards(root) {
  const page = frame(root);
  const soon = pace(() => void draw(), PACE);
  /** @type {import("./link.js").Link | null} */
  let link = null;
  /** @type {Data | null} */
  let data = null;
  /** @type {Drawn | null} */
  let drawn = null;
  /** @type {Map<string, HTMLElement>} */
  let built = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let leaving;
  let limit = MOST;
  let turn = 0;
  let look = "";

  page.shut.addEventListener("click", () => choose(null));
  page.more.addEventListener("click", showMore);
  page.list.addEventListener("click", (event) => void press(event));
  page.list.addEventListener("pointerover", (event) => event.pointerType === "mouse" && point(event));
  page.list.addEventListener("pointerleave", leave);
  page.list.addEventListener("focusin", point);
  page.list.addEventListener("focusout", leave);
  document.addEventListener("keydown", escape);

  return {
    /** @param {Data} given */
    update(given) {
      data = given;
      if (!link) {
        link = join(given.channel);
        link.follow(follow);
      }
      soon.ask();
    },
    close() {
      soon.stop();
      turn++;
      link?.close();
      document.removeEventListener("keydown", escape);
      page.region.remove();
    },
  };

  /** @param {Readonly<View>} view @param {Set<string>} changed */
  function follow(view, changed) {
    if (changed.has("hover")) highlight(view);
    if (["story", "mask", "from", "to", "day", "mode", "step", "chosen"].some((name) => changed.has(name)))
      limit = MOST;
    else if (!changed.has("theme")) return;
    soon.ask();
  }

  async function draw() {
    if (!link || !data || !page.region.isConnected) return;
    const mine = ++turn;
    const view = link.view.story ? link.view : { ...link.view, ...given(data) };
    try {
      const story = await readStory(view.story);
      if (mine !== turn) return;
      const palette = coloursOf(story, view.theme);
      wear(page.region, palette);
      const listed = listing(story, view, bits(view.mask));
      const rows = listed.rows.slice(0, limit);
      head(listed);
      const words = await readCards(story, rows);
      if (mine !== turn) return;
      const newLook = `${view.story} ${view.theme}`;
      const old = newLook === look ? built : new Map();
      look = newLook;
      built = new Map();
      const place = listed.chosen && "place" in listed.chosen ? listed.chosen.place : null;
      words.forEach((card, index) => {
        const row = rows[index] ?? -1;
        const current = row === listed.current;
        const key = `${row} ${current} ${place} ${listed.hint}`;
        const setting = { current, place, hint: listed.hint, palette };
        built.set(key, old.get(key) ?? claimCard(story, row, card, setting));
      });
      drawn = { story, listing: listed, rows, cards: words };
      keepChildren(page.list, [...built.values()]);
      foot(listed);
      highlight(view);
    } catch (error) {
      page.empty.textContent = error instanceof Error ? error.message : String(error);
      page.empty.hidden = false;
    }
  }

  /** @param {import("./listing.js").Listing} listed */
  function head(listed) {
    page.heading.textContent = listed.heading;
    page.shut.hidden = !listed.chosen;
    page.position.textContent = listed.current === null ? "" : `1 of ${listed.rows.length.toLocaleString("en")}`;
    page.under.replaceChildren(...listed.lines.map((parts) => element("p", {}, ...parts.flatMap(dotted))));
  }

  /** @param {import("./listing.js").Listing} listed */
  function foot(listed) {
    page.empty.textContent = listed.empty ?? "";
    page.empty.hidden = !listed.empty;
    const left = listed.rows.length - limit;
    page.more.hidden = left <= 0;
    page.more.textContent = `Show ${Math.min(left, MOST)} more`;
  }

  /** @param {import("./link.js").Focus | null} chosen */
  function choose(chosen) {
    link?.set({ chosen });
    page.heading.focus();
  }

  function showMore() {
    const next = page.list.childElementCount;
    limit += MOST;
    draw().then(() => {
      const card = page.list.children[next];
      if (!(card instanceof HTMLElement)) return;
      card.tabIndex = -1;
      card.focus();
    });
  }

  /** @param {Event} event */
  async function press(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button || !drawn) return;
    const { row, place, copy } = button.dataset;
    if (row) choose({ claims: [Number(row)] });
    if (place) choose({ place: Number(place) });
    if (!copy) return;
    const { story, rows, cards: words } = drawn;
    const card = words[rows.indexOf(Number(copy))];
    if (!card) return;
    const stance = story.stances[story.claims.stance[Number(copy)] ?? -1] ?? "";
    const done = await copyText(citation(card, stance), page.region);
    button.textContent = done ? "Copied" : "Could not copy";
    page.status.textContent = done ? "Citation copied" : "The citation could not be copied";
    setTimeout(() => (button.textContent = "Copy citation"), 2000);
  }

  /** @param {Event} event */
  function point(event) {
    const card = event.target instanceof Element ? event.target.closest("article") : null;
    if (!card) return;
    clearTimeout(leaving);
    link?.set({ hover: { claims: [Number(card.dataset.row)] } });
  }

  function leave() {
    clearTimeout(leaving);
    leaving = setTimeout(() => link?.set({ hover: null }), HOVER_OUT);
  }

  /** @param {Readonly<View>} view */
  function highlight({ hover }) {
    for (const card of page.list.querySelectorAll("article")) {
      card.classList.toggle("pointed", drawn !== null && isMeant(drawn.story, hover, Number(card.dataset.row)));
    }
  }

  /** @param {KeyboardEvent} event */
  function escape(event) {
    const [target] = event.composedPath();
    const busy = target instanceof Element && target.closest("input, textarea, select, [role=dialog], [role=listbox]");
    if (event.key === "Escape" && !event.defaultPrevented && !busy && link?.view.chosen) link.set({ chosen: null });
  }
}

/** @param {Data} data what the page itself knows, until the view's keeper speaks */
function given({ story, mask, from, to }) {
  return { story, mask, from, to };
}

/** @param {string} part @param {number} index */
function dotted(part, index) {
  return index ? [" · ", foreign(part)] : [foreign(part)];
}

/** @param {ShadowRoot | HTMLElement} root */
function frame(root) {
  const heading = element("h2", { tabindex: "-1" });
  const position = element("span", { class: "position" });
  const shut = element("button", { type: "button", class: "link" }, "Close");
  const under = element("div", { class: "under" });
  const status = element("p", { role: "status", class: "unseen" });
  const list = element("div", { class: "list" });
  const empty = element("p", { class: "empty" });
  const more = element("button", { type: "button", class: "more" });
  const top = element("div", { class: "top" }, heading, position, shut);
  const region = element("section", { "aria-label": "Claims" }, top, under, status, list, empty, more);
  const style = element("link", { rel: "stylesheet", href: new URL("./cards.css", import.meta.url).href });
  region.className = "cards";
  region.hidden = shut.hidden = empty.hidden = more.hidden = true;
  for (const event of ["load", "error"]) style.addEventListener(event, () => (region.hidden = false));
  root.append(style, region);
  return { region, heading, position, shut, under, status, list, empty, more };
}
