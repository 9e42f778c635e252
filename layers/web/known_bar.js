/** Says that the view stops at a day, and leads back to today; nothing is seen of it while it does not. */

import { dayInWords } from "./calendar.js";
import { element } from "./elements.js";

/**
 * @param {() => void} showToday
 * @returns {{element: HTMLElement, show: (known: number | null) => void}}
 */
export default function knownBar(showToday) {
  const day = element("b");
  const words = element("span", {}, "As known on ", day, ": what was said later is left out");
  const button = element("button", { type: "button" }, "Show today");
  const made = element("div", { class: "known-bar", role: "status" }, words, button);
  made.hidden = true;
  button.addEventListener("click", showToday);
  return {
    element: made,
    show(known) {
      made.hidden = known === null;
      const text = known === null ? "" : dayInWords(known, { long: true });
      if (day.textContent !== text) day.textContent = text;
    },
  };
}
