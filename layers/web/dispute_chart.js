/** The chart of a dispute: every claim under one question, side by side, on one axis or in words. */

import axis from "./dispute_axis.js";
import grouped from "./dispute_groups.js";
import headings from "./dispute_headings.js";
import itemsOf, { PAGE } from "./dispute_items.js";
import legend from "./dispute_legend.js";
import links from "./dispute_links.js";
import scaleOf from "./dispute_scale.js";
import sectionView from "./dispute_section.js";
import { isOnAxis, sectionsOf } from "./dispute_sections.js";
import shelf from "./dispute_shelf.js";
import { element } from "./elements.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./dispute_headings.js").Section} Section */

/**
 * @typedef {object} Options as the sidebar sets them
 * @property {"linear" | "log"} scale
 * @property {import("./dispute_groups.js").Grouping} group
 * @property {import("./dispute_groups.js").Order} order
 * @property {boolean} foreseen
 * @property {boolean} denied
 * @property {boolean} links
 */

/**
 * @typedef {object} Picture what is to be drawn
 * @property {Story} story
 * @property {number} question
 * @property {number | null} known
 * @property {Options} options
 * @property {Record<string, string>} palette
 * @property {(row: number) => import("./dispute_groups.js").Heading} originOf
 */

/** Pixels for each number written along the axis. */
const [ROOM, PHONE_ROOM] = [88, 64];
/** Pixels of the chart below which words stand under their mark. */
const NARROW = 640;
const SECTIONS = /** @type {Section[]} */ (["main", "foreseen", "denied"]);

/** @param {() => void} resized called when the chart has another width, and wants to be drawn again */
export default function chart(resized) {
  const top = axis();
  const part = { main: sectionView("main"), foreseen: sectionView("foreseen"), denied: sectionView("denied") };
  const overlay = links();
  const key = legend();
  const grid = element(
    "div",
    { role: "grid", class: "rows", "aria-label": "Claims under the question" },
    ...SECTIONS.map((name) => part[name].element),
  );
  const region = element(
    "div",
    { class: "chart" },
    top.element,
    element("div", { class: "body" }, overlay.elements.behind, grid, overlay.elements.over),
    key.element,
  );
  /** How many rows the reader asked for, by key. @type {Map<string, number>} */
  const opened = new Map();
  let built = { of: "", shelf: /** @type {ReturnType<typeof shelf> | null} */ (null), question: -1 };
  let [width, across, left] = [0, 0, 0];
  /** @type {HTMLElement[]} */
  let marked = [];

  const watch = new ResizeObserver(() => {
    const { clientWidth } = top.track;
    const { offsetLeft } = top.element;
    if (region.clientWidth === width && clientWidth === across && offsetLeft === left) return;
    [width, across, left] = [region.clientWidth, clientWidth, offsetLeft];
    if (width) resized();
  });
  watch.observe(region);
  watch.observe(top.track);

  return {
    ...{ element: region, grid, draw, open },
    mark,
    close: () => watch.disconnect(),
  };

  /**
   * @param {Picture} picture
   * @param {() => boolean} latest whether nothing newer is being drawn
   */
  async function draw(picture, latest) {
    const { story, question, known, options } = picture;
    const said = sectionsOf(story, question, known);
    const shown = {
      main: said.main,
      foreseen: options.foreseen ? said.foreseen : [],
      denied: options.denied ? said.denied : [],
    };
    const kept = shelfFor(picture);
    const parts = SECTIONS.map((name) => {
      const blocks = grouped(story, shown[name], { ...options, originOf: picture.originOf });
      return { name, items: itemsOf(name, blocks, opened) };
    });
    const items = parts.flatMap((part) => part.items);
    await kept.build(items);
    if (!latest()) return;
    const onAxis = [...shown.main, ...shown.foreseen].filter((row) => isOnAxis(story, question, row));
    const stacked = width < NARROW;
    const most = Math.max(2, Math.floor(across / (stacked ? PHONE_ROOM : ROOM)));
    const scale = onAxis.length ? scaleOf(numbers(story, onAxis), options.scale, most) : null;
    const all = parts.flatMap(({ name }) => shown[name]);
    const year = needYears(story, all, known);
    const named = headings(story, question);
    region.classList.toggle("stacked", stacked);
    region.classList.toggle("with-years", year);
    top.show(story.questions[question].unit, scale);
    const places = scale ? scale.ticks.map(scale.at) : [];
    part.main.rule(places);
    part.foreseen.rule(places);
    for (const { name, items: own } of parts) {
      const rows = own.map((item) => kept.take(item, { known, year }));
      part[name].show(named[name], rows, shown[name].length > 0);
    }
    const placing = { x: (/** @type {number} */ value) => (scale?.at(value) ?? 0) * across, width: across, stacked };
    for (const item of items) kept.place(item, placing);
    key.show(story, onAxis);
    const views = items.flatMap((item) => {
      const view = item.kind === "row" ? kept.row(item.row) : undefined;
      return item.kind === "row" && view ? [/** @type {const} */ ([item.row, view])] : [];
    });
    const asked = options.links && !stacked;
    const entry = views[0]?.[1].element;
    if (entry && !grid.querySelector('.claim[tabindex="0"]')) entry.tabIndex = 0;
    overlay.show({ story, known, rows: new Map(views), left, across, asked });
  }

  /** @param {Picture} picture */
  function shelfFor({ story, question, palette }) {
    const of = `${story.texts[0]} ${story.texts.length} ${question} ${Object.values(palette)}`;
    if (built.question !== question) opened.clear();
    if (built.shelf && built.of === of) return built.shelf;
    const made = shelf(story, question, palette);
    built = { of, question, shelf: made };
    return made;
  }

  /** Show what is pointed at and chosen. @param {Readonly<import("./link.js").View>} view */
  function mark({ hover, chosen }) {
    overlay.mark(new Set([...rowsIn(hover), ...rowsIn(chosen)]));
    for (const old of marked) {
      old.classList.remove("pointed");
      old.removeAttribute("aria-current");
    }
    marked = [...rowsIn(hover), ...rowsIn(chosen)].flatMap((row) => built.shelf?.row(row)?.element ?? []);
    for (const row of rowsIn(hover)) built.shelf?.row(row)?.element.classList.add("pointed");
    for (const row of rowsIn(chosen)) built.shelf?.row(row)?.element.setAttribute("aria-current", "true");
  }

  /**
   * Show more of what a button stands for.
   * @param {string} key
   * @param {{all?: boolean}} [how] `all`: open what is shut, or shut what is open
   */
  function open(key, { all = false } = {}) {
    if (all && opened.delete(key)) return;
    const isSection = SECTIONS.some((name) => name === key);
    opened.set(key, (opened.get(key) ?? (isSection ? PAGE : 0)) + PAGE);
  }
}

/** @param {import("./link.js").Focus | null} focus */
function rowsIn(focus) {
  return focus && "claims" in focus ? focus.claims : [];
}

/** @param {Story} story @param {number[]} rows */
function numbers({ claims: { low, high } }, rows) {
  return rows.flatMap((row) => [low[row], high[row]].filter((value) => value !== null));
}

/**
 * Whether days need their year: it is not that of the day known, or not one for all.
 * @param {Story} story
 * @param {number[]} rows
 * @param {number | null} known
 */
function needYears({ claims: { until } }, rows, known) {
  const yearOf = (/** @type {number} */ day) => new Date(day * 86400000).getUTCFullYear();
  const year = known === null ? null : yearOf(known);
  return rows.some((row) => yearOf(until[row] - 1) !== year);
}
