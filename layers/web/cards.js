/** The claim cards: all that the reader chose, or all in view, with who says so. */

import claimCard, { citation } from "./card.js";
import copyText from "./clipboard.js";
import drawing, { changesRows } from "./drawing.js";
import { element, foreign, styled, wear } from "./elements.js";
import keepChildren from "./keep.js";
import { listing } from "./listing.js";
import isMeant from "./meant.js";
import sheet from "./sheet.js";
import { filterOf } from "./shown.js";
import { readCards } from "./story.js";
import { coloursOf } from "./theme.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./story.js").Card} Card */
/** @typedef {import("./link.js").View} View */
/** @typedef {import("./listing.js").Listing} Listing */

/** Cards that are built at once; fewer on a phone, where what follows them stands below. */
const most = () => (matchMedia("(max-width: 640px)").matches ? 10 : 30);

/**
 * Show the cards in an element; on a phone, in a sheet at the foot of the screen.
 * @param {ShadowRoot | HTMLElement} root
 * @param {{placed?: boolean}} [options] `placed`: whoever asks has a place for them on any screen
 */
export default function cards(root, { placed = false } = {}) {
  const page = frame(root);
  const { list, region } = page;
  const foot = placed ? null : sheet(region, page.top, "Claims");
  /** @type {{story: Story, rows: number[], cards: Card[]} | null} */
  let drawn = null;
  /** @type {Map<string, HTMLElement>} */
  let built = new Map();
  let [limit, look, told] = [most(), "", ""];

  const part = drawing(region, {
    draw,
    matters(changed) {
      const others = changesRows(changed) || changed.has("chosen");
      if (others) limit = most();
      return others || changed.has("theme");
    },
    mark,
    failed(message) {
      page.empty.textContent = message;
      page.empty.hidden = false;
    },
  });

  page.shut.addEventListener("click", () => choose(null));
  page.more.addEventListener("click", () => void showMore());
  list.addEventListener("click", (event) => void press(event));
  list.addEventListener("pointerover", (event) => event.pointerType === "mouse" && point(event));
  list.addEventListener("pointerleave", () => part.point(null));
  list.addEventListener("focusin", point);
  list.addEventListener("focusout", () => part.point(null));
  document.addEventListener("keydown", escape);

  return {
    update: part.update,
    close() {
      part.close();
      document.removeEventListener("keydown", escape);
    },
  };

  /** @param {Story} story @param {Readonly<View>} view @param {() => boolean} latest */
  async function draw(story, view, latest) {
    const palette = coloursOf(story, view.theme);
    wear(region, palette);
    region.dataset.theme = view.theme;
    const listed = listing(story, view, filterOf(story, view));
    const rows = listed.rows.slice(0, limit);
    head(listed);
    const words = await readCards(story, rows);
    if (!latest()) return;
    const { hint, current } = listed;
    const place = listed.chosen && "place" in listed.chosen ? listed.chosen.place : null;
    const setting = { place, hint, palette, theme: view.theme };
    const [old, newLook] = [built, `${view.story} ${Object.values(palette)} ${place} ${hint}`];
    built = new Map();
    rows.forEach((row, index) => {
      const key = row === current ? `${row} current` : `${row}`;
      const kept = newLook === look ? old.get(key) : null;
      built.set(key, kept ?? claimCard(story, row, words[index], { ...setting, current: row === current }));
    });
    look = newLook;
    drawn = { story, rows, cards: words };
    keepChildren(list, [...built.values()]);
    showLeft(listed);
    mark(view);
  }

  /** @param {Listing} listed */
  function head({ heading, lines, rows, chosen, current }) {
    const count = rows.length.toLocaleString("en");
    page.heading.replaceChildren(...heading.map((part) => foreign(part)));
    page.shut.hidden = !chosen;
    page.position.textContent = current === null ? "" : `1 of ${count}`;
    page.under.replaceChildren(...lines.map((parts) => element("p", {}, ...parts.flatMap(dotted))));
    const name = heading.join("");
    if (name === told) return;
    told = name;
    if (chosen) foot?.rise();
    else foot?.sink();
    page.status.textContent = chosen ? `${name}: ${count} ${rows.length === 1 ? "claim" : "claims"}` : "";
    page.scroller.scrollTop = 0;
  }

  /** @param {Listing} listed */
  function showLeft({ empty, rows }) {
    const left = rows.length - limit;
    page.empty.textContent = empty ?? "";
    page.empty.hidden = !empty;
    page.more.hidden = left <= 0;
    page.more.textContent = `Show ${Math.min(left, most())} more`;
  }

  /** @param {View["chosen"]} chosen */
  function choose(chosen) {
    part.choose(chosen);
    page.heading.focus();
  }

  async function showMore() {
    const next = list.childElementCount;
    limit += most();
    await part.run();
    const card = list.children[next];
    if (!(card instanceof HTMLElement)) return;
    card.tabIndex = -1;
    card.focus();
  }

  /** @param {Event} event */
  async function press(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button || !drawn) return;
    const { row, place, copy } = button.dataset;
    if (row) choose({ claims: [Number(row)] });
    if (place) choose({ place: Number(place) });
    if (copy) await give(button, Number(copy), drawn);
  }

  /** @param {HTMLElement} button @param {number} row @param {NonNullable<typeof drawn>} from */
  async function give(button, row, { story, rows, cards: words }) {
    const card = words[rows.indexOf(row)];
    if (!card) return;
    const done = await copyText(citation(card, story.stances[story.claims.stance[row]]), region);
    button.textContent = done ? "Copied" : "Could not copy";
    page.status.textContent = done ? "Citation copied" : "The citation could not be copied";
    setTimeout(() => (button.textContent = "Copy citation"), 2000);
  }

  /** @param {Event} event */
  function point(event) {
    const card = event.target instanceof Element ? event.target.closest("article") : null;
    if (card) part.point({ claims: [Number(card.dataset.row)] });
  }

  /** @param {Pick<View, "hover">} view */
  function mark({ hover }) {
    for (const card of list.querySelectorAll("article")) {
      card.classList.toggle("pointed", drawn !== null && isMeant(drawn.story, hover, Number(card.dataset.row)));
    }
  }

  /** @param {KeyboardEvent} event */
  function escape(event) {
    const [target] = event.composedPath();
    const busy = target instanceof Element && target.closest("input, textarea, select, [role=dialog], [role=listbox]");
    if (event.key === "Escape" && !event.defaultPrevented && !busy && part.chosen()) part.choose(null);
  }
}

/** @param {string} words @param {number} index */
function dotted(words, index) {
  return index ? [" · ", foreign(words)] : [foreign(words)];
}

/** @param {ShadowRoot | HTMLElement} root */
function frame(root) {
  const heading = element("h2", { tabindex: "-1" });
  const position = element("span", { class: "position" });
  const shut = element("button", { type: "button", class: "link" }, "Close");
  const top = element("div", { class: "top" }, heading, position, shut);
  const under = element("div", { class: "under" });
  const status = element("p", { role: "status", class: "unseen" });
  const list = element("div", { class: "list" });
  const empty = element("p", { class: "empty" });
  const more = element("button", { type: "button", class: "more" });
  const scroller = element("div", { class: "scroller" }, list, empty, more);
  const region = element("section", { class: "cards", "aria-label": "Claims" }, top, under, status, scroller);
  shut.hidden = empty.hidden = more.hidden = true;
  styled(root, region, "cards.css");
  return { region, top, scroller, heading, position, shut, under, status, list, empty, more };
}
