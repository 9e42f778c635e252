/** Buttons and choices as the timeline wears them. */

const SVG = "http://www.w3.org/2000/svg";
let made = 0;

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} name class
 * @param {string} text
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function words(tag, name, text) {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  if (element instanceof HTMLButtonElement) element.type = "button";
  return element;
}

/**
 * @param {string} path in a square of 16
 * @param {boolean} filled
 */
export function icon(path, filled) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", "0 0 16 16");
  drawing.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS(SVG, "path");
  shape.setAttribute("d", path);
  shape.setAttribute("class", filled ? "filled" : "line");
  drawing.append(shape);
  return { drawing, shape };
}

/**
 * @param {string} label what it does
 * @param {string} path of its picture, in a square of 16
 * @param {() => void} press
 * @param {{filled?: boolean}} [look]
 * @returns {{element: HTMLButtonElement, show: (label: string, path: string) => void}}
 */
export function iconButton(label, path, press, { filled = false } = {}) {
  const element = words("button", "icon", "");
  const { drawing, shape } = icon(path, filled);
  element.append(drawing);
  element.addEventListener("click", press);
  const show = (/** @type {string} */ text, /** @type {string} */ picture) => {
    element.title = text;
    element.setAttribute("aria-label", text);
    shape.setAttribute("d", picture);
  };
  show(label, path);
  return { element, show };
}

/**
 * A menu of a few values.
 * @template {string} Value
 * @param {string} label
 * @param {[Value, string][]} options
 * @param {(value: Value) => void} choose
 * @returns {{element: HTMLElement, show: (value: Value) => void}}
 */
export function choice(label, options, choose) {
  const element = words("span", "choice", "");
  const menu = document.createElement("select");
  menu.setAttribute("aria-label", label);
  for (const [value, text] of options) {
    const option = words("option", "", text);
    option.value = value;
    menu.append(option);
  }
  menu.addEventListener("change", () => choose(/** @type {Value} */ (menu.value)));
  element.append(menu, icon("M2.5 5.5 8 11l5.5-5.5", false).drawing);
  return {
    element,
    show(value) {
      if (menu.value !== value) menu.value = value;
    },
  };
}

/**
 * A few values side by side.
 * @template {string} Value
 * @param {string} label
 * @param {[Value, string][]} options
 * @param {(value: Value) => void} choose
 * @param {{labelled?: boolean}} [look] `labelled`: its label is to be seen
 * @returns {{element: HTMLElement, show: (value: Value) => void}}
 */
export function segments(label, options, choose, { labelled = false } = {}) {
  const element = words("fieldset", "segments", "");
  const row = words("span", "row", "");
  const name = `timeline-${made++}`;
  element.append(words("legend", labelled ? "label" : "unseen", label), row);
  /** @type {Map<Value, HTMLInputElement>} */
  const radios = new Map();
  for (const [value, text] of options) {
    const radio = document.createElement("input");
    Object.assign(radio, { type: "radio", name, value });
    radio.addEventListener("change", () => choose(value));
    radios.set(value, radio);
    const option = words("label", "", "");
    option.append(radio, words("span", "", text));
    row.append(option);
  }
  return {
    element,
    show(value) {
      const radio = radios.get(value);
      if (radio && !radio.checked) radio.checked = true;
    },
  };
}
