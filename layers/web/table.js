/** The claims in view as a table: the same rows as the map and the timeline, to sort and to read aloud. */

import drawing, { changesRows } from "./drawing.js";
import { element, styled, wear } from "./elements.js";
import { listing } from "./listing.js";
import keepChildren from "./keep.js";
import isMeant from "./meant.js";
import { filterOf } from "./shown.js";
import { COLUMNS, columnOf, sorted } from "./sorting.js";
import { readCards } from "./story.js";
import tableRow from "./table_row.js";
import { coloursOf } from "./theme.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./story.js").Card} Card */
/** @typedef {import("./link.js").View} View */

/** Rows on a page. */
const PAGE = 50;
/** Chunks of words that are asked for together. */
const TOGETHER = 8;

/**
 * Show the table in an element.
 * @param {ShadowRoot | HTMLElement} root
 */
export default function table(root) {
  const page = frame(root);
  const { region, body } = page;
  /** @type {import("./sorting.js").Order} */
  let order = { by: "said", descending: false };
  /** All rows of a story in one order. @type {{of: Story, by: string, descending: boolean, rows: number[]} | null} */
  let ordered = null;
  /** @type {Story | null} */
  let shown = null;
  /** @type {Map<number, HTMLElement>} */
  let built = new Map();
  let [number, look] = [0, ""];

  const part = drawing(region, {
    draw,
    matters: (changed) => changesRows(changed) || changed.has("theme"),
    mark,
    failed: tell,
  });

  page.head.addEventListener("click", sort);
  page.earlier.addEventListener("click", () => void turn(-1));
  page.later.addEventListener("click", () => void turn(1));
  body.addEventListener("click", choose);
  body.addEventListener("pointerover", (event) => event.pointerType === "mouse" && point(event));
  body.addEventListener("pointerleave", () => part.point(null));
  body.addEventListener("focusin", point);
  body.addEventListener("focusout", () => part.point(null));

  return { update: part.update, close: part.close };

  /** @param {Story} story @param {Readonly<View>} view @param {() => boolean} latest */
  async function draw(story, view, latest) {
    const palette = coloursOf(story, view.theme);
    wear(region, palette);
    const { rows: inView, lines, empty } = listing(story, { ...view, chosen: null }, filterOf(story, view));
    const keep = new Set(inView);
    const all = await inOrder(story, latest);
    if (!all) return;
    const rows = all.filter((row) => keep.has(row));
    number = Math.max(0, Math.min(number, Math.ceil(rows.length / PAGE) - 1));
    const first = number * PAGE;
    const some = rows.slice(first, first + PAGE);
    const cards = await readCards(story, some);
    if (!latest()) return;
    shown = story;
    page.caption.textContent = lines[0].join(", ");
    const newLook = `${view.story} ${Object.values(palette)}`;
    const old = newLook === look ? built : new Map();
    built = new Map(some.map((row, index) => [row, old.get(row) ?? tableRow(story, row, cards[index], palette)]));
    look = newLook;
    keepChildren(body, [...built.values()]);
    tell(empty ?? "");
    page.earlier.disabled = number === 0;
    page.later.disabled = first + PAGE >= rows.length;
    page.place.textContent = rows.length ? `${first + 1}–${first + some.length} of ${rows.length}` : "";
    page.pager.hidden = rows.length <= PAGE;
    mark(view);
  }

  /**
   * All rows of the story in the reader's order, read once; null when something newer is being drawn.
   * @param {Story} story @param {() => boolean} latest
   */
  async function inOrder(story, latest) {
    const { by, descending } = order;
    if (ordered?.of === story && ordered.by === by && ordered.descending === descending) return ordered.rows;
    const rows = story.claims.said.map((_, row) => row);
    /** @type {Card[]} */
    const cards = [];
    const step = TOGETHER * story.chunk;
    for (let at = 0; columnOf(by).written && at < rows.length; at += step) {
      if (at)
        tell(`Reading the words of the claims: ${at.toLocaleString("en")} of ${rows.length.toLocaleString("en")}`);
      cards.push(...(await readCards(story, rows.slice(at, at + step))));
      if (!latest()) return null;
    }
    ordered = { of: story, by, descending, rows: sorted(story, rows, order, cards) };
    return ordered.rows;
  }

  /** @param {string} words */
  function tell(words) {
    page.status.textContent = words;
  }

  /** @param {Event} event */
  function sort(event) {
    const by = event.target instanceof Element ? event.target.closest("button")?.dataset.by : null;
    if (!by) return;
    order = { by, descending: order.by === by && !order.descending };
    number = 0;
    for (const cell of page.head.querySelectorAll("th")) {
      const button = /** @type {HTMLElement} */ (cell.firstElementChild);
      const sorting = button.dataset.by === by;
      if (sorting) cell.setAttribute("aria-sort", order.descending ? "descending" : "ascending");
      else cell.removeAttribute("aria-sort");
    }
    void part.run();
  }

  /** @param {number} by */
  async function turn(by) {
    number += by;
    await part.run();
    page.scroll.scrollTop = 0;
  }

  /** @param {Event} event */
  function rowOf(event) {
    const row = event.target instanceof Element ? event.target.closest("tr") : null;
    return row?.dataset.row ? Number(row.dataset.row) : null;
  }

  /** @param {Event} event */
  function choose(event) {
    const row = rowOf(event);
    const link = event.target instanceof Element && event.target.closest("a");
    if (row === null || link || getSelection()?.type === "Range") return;
    part.choose({ claims: [row] });
  }

  /** @param {Event} event */
  function point(event) {
    const row = rowOf(event);
    if (row !== null) part.point({ claims: [row] });
  }

  /** @param {Pick<View, "hover" | "chosen">} view */
  function mark({ hover, chosen }) {
    for (const row of body.rows) {
      const current = chosen && "claims" in chosen && chosen.claims.includes(Number(row.dataset.row));
      if (current) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
      row.classList.toggle("pointed", shown !== null && isMeant(shown, hover, Number(row.dataset.row)));
    }
  }
}

/** @param {ShadowRoot | HTMLElement} root */
function frame(root) {
  const caption = element("caption");
  const heads = COLUMNS.map(({ id, name }) =>
    element("th", { scope: "col" }, element("button", { type: "button", "data-by": id }, name)),
  );
  heads[0].setAttribute("aria-sort", "ascending");
  const head = element("thead", {}, element("tr", {}, ...heads));
  const body = element("tbody");
  const grid = element("table", {}, caption, head, body);
  const scroll = element(
    "div",
    { class: "scroll", role: "region", "aria-label": "Table of claims", tabindex: "0" },
    grid,
  );
  const status = element("p", { role: "status" });
  const earlier = element("button", { type: "button" }, "Previous");
  const place = element("span");
  const later = element("button", { type: "button" }, "Next");
  const pager = element("nav", { "aria-label": "Pages of the table" }, earlier, place, later);
  const region = element("div", { class: "claims" }, scroll, status, pager);
  pager.hidden = true;
  styled(root, region, "table.css");
  return { region, caption, head, body, scroll, status, earlier, place, later, pager };
}
