/** The style sheets of the project's parts: asked for by address, or carried by a page that is one file. */

import { carriedText } from "./carried.js";

/**
 * An element that brings a style sheet to the document or the shadow root that it is put into.
 * @param {string} name of a file beside this one
 * @param {() => void} ready called once: the sheet is there, or cannot be had
 * @returns {HTMLElement}
 */
export default function styleSheet(name, ready) {
  const carried = carriedText(name);
  if (carried !== null) {
    const style = document.createElement("style");
    style.textContent = carried;
    queueMicrotask(ready);
    return style;
  }
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL(`./${name}`, import.meta.url).href;
  for (const event of ["load", "error"]) link.addEventListener(event, ready, { once: true });
  return link;
}
