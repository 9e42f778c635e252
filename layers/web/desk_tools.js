/** The tools on the map: draw, edit, move, rotate, cut, delete, and the way to look around. */

import icon from "./desk_icons.js";
import { element } from "./elements.js";
import L from "./leaflet.js";
import mapIcon from "./map_icons.js";

/** @typedef {"point" | "line" | "area" | "part" | "vertices" | "move" | "rotate" | "cut" | "remove"} Tool */

/** @type {[Tool, string, string][]} name, label, hint */
const TOOLS = [
  ["point", "Draw a point", "Click where it is. Escape stops."],
  ["line", "Draw a line", "Click for each vertex, twice for the last. Escape stops."],
  ["area", "Draw an area", "Click for each vertex, and the first again to close it. Escape stops."],
  ["part", "Add a part to the selected shape", "Draw the new part like a new shape. Escape stops."],
  [
    "vertices",
    "Edit vertices",
    "Drag a vertex; drag a small one to add it; right-click removes. Keys: comma and full stop choose one, Alt with arrows moves it, Delete removes it.",
  ],
  ["move", "Move", "Drag the shape. Keys: Alt with arrows."],
  ["rotate", "Rotate", "Drag a vertex: all of the shape turns around its middle."],
  ["cut", "Cut out", "Draw the piece to take away: inside for a hole, across to part it. Escape stops."],
  ["remove", "Delete", ""],
];

/**
 * @param {import("leaflet").Map} map
 * @param {{use: (tool: Tool) => void, fit: () => void}} act
 */
export default function addTools(map, { use, fit }) {
  /** @type {Map<Tool, HTMLButtonElement>} */
  const buttons = new Map();
  const bar = element("div", { class: "buttons tools", role: "toolbar", "aria-label": "Tools", "data-over-map": "" });
  for (const [name, label] of TOOLS) {
    const button = element("button", { type: "button", "aria-label": label, title: label }, icon(name));
    button.addEventListener("click", () => use(name));
    buttons.set(name, button);
    bar.append(button);
  }
  const view = element("div", { class: "buttons looking", "data-over-map": "" });
  for (const [name, label, run] of /** @type {[string, string, () => void][]} */ ([
    ["plus", "Zoom in", () => map.zoomIn(1)],
    ["minus", "Zoom out", () => map.zoomOut(1)],
    ["fit", "Fit to the selected row, or to all", fit],
  ])) {
    const button = element("button", { type: "button", "aria-label": label, title: label }, mapIcon(name));
    button.addEventListener("click", run);
    view.append(button);
  }
  const hint = element("p", { class: "hint", role: "status" });
  for (const part of [bar, view]) L.DomEvent.disableClickPropagation(part);
  map.getContainer().append(bar, view);
  map.getContainer().after(hint);

  return {
    /**
     * @param {Tool | ""} tool in the hand
     * @param {{editable: boolean, hint: string, selected: boolean, shaped: boolean}} there what there is to work on
     */
    update(tool, { editable, hint: said, selected, shaped }) {
      bar.hidden = !editable;
      for (const [name, button] of buttons) {
        button.setAttribute("aria-pressed", String(name === tool));
        const needs = name === "remove" ? selected : ["point", "line", "area"].includes(name) || shaped;
        button.disabled = !needs;
      }
      const words = TOOLS.find(([name]) => name === tool)?.[2] ?? "";
      hint.textContent = editable ? words || "Click a shape to select it, or draw a new one." : said;
    },
  };
}
