/** The elements of a chart, built once each and kept: a day further back or on moves few of them. */

import crowdView from "./dispute_crowd.js";
import rowView from "./dispute_row.js";
import { element, foreign } from "./elements.js";
import { readCards } from "./story.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./dispute_items.js").Item} Item */
/** @typedef {import("./dispute_row.js").RowView} RowView */

/**
 * @param {Story} story
 * @param {number} question
 * @param {Record<string, string>} palette
 */
export default function shelf(story, question, palette) {
  /** @type {Map<number, RowView>} */
  const rows = new Map();
  /** @type {Map<string, import("./dispute_crowd.js").CrowdView>} */
  const crowds = new Map();
  /** @type {Map<string, HTMLElement>} */
  const others = new Map();

  return {
    /** Build what is not there yet. @param {Item[]} items */
    async build(items) {
      const missing = items.flatMap((item) => (item.kind === "row" && !rows.has(item.row) ? [item.row] : []));
      const cards = missing.length ? await readCards(story, missing) : [];
      missing.forEach((row, index) => rows.set(row, rowView(story, question, row, cards[index], palette)));
    },
    /**
     * The element of an item as it is now.
     * @param {Item} item
     * @param {{known: number | null, year: boolean}} around
     * @returns {HTMLElement}
     */
    take(item, around) {
      const view = item.kind === "row" && rows.get(item.row);
      if (item.kind === "row" && view) {
        view.tell({ ...around, first: item.first });
        return view.element;
      }
      return item.kind === "crowd" ? crowd(item) : other(item);
    },
    /** @param {Item} item @param {import("./dispute_row.js").Axis} axis */
    place(item, axis) {
      if (item.kind === "row") rows.get(item.row)?.place(axis);
      if (item.kind === "crowd") crowds.get(item.key)?.place(axis);
    },
    /** @param {number} row */
    row: (row) => rows.get(row),
  };

  /** @param {Extract<Item, {kind: "crowd"}>} item */
  function crowd({ key, source, rows: of, open }) {
    const view = crowds.get(key) ?? crowdView(story, question, source, key);
    crowds.set(key, view);
    view.tell(of, open);
    return view.element;
  }

  /** @param {Item} item */
  function other(item) {
    const name = `${item.kind} ${item.key}`;
    const made = others.get(name) ?? (item.kind === "heading" ? blockHeading(item.text) : moreRow(item.key));
    others.set(name, made);
    const button = item.kind === "more" && made.querySelector("button");
    if (button && item.kind === "more") button.textContent = `${item.left.toLocaleString("en")} more rows, show`;
    return made;
  }
}

/** @param {string} text */
function blockHeading(text) {
  return element(
    "div",
    { role: "row", class: "block" },
    element("div", { role: "gridcell", "aria-colspan": "4" }, foreign(text)),
  );
}

/** @param {string} key what the button carries */
function moreRow(key) {
  const button = element("button", { type: "button", class: "more", "data-more": key });
  return element(
    "div",
    { role: "row", class: "block" },
    element("div", { role: "gridcell", "aria-colspan": "4" }, button),
  );
}
