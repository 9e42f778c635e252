/** A button that opens what is being looked at without chrome, for who presses Print Screen. */

import { element } from "./elements.js";

/** @param {ShadowRoot} root */
export default function start(root) {
  const button = element("button", { type: "button" }, "Clean view");
  const styles = element("link", { rel: "stylesheet", href: new URL("./copy_link.css", import.meta.url).href });
  button.addEventListener("click", () => window.open(cleanAddress(location.href), "_blank", "noopener"));
  root.append(styles, button);
  return { update() {}, close() {} };
}

/**
 * The address of the clean view of a page; where its map looks stands in `camera`.
 * @param {string} href
 */
function cleanAddress(href) {
  const address = new URL(href);
  const camera = address.searchParams.get("view");
  if (camera) address.searchParams.set("camera", camera);
  address.searchParams.set("view", "clean");
  address.search = address.search.replaceAll("%3A", ":").replaceAll("%2C", ",");
  return address.href;
}
