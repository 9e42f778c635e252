/** What the forms of the marks mean: those that are drawn, and no more. */

import markElement, { extentOf } from "./dispute_mark.js";
import { element } from "./elements.js";
import { FLAG } from "./story.js";

/** @typedef {import("./story.js").Story} Story */

const WIDTH = 28;
const OPEN = "foreseen, not said to have happened";

export default function legend() {
  const list = element("ul", { "aria-label": "Marks" });
  const note = element("p", {}, "An arrow has no end: the source gave none.");
  const made = element("div", { class: "key" }, list, note);
  let shown = "";
  return {
    element: made,
    /** @param {Story} story @param {number[]} rows on the axis */
    show(story, rows) {
      const { bound, flags } = story.claims;
      const used = new Set(rows.map((row) => story.bounds[bound[row]]));
      const names = story.bounds.filter((name) => used.has(name));
      if (rows.some((row) => flags[row] & FLAG.foreseen)) names.push(OPEN);
      if (rows.some((row) => flags[row] & FLAG.draft)) names.push("draft");
      const now = names.join();
      if (now === shown) return;
      shown = now;
      made.hidden = !names.length;
      note.hidden = !used.has("at-least") && !used.has("up-to");
      list.replaceChildren(...names.map(item));
    },
  };
}

/** @param {string} name */
function item(name) {
  const open = name === OPEN || name === "draft";
  const bound = open ? "exactly" : name;
  const mark = { bound, low: 0, high: bound === "between" ? 1 : 0, open };
  const [left, right] = extentOf(mark, (value) => value * WIDTH);
  const width = bound === "at-least" || bound === "up-to" ? WIDTH : right - left;
  return element("li", { class: "affirm" }, markElement(mark, width), element("span", {}, name.replaceAll("-", " ")));
}
