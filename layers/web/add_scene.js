/** A button that asks to add what is being looked at to a briefing. */

import { element } from "./elements.js";

/** @typedef {{setTriggerValue: (name: string, value: unknown) => void}} Component */

/** What the browser alone knows of a view; it stands in the address, but Python hears of it only when told. */
const PARAMETERS = ["view", "chosen", "day", "mode"];

/** @param {ShadowRoot} root */
export default function start(root) {
  const button = element("button", { type: "button" }, "Add as scene");
  const styles = element("link", { rel: "stylesheet", href: new URL("./copy_link.css", import.meta.url).href });
  /** @type {Component | null} */
  let python = null;
  button.addEventListener("click", () => python?.setTriggerValue("asked", viewIn(location.search)));
  root.append(styles, button);
  return {
    /** @param {unknown} _ @param {Component} component */
    update(_, component) {
      python = component;
    },
    close() {
      python = null;
    },
  };
}

/**
 * @param {string} search of an address
 * @returns {Record<string, string>} parameters that are there
 */
export function viewIn(search) {
  const asked = new URLSearchParams(search);
  return Object.fromEntries(PARAMETERS.flatMap((name) => (asked.has(name) ? [[name, asked.get(name) ?? ""]] : [])));
}
