/** Own layers on the map: none before it is asked for, each switched on and off, its features to be clicked. */

import addCanvas from "./canvas_layer.js";
import prepare from "./desk_drawn.js";
import rowAt from "./desk_hit.js";
import { readLayer } from "./desk_rows.js";
import { element, foreign } from "./elements.js";
import addFeatureCard from "./own_feature.js";
import drawFeatures from "./own_drawing.js";

/** @typedef {import("./desk_drawn.js").Drawn} Drawn */
/** @typedef {{title: string, features: string, service?: string}} Offered the service is somebody else's */
/** @typedef {{title: string, layer: import("./desk_rows.js").Layer, drawn: Drawn[]}} Shown */

/**
 * @param {import("leaflet").Map} map with its panel of layers
 * @param {object} options
 * @param {string} options.address which answers with the layers there are
 * @param {() => Record<string, string>} options.palette
 */
export default function addOwnLayers(map, { address, palette }) {
  const container = map.getContainer();
  const panel = /** @type {HTMLElement} */ (container.querySelector("fieldset.layers"));
  const fault = element("p", { role: "status" });
  const card = addFeatureCard(container);
  /** In the order in which they were switched on: the last lies above. @type {Map<string, Shown>} */
  const shown = new Map();
  /** @type {import("./coordinates.js").Frame | null} */
  let frame = null;
  /** @type {ReturnType<typeof addCanvas> | null} */
  let canvas = null;

  const more = container.querySelector("button[aria-label=Layers]");
  more?.addEventListener("click", () => void offer(), { once: true });

  async function offer() {
    try {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(await answer.text());
      const offered = /** @type {Offered[]} */ (await answer.json());
      panel.append(...offered.map(choice));
    } catch (error) {
      say(error);
    }
  }

  /** @param {Offered} offered */
  function choice(offered) {
    const box = element("input", { type: "checkbox" });
    const whose = element("small");
    if (offered.service) whose.append("from ", foreign(offered.service));
    box.addEventListener("change", () => void turn(box, offered, whose));
    return element("label", { class: "own" }, box, element("span", {}, foreign(offered.title), " ", whose));
  }

  /** @param {HTMLInputElement} box @param {Offered} offered @param {HTMLElement} whose */
  async function turn(box, { title, features, service }, whose) {
    shown.delete(features);
    if (box.checked) {
      try {
        const layer = await readLayer(await newest(features));
        if (service) whose.replaceChildren("from ", foreign(service), `, fetched ${layer.fetched}`);
        const drawn = [...layer.rows].map(([row, fields]) => prepare(row, fields, layer.title));
        if (box.checked) shown.set(features, { title, layer, drawn: drawn.filter((one) => one !== null) });
      } catch (error) {
        box.checked = false;
        say(error);
      }
    }
    card.hide();
    canvas ??= addCanvas(map, { zIndex: 2, draw });
    canvas.redraw();
  }

  /** @param {unknown} error */
  function say(error) {
    fault.textContent = error instanceof Error ? error.message : String(error);
    panel.append(fault);
  }

  /** @param {CanvasRenderingContext2D} context @param {import("./coordinates.js").Frame} view */
  function draw(context, view) {
    frame = view;
    context.clearRect(0, 0, view.width, view.height);
    for (const { drawn } of shown.values()) drawFeatures(context, view, drawn, palette());
  }

  /** @param {MouseEvent} event @returns {{title: string, name: string, fields: import("./desk.js").Fields} | null} */
  function metBy({ target, clientX, clientY }) {
    const context = canvas?.canvas.getContext("2d");
    if (!canvas || !context || !frame || /** @type {Element} */ (target).closest("[data-over-map]")) return null;
    const { left, top } = canvas.canvas.getBoundingClientRect();
    for (const { title, layer, drawn } of [...shown.values()].reverse()) {
      context.save();
      const row = rowAt(context, frame, drawn, [clientX - left, clientY - top]);
      context.restore();
      const fields = row === null ? undefined : layer.rows.get(row);
      if (row !== null && fields) return { title, name: row, fields };
    }
    return null;
  }

  container.addEventListener("mousemove", (event) => {
    if (shown.size && !event.buttons && metBy(event)) container.style.cursor = "pointer";
  });
  map.on("click", ({ originalEvent }) => {
    if (!shown.size) return;
    const met = metBy(originalEvent);
    if (met) card.show(met);
    else card.hide();
  });
  return { redraw: () => canvas?.redraw() };
}

/**
 * @param {string} features
 * @returns {Promise<string>} the address under which they lie now
 * @throws {Error} in the server's words, where there are none
 */
async function newest(features) {
  const answer = await fetch(features);
  if (!answer.ok) throw new Error(await answer.text());
  return answer.url;
}
