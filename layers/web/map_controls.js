/** The map's own buttons: zoom, fit, layers and full screen; the scale, coordinates and credits. */

import isClean from "./clean.js";
import { element } from "./elements.js";
import L from "./leaflet.js";
import icon from "./map_icons.js";

const TILES = "https://tile.openstreetmap.org/{z}/{x}/{y}.png";

/**
 * @param {import("leaflet").Map} map
 * @param {object} options
 * @param {{regions: boolean, towns: boolean, arcs: boolean, wide: boolean, tiles: boolean}} options.layers changed in place
 * @param {() => void} options.fit
 * @param {() => void} options.redraw
 * @returns {{update: () => void}}
 */
export default function addControls(map, { layers, fit, redraw }) {
  const container = map.getContainer();
  const panel = layerPanel(layers, () => {
    tiles(map, layers.tiles);
    redraw();
  });
  const more = button("layers", "Layers", () => open(Boolean(panel.hidden)));
  const open = (/** @type {boolean} */ wanted) => {
    panel.hidden = !wanted;
    more.setAttribute("aria-expanded", String(wanted));
  };
  open(false);
  const buttons = element(
    "div",
    { class: "buttons", "data-over-map": "" },
    button("plus", "Zoom in", () => map.zoomIn(1)),
    button("minus", "Zoom out", () => map.zoomOut(1)),
    button("fit", "Fit to what is shown", fit),
    more,
    button("full", "Full screen", () => fullScreen()),
  );
  const coordinates = element("output", { class: "coordinates", "aria-hidden": "true" });
  const credits = element("p", { class: "credits", "data-over-map": "" });
  for (const part of [buttons, panel]) L.DomEvent.disableClickPropagation(part);
  container.append(buttons, panel, coordinates, credits);
  document.documentElement.classList.toggle("clean", isClean());
  map.on("mousemove", ({ latlng }) => (coordinates.textContent = inWords(latlng.wrap())));
  map.on("mouseout", () => (coordinates.textContent = ""));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    event.preventDefault(); // it shuts the panel, and nothing else
    open(false);
    more.focus();
  });

  return {
    update() {
      credits.textContent =
        "Borders: Natural Earth, UN policy · Names: GeoNames CC BY 4.0" +
        (layers.tiles ? " · Map: © OpenStreetMap contributors" : "");
    },
  };
}

/**
 * @param {import("leaflet").Map} map
 * @param {number} unit pixels of the page for one of the drawing
 */
export function addScale(map, unit) {
  const scale = L.control.scale({ imperial: false, position: "bottomleft", maxWidth: 100 * unit }).addTo(map);
  scale.getContainer()?.setAttribute("data-over-map", "");
}

/** @param {string} name @param {string} label @param {() => void} act */
function button(name, label, act) {
  const made = element("button", { type: "button", "aria-label": label, title: label }, icon(name));
  made.addEventListener("click", act);
  return made;
}

/**
 * @param {{regions: boolean, towns: boolean, arcs: boolean, wide: boolean, tiles: boolean}} layers
 * @param {() => void} changed
 */
function layerPanel(layers, changed) {
  /** @type {[keyof typeof layers, string][]} */
  const choices = [
    ["arcs", "Movements"],
    ["wide", "Movements known only by country"],
    ["regions", "Regions"],
    ["towns", "Other towns"],
    ["tiles", "Online map (OpenStreetMap), asks another server"],
  ];
  const boxes = choices.map(([key, words]) => {
    const box = element("input", { type: "checkbox" });
    box.checked = layers[key];
    box.addEventListener("change", () => {
      layers[key] = box.checked;
      changed();
    });
    return element("label", {}, box, words);
  });
  const panel = element(
    "fieldset",
    { class: "panel layers", "data-over-map": "" },
    element("legend", {}, "Layers"),
    ...boxes,
  );
  panel.hidden = true;
  return panel;
}

/** @type {WeakMap<import("leaflet").Map, import("leaflet").TileLayer>} */
const tileLayers = new WeakMap();

/** @param {import("leaflet").Map} map @param {boolean} wanted */
function tiles(map, wanted) {
  let layer = tileLayers.get(map);
  if (!layer) tileLayers.set(map, (layer = L.tileLayer(TILES, { maxZoom: 19, opacity: 0.75 })));
  if (wanted) layer.addTo(map);
  else layer.remove();
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
}

/** @param {import("leaflet").LatLng} at */
function inWords({ lat, lng }) {
  const north = `${Math.abs(lat).toFixed(2)}° ${lat < 0 ? "S" : "N"}`;
  return `${north} ${Math.abs(lng).toFixed(2)}° ${lng < 0 ? "W" : "E"}`;
}
