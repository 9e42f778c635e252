/** A day, typed as 2024-10-24 or taken from the browser's own calendar. */

import { isoDay } from "./calendar.js";
import { element } from "./elements.js";

/**
 * @param {string} label
 * @param {(day: number | null) => void} choose null: any day
 */
export default function dayField(label, choose) {
  const input = element("input", {
    ...{ type: "text", inputmode: "numeric", placeholder: "any day", autocomplete: "off", "aria-label": label },
  });
  const calendar = element("input", { type: "date", tabindex: "-1", "aria-hidden": "true" });
  const picker = element("button", { type: "button", class: "picker", "aria-label": `${label}: calendar` });
  const fault = element("p", { class: "fault", role: "alert" });
  const box = element(
    "div",
    { class: "day" },
    element("span", { class: "label", "aria-hidden": "true" }, label),
    element("span", { class: "field" }, input, calendar, picker),
    fault,
  );
  /** @type {number | null} */
  let shown = null;

  function take() {
    const words = input.value.trim();
    const day = words ? dayOf(words) : null;
    fault.textContent = Number.isNaN(day) ? `“${words}” is not a day. Write it as 2024-10-24.` : "";
    input.setAttribute("aria-invalid", `${Number.isNaN(day)}`);
    if (Number.isNaN(day) || day === shown) return;
    choose(day);
  }

  input.addEventListener("change", take);
  input.addEventListener("keydown", ({ key }) => key === "Enter" && take());
  picker.addEventListener("click", () => calendar.showPicker());
  calendar.addEventListener("change", () => {
    input.value = calendar.value;
    take();
  });

  return {
    element: box,
    /** @param {number | null} day @param {[number, number]} extent days worth picking, half-open */
    show(day, [first, end]) {
      shown = day;
      input.value = calendar.value = day === null ? "" : isoDay(day);
      [calendar.min, calendar.max] = [isoDay(first), isoDay(end - 1)];
      fault.textContent = "";
      input.removeAttribute("aria-invalid");
    },
  };
}

/** @param {string} words @returns {number} NaN for what is no day */
function dayOf(words) {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(words) ? Date.parse(words) / 86400000 : NaN;
  return isoDay(day || 0) === words ? day : NaN;
}
