/** Who moved: each source's statements in turn. */
import { element } from "./elements.js";
/** @param {HTMLElement} panel */
export default function movers(panel) {
  return async () => {
    panel.replaceChildren(element("p", {}, "…"));
  };
}
