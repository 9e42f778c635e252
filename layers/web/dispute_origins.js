/** Origins: each source's statements in turn. */
import { element } from "./elements.js";
/** @param {HTMLElement} panel */
export default function origins(panel) {
  return async () => {
    panel.replaceChildren(element("p", {}, "…"));
  };
}
