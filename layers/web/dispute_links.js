/** Links between the rows of the chart, drawn behind them, and the gridlines. */

import { arrows, brackets, forces } from "./dispute_lines.js";
import { shape } from "./dispute_mark.js";
import tiesOf, { MOST, rowsOfTie } from "./dispute_ties.js";

/** @typedef {import("./dispute_row.js").RowView} RowView */
/** @typedef {import("./dispute_lines.js").Spot} Spot */
/**
 * @typedef {object} Drawn
 * @property {import("./story.js").Story} story
 * @property {number | null} known
 * @property {Map<number, RowView>} rows that have an element
 * @property {import("./dispute_scale.js").Scale | null} scale
 * @property {number} left pixels from the chart's edge to the axis
 * @property {number} across pixels of the axis
 * @property {HTMLElement[]} parts the sections that stand on the axis
 * @property {boolean} asked whether links are to be drawn at all
 */

export default function links() {
  const lines = shape("g", {});
  const ties = shape("g", {});
  const drawing = shape("svg", { class: "links", "aria-hidden": "true", focusable: "false" });
  drawing.append(lines, ties);
  /** @type {Drawn | null} */
  let last = null;
  /** @type {import("./dispute_ties.js").Tie[]} */
  let all = [];
  /** @type {Set<number>} */
  let meant = new Set();
  let shown = "";

  return {
    element: drawing,
    /** @param {Drawn} what */
    show(what) {
      last = what;
      all = tiesOf(what.story, what.known, (row) => what.rows.has(row));
      gridlines(what);
      paint(what, true);
    },
    /** @param {Readonly<import("./link.js").View>} view */
    mark({ hover, chosen }) {
      const focuses = [hover, chosen];
      meant = new Set(focuses.flatMap((focus) => (focus && "claims" in focus ? focus.claims : [])));
      if (last) paint(last, false);
    },
  };

  /** @param {Drawn} what */
  function gridlines({ scale, left, across, parts }) {
    const tall = parts.filter(({ hidden }) => !hidden);
    const heading = tall[0]?.firstElementChild;
    if (!scale || !(heading instanceof HTMLElement)) return lines.replaceChildren();
    const final = tall[tall.length - 1];
    const [from, to] = [tall[0].offsetTop + heading.offsetHeight, final.offsetTop + final.offsetHeight];
    const xs = scale.ticks.map((tick) => Math.round(left + scale.at(tick) * across) + 0.5);
    lines.replaceChildren(shape("path", { d: xs.map((x) => `M${x} ${from}V${to}`).join(""), class: "grid" }));
  }

  /** @param {Drawn} what @param {boolean} anew whether the rows have moved */
  function paint({ rows, left, across, asked }, anew) {
    const few = asked && all.length <= MOST;
    const wanted = all.filter((tie) => few || (asked && rowsOfTie(tie).some((row) => meant.has(row))));
    const now = wanted.map((tie) => `${tie.kind} ${tie.from} ${tie.to}`).join();
    if (!anew && now === shown) return;
    shown = now;
    const spots = new Map(wanted.flatMap(rowsOfTie).flatMap((row) => spot(row, rows.get(row), left)));
    const of = (/** @type {string[]} */ ...kinds) => wanted.filter(({ kind }) => kinds.includes(kind));
    const same = of("same");
    const crossed = new Set(of("struck", "followed").flatMap(rowsOfTie));
    const free = same.length ? [...rows].filter(([row]) => !crossed.has(row)) : [];
    const spare = free.flatMap(([row, view]) => spot(row, view, left).map(([, at]) => at));
    ties.replaceChildren(
      ...brackets(of("includes"), spots, left),
      ...forces(same, spots, spare),
      ...arrows(of("struck", "followed"), spots, left + across),
    );
  }
}

/** @param {number} row @param {RowView | undefined} view @param {number} left @returns {[number, Spot][]} */
function spot(row, view, left) {
  if (!view) return [];
  const { element, ends, at } = view;
  const part = element.parentElement;
  const y = element.offsetTop + (part?.offsetTop ?? 0) + 12;
  return [[row, { y, left: left + ends[0], right: left + ends[1], at: left + at }]];
}
