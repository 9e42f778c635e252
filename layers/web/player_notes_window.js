/** The presenter's second window: a page of its own, or one that this page fills by itself. */

import { element, wear } from "./elements.js";
import presenterNotes from "./player_notes.js";

/**
 * @param {import("./player_setting.js").Setting} setting
 * @param {import("./player_steps.js").Steps} steps
 * @param {Record<string, string>} palette
 * @param {(page: Document) => void} takeKeys
 */
export default function openNotes(setting, steps, palette, takeKeys) {
  const size = "popup,width=960,height=720";
  if (setting.notes) {
    open(`${setting.notes}&channel=${setting.channel}`, `notes-${setting.channel}`, size);
    return;
  }
  const page = open("", `notes-${setting.channel}`, size)?.document;
  if (!page) return;
  page.title = `Notes · ${setting.name}`;
  page.documentElement.lang = "en";
  page.head.replaceChildren(...[...document.querySelectorAll("head > style")].map((style) => style.cloneNode(true)));
  wear(page.documentElement, palette);
  const root = element("div");
  page.body.replaceChildren(root);
  presenterNotes(root, setting, steps);
  takeKeys(page);
}
