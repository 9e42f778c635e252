/** Tabs: one panel is seen at a time. */

import { element } from "./elements.js";

let made = 0;

/**
 * @template {string} Name
 * @param {[Name, string, HTMLElement][]} panels
 * @param {(name: Name) => void} choose
 * @returns {{list: HTMLElement, show: (name: Name) => void}} `list`: to be put above the panels
 */
export default function tabs(panels, choose) {
  const group = `dispute-${made++}`;
  const buttons = panels.map(([name, text, panel]) => {
    const button = element("button", { type: "button", role: "tab", id: `${group}-${name}` }, text);
    button.setAttribute("aria-controls", `${group}-${name}-panel`);
    Object.assign(panel, { id: `${group}-${name}-panel` });
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", button.id);
    button.addEventListener("click", () => choose(name));
    return button;
  });
  const list = element("div", { role: "tablist", class: "tabs", "aria-label": "Ways to compare" }, ...buttons);
  list.addEventListener("keydown", (event) => {
    const at = buttons.findIndex((button) => button.ariaSelected === "true");
    const last = buttons.length - 1;
    const places = new Map([
      ["ArrowRight", at === last ? 0 : at + 1],
      ["ArrowLeft", at ? at - 1 : last],
      ["Home", 0],
      ["End", last],
    ]);
    const next = places.get(event.key);
    if (next === undefined) return;
    event.preventDefault();
    choose(panels[next][0]);
    buttons[next].focus();
  });
  return {
    list,
    show(name) {
      panels.forEach(([own, , panel], index) => {
        const seen = own === name;
        panel.hidden = !seen;
        buttons[index].ariaSelected = `${seen}`;
        buttons[index].tabIndex = seen ? 0 : -1;
      });
    },
  };
}
