/** A button that asks to add what is being looked at to a briefing. */

import { element } from "./elements.js";
import { sceneCamera } from "./scene_camera.js";

/** @typedef {{setTriggerValue: (name: string, value: unknown) => void}} Component */

/** What the browser alone knows of a view; it stands in the address, but Python hears of it only when told. */
const PARAMETERS = ["view", "chosen", "day", "mode"];

/** @typedef {{words: string}} Data what the button says */

/** @param {ShadowRoot} root */
export default function start(root) {
  const button = element("button", { type: "button" });
  const styles = element("link", { rel: "stylesheet", href: new URL("./copy_link.css", import.meta.url).href });
  /** @type {Component | null} */
  let python = null;
  button.addEventListener("click", () => python?.setTriggerValue("asked", viewIn(location.search, mapSize())));
  root.append(styles, button);
  return {
    /** @param {Data} data @param {Component} component */
    update({ words }, component) {
      button.textContent = words;
      python = component;
    },
    close() {
      python = null;
    },
  };
}

/**
 * @param {string} search of an address
 * @param {import("./scene_camera.js").Size | null} size of the map that is looked at, if there is one
 * @returns {Record<string, string>} parameters that are there; the camera as a scene writes it
 */
export function viewIn(search, size) {
  const asked = new URLSearchParams(search);
  const said = PARAMETERS.flatMap((name) => (asked.has(name) ? [[name, asked.get(name) ?? ""]] : []));
  const view = Object.fromEntries(said);
  return view.view && size ? { ...view, view: sceneCamera(view.view, size) } : view;
}

/** @returns {import("./scene_camera.js").Size | null} of the first map on the page */
function mapSize() {
  for (const frame of document.querySelectorAll("iframe")) {
    const map = frame.contentDocument?.querySelector(".leaflet-container");
    if (map?.clientWidth) return { width: map.clientWidth, height: map.clientHeight };
  }
  return null;
}
