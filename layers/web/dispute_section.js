/** One section of the chart: its title, what to know of it, and its rows. */

import { element } from "./elements.js";
import keepChildren from "./keep.js";

/** @param {string} name class */
export default function sectionView(name) {
  const title = element("b", { class: "title" });
  const note = element("span", { class: "note" });
  const heading = element("div", { role: "gridcell", "aria-colspan": "4", class: "heading" }, title, " ", note);
  const top = element("div", { role: "row", class: "section" }, heading);
  const lines = element("div", { class: "lines", "aria-hidden": "true" });
  const made = element("div", { role: "rowgroup", class: `part ${name}` }, lines, top);
  let ruled = "";
  return {
    element: made,
    /**
     * @param {import("./dispute_headings.js").Heading} words
     * @param {HTMLElement[]} rows
     * @param {boolean} wanted
     */
    show(words, rows, wanted) {
      made.hidden = !wanted;
      if (title.textContent !== words.title) title.textContent = words.title;
      if (note.textContent !== words.note) note.textContent = words.note;
      keepChildren(made, wanted ? [lines, top, ...rows] : []);
    },
    /** Draw the axis's lines behind the rows. @param {number[]} places from 0 to 1 */
    rule(places) {
      const now = places.join();
      if (now === ruled) return;
      ruled = now;
      lines.replaceChildren(
        ...places.map((place) => {
          const line = element("i");
          line.style.left = `${place * 100}%`;
          return line;
        }),
      );
    },
  };
}
