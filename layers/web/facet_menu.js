/** A filter of many values: a box that names what is chosen, and opens a list to search and to tick. */

import { element, foreign } from "./elements.js";
import { offered, turned } from "./facet_names.js";

/** @typedef {{names: string[], counts: number[], chosen: number[]}} Shown */

/** Values from which a list can be searched. */
const MANY = 9;
/** Pixels that a list is wide, where there is room. */
const WIDE = 320;

let made = 0;

/**
 * @param {string} label
 * @param {object} how
 * @param {string} how.any what the box says when nothing is chosen
 * @param {(chosen: number[]) => void} how.choose
 * @param {number} [how.most] that can be chosen together
 * @param {string} [how.help] a sentence at the head of the list
 * @param {boolean} [how.counted] whether the values tell their counts
 */
export default function menu(label, { any, choose, most = Infinity, help, counted = true }) {
  const id = `menu-${made++}`;
  const beside = element("span", { class: "beside" });
  const value = element("span", { class: "value" });
  const button = element("button", { type: "button", class: "box", popovertarget: id }, value);
  const search = element("input", { type: "search", placeholder: `Find in ${label.toLowerCase()}` });
  search.setAttribute("aria-label", `Find in ${label.toLowerCase()}`);
  const list = element("div", { class: "options" });
  const none = element("p", { class: "none", role: "status" });
  const clear = element("button", { type: "button", class: "link" }, "Clear");
  const panel = element(
    "div",
    { id, popover: "auto", class: "menu", role: "dialog", "aria-label": label },
    help ? element("p", { class: "help" }, help) : null,
    search,
    list,
    none,
    clear,
  );
  const heading = element("span", { class: "label", "aria-hidden": "true" }, label, beside);
  const whole = element("div", { class: "choice" }, heading, button, panel);
  /** @type {Shown | null} */
  let shown = null;

  panel.addEventListener("beforetoggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === "open") open();
  });
  panel.addEventListener("toggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState !== "open") return;
    place();
    const first = search.hidden ? list.querySelector("input") : search;
    first?.focus();
  });
  search.addEventListener("input", narrow);
  list.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && shown) choose(turned(shown.chosen, Number(target.value)));
  });
  clear.addEventListener("click", () => {
    choose([]);
    button.focus();
    panel.hidePopover();
  });
  whole.addEventListener("keydown", (event) => {
    if (!panel.matches(":popover-open")) return;
    if (event.key === "Escape") event.stopPropagation(); // it shuts the list, and nothing else
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) move(event, step);
  });

  /** @param {KeyboardEvent} event @param {number} step */
  function move(event, step) {
    event.preventDefault();
    const stops = [search, ...list.querySelectorAll("input")].filter((stop) => !stop.closest("[hidden]"));
    const at = stops.findIndex((stop) => stop.matches(":focus"));
    stops[Math.max(0, Math.min(stops.length - 1, at + step))]?.focus();
  }

  function open() {
    if (!shown) return;
    const numbers = offered(counted ? shown.counts : shown.names.map(() => 1), shown.chosen);
    if (!counted) numbers.sort((a, b) => (shown ? shown.names[a].localeCompare(shown.names[b]) : 0));
    search.value = "";
    search.hidden = numbers.length < MANY;
    list.replaceChildren(...numbers.map(option));
    narrow();
    tick();
  }

  /** @param {number} number */
  function option(number) {
    const box = element("input", { type: "checkbox", value: `${number}` });
    const name = foreign(shown?.names[number] ?? "", "name");
    return element("label", {}, box, name, counted ? " " : null, counted ? element("span", { class: "count" }) : null);
  }

  function narrow() {
    const wanted = search.value.trim().toLowerCase();
    let left = 0;
    for (const label of list.querySelectorAll("label")) {
      label.hidden = !label.querySelector(".name")?.textContent?.toLowerCase().includes(wanted);
      if (!label.hidden) left++;
    }
    none.textContent = left ? "" : `Nothing is called “${search.value.trim()}”.`;
  }

  /** Say again what is chosen, and how many claims each value would show; nothing moves under the reader. */
  function tick() {
    if (!shown) return;
    for (const box of list.querySelectorAll("input")) {
      const number = Number(box.value);
      box.checked = shown.chosen.includes(number);
      box.disabled = !box.checked && shown.chosen.length >= most;
      const count = box.parentElement?.querySelector(".count");
      if (count) count.textContent = shown.counts[number].toLocaleString("en");
    }
    clear.hidden = !shown.chosen.length;
  }

  function place() {
    const { left, top, bottom, width } = button.getBoundingClientRect();
    const wide = Math.min(Math.max(width, WIDE), innerWidth - 16);
    const below = innerHeight - bottom - 12;
    const up = below < 220 && top > below;
    panel.style.width = `${wide}px`;
    panel.style.left = `${Math.max(8, Math.min(left, innerWidth - wide - 8))}px`;
    panel.style.maxHeight = `${Math.min(420, up ? top - 12 : below)}px`;
    panel.style.top = up ? "auto" : `${bottom + 4}px`;
    panel.style.bottom = up ? `${innerHeight - top + 4}px` : "auto";
  }

  return {
    element: whole,
    /** @param {Shown} next */
    show(next) {
      shown = next;
      const { names, counts, chosen } = next;
      const told = chosen.length ? chosen.map((number) => names[number]).join(", ") : any;
      value.replaceChildren(foreign(told));
      value.classList.toggle("any", !chosen.length);
      button.setAttribute("aria-label", `${label}: ${told}`);
      const inView = counts.filter(Boolean).length;
      beside.textContent = counted && inView ? `${chosen.length ? `${chosen.length} of ` : ""}${inView}` : "";
      if (panel.matches(":popover-open")) tick();
    },
  };
}
