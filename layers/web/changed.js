/** What changed under a question between two days. */
import { element } from "./elements.js";
/** @param {ShadowRoot | HTMLElement} root */
export default function mountChanged(root) {
  root.append(element("p", {}, "…"));
  return { update() {}, close() {} };
}
