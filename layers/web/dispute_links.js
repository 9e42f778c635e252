/** Links between the rows of the chart: what runs through rows is drawn behind them, what runs beside them above. */

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
 * @property {number} left pixels from the chart's edge to the axis
 * @property {number} across pixels of the axis
 * @property {boolean} asked whether links are to be drawn at all
 */

export default function links() {
  const behind = shape("svg", { class: "links", "aria-hidden": "true", focusable: "false" });
  const over = shape("svg", { class: "links over", "aria-hidden": "true", focusable: "false" });
  /** @type {Drawn | null} */
  let last = null;
  /** @type {import("./dispute_ties.js").Tie[]} */
  let all = [];
  /** @type {Set<number>} */
  let meant = new Set();
  let shown = "";

  return {
    elements: { behind, over },
    /** @param {Drawn} what */
    show(what) {
      last = what;
      all = tiesOf(what.story, what.known, (row) => what.rows.has(row));
      paint(what, true);
    },
    /** @param {Set<number>} rows that are pointed at or chosen */
    mark(rows) {
      meant = rows;
      if (last) paint(last, false);
    },
  };

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
    behind.replaceChildren(...forces(same, spots, spare));
    over.replaceChildren(
      ...brackets(of("includes"), spots, left),
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
