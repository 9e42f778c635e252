/** What the lines on the map of the Edit page mean: only of those that are drawn. */

import { element } from "./elements.js";

/** @param {import("leaflet").Map} map */
export default function addDeskLegend(map) {
  const own = element("li", {}, element("i", { class: "own" }), "your edit, not saved");
  const version = element("span");
  const saved = element("li", {}, element("i", { class: "saved" }), version);
  const check = element("li", {}, element("i", { class: "check" }), "a check points here");
  const list = element("ul", {}, own, saved, check);
  const box = element("section", { class: "panel legend desk", "aria-label": "Legend", "data-over-map": "" }, list);
  const credits = element("p", { class: "credits", "data-over-map": "" }, "Borders: Natural Earth, UN policy");
  map.getContainer().append(box, credits);
  return {
    /** @param {{version: string, marks: boolean, selected: boolean}} there */
    update({ version: words, marks, selected }) {
      own.lastChild?.replaceWith(words ? "your edit, not saved" : "selected");
      own.hidden = !selected;
      version.textContent = words;
      saved.hidden = !words;
      check.hidden = !marks;
      box.hidden = !selected && !words && !marks;
    },
  };
}
