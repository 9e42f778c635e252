/** A filter of a few values, each a button that tells its count. */

import { element, foreign } from "./elements.js";
import { offered, turned } from "./facet_names.js";
import { FAMILY, glyphElement } from "./glyphs.js";

/**
 * @typedef {object} Shown
 * @property {string[]} names
 * @property {number[]} counts
 * @property {number[]} chosen
 * @property {import("./theme.js").Palette} palette
 * @property {string[]} [order] of the names; without it, those with most claims come first
 */

/**
 * @param {string} label
 * @param {object} how
 * @param {(chosen: number[]) => void} how.choose
 * @param {boolean} [how.glyphs] whether the values are stances
 * @param {number} [how.most] that are shown before the reader asks for more
 */
export default function pills(label, { choose, glyphs = false, most = Infinity }) {
  const row = element("div", { class: "pills" });
  const box = element("div", { role: "group", "aria-label": label }, element("h3", {}, label), row);
  const more = element("button", { type: "button", class: "pill" });
  /** @type {Shown | null} */
  let shown = null;
  let all = false;

  more.addEventListener("click", () => {
    all = true;
    const next = row.childElementCount - 1;
    draw();
    /** @type {HTMLElement | undefined} */ (row.children[next])?.focus();
  });
  row.addEventListener("click", ({ target }) => {
    const pill = target instanceof Element ? target.closest("button") : null;
    if (pill?.value && shown) choose(turned(shown.chosen, Number(pill.value)));
  });

  /** @param {number} number @param {Shown} of */
  function pill(number, { names, counts, chosen, palette }) {
    const look = { colour: palette[FAMILY[names[number]]], paper: palette.paper, size: 14 };
    return element(
      "button",
      { type: "button", class: "pill", value: `${number}`, "aria-pressed": `${chosen.includes(number)}` },
      glyphs ? glyphElement(names[number], look) : null,
      foreign(names[number]),
      " ",
      element("span", { class: "count" }, counts[number].toLocaleString("en")),
    );
  }

  function draw() {
    if (!shown) return;
    const { names, counts, chosen, order } = shown;
    const numbers = offered(counts, chosen);
    if (order) numbers.sort((a, b) => order.indexOf(names[a]) - order.indexOf(names[b]));
    const some = numbers.filter((number, at) => all || at < most || chosen.includes(number));
    const left = numbers.length - some.length;
    more.textContent = `${left} more`;
    const focused = row.querySelector("button:focus")?.getAttribute("value");
    row.replaceChildren(...some.map((number) => pill(number, /** @type {Shown} */ (shown))), ...(left ? [more] : []));
    if (focused) /** @type {HTMLElement | null} */ (row.querySelector(`[value="${Number(focused)}"]`))?.focus();
    box.hidden = !numbers.length;
  }

  return {
    element: box,
    /** @param {Shown} next */
    show(next) {
      shown = next;
      draw();
    },
  };
}
