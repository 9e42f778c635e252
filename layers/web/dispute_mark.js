/** How a claimed number stands on the axis: the form says how it was bounded, and an open end stays open. */

/**
 * @typedef {object} Mark
 * @property {string} bound exactly, about, at-least, up-to or between
 * @property {number | null} low
 * @property {number | null} high
 * @property {boolean} open foreseen or a draft: outlined and dashed
 */

const SVG = "http://www.w3.org/2000/svg";

/** Pixels. The arrow's length is fixed: it means that no end was given. */
const [ARROW, DISC, TICK, HEAD] = [48, 4.25, 8, 6];
/** Pixels that a disc takes up on either side, on its tick and on its tilde. */
const REACH = new Map([
  ["exactly", 6],
  ["about", 11],
]);
/** Pixels around a drawing, so that no line is cut. */
const EDGE = 2;
const MIDDLE = 12;

/**
 * The pixels that a mark takes up, from left to right.
 * @param {Mark} mark
 * @param {(value: number) => number} x pixel of a number
 * @returns {[number, number]}
 */
export function extentOf({ bound, low, high }, x) {
  const from = x(low ?? high ?? 0);
  const to = x(high ?? low ?? 0);
  if (bound === "at-least") return [from, from + ARROW];
  if (bound === "up-to") return [to - ARROW, to];
  if (bound === "between") return [from, to];
  const reach = REACH.get(bound) ?? 6;
  return [from - reach, from + reach];
}

/**
 * A mark as a drawing 24 pixels high, to be put at the extent's left edge.
 * @param {Mark} mark
 * @param {number} width pixels of its extent
 * @returns {SVGSVGElement}
 */
export default function markElement({ bound, open }, width) {
  const drawing = frame(width, open ? "mark open" : "mark");
  if (bound === "between") {
    drawing.append(line(`M0 0H${width}`, "bar"), tick(0), tick(width));
  } else if (bound === "at-least") {
    drawing.append(tick(0), line(`M0 0H${width - 1}`, "shaft"), line(head(width, 1), "head"));
  } else if (bound === "up-to") {
    drawing.append(tick(width), line(`M${width} 0H1`, "shaft"), line(head(0, -1), "head"));
  } else {
    const middle = width / 2;
    const tilde = `M0 4C3 -3 7 -3 ${middle} 0S${width - 3} 3 ${width} -4`;
    drawing.append(bound === "about" ? line(tilde, "under") : line(`M${middle} ${-TICK}V${TICK}`, "under"));
    drawing.append(shape("circle", { cx: `${middle}`, cy: "0", r: `${DISC + (open ? 2.25 : 1.75)}`, class: "gap" }));
    drawing.append(shape("circle", { cx: `${middle}`, cy: "0", r: `${open ? 5 : DISC}`, class: "disc" }));
  }
  return drawing;
}

/**
 * Many numbers of one source in one line: a tick for each, over the stretch from the least to the greatest.
 * @param {Iterable<number>} pixels whole, each once
 * @param {number} left
 * @param {number} right
 * @returns {SVGSVGElement}
 */
export function manyElement(pixels, left, right) {
  const drawing = frame(right - left, "mark many");
  const ticks = Array.from(pixels, (x) => `M${x - left} -6V6`).join("");
  drawing.append(line(`M0 0H${right - left}`, "span"), line(ticks, "tick"));
  return drawing;
}

/** @param {number} width pixels of what is drawn in it @param {string} name */
function frame(width, name) {
  const drawing = shape("svg", { class: name, "aria-hidden": "true", focusable: "false" });
  drawing.setAttribute("width", `${width + 2 * EDGE}`);
  drawing.setAttribute("height", `${2 * MIDDLE}`);
  drawing.setAttribute("viewBox", `${-EDGE} ${-MIDDLE} ${width + 2 * EDGE} ${2 * MIDDLE}`);
  drawing.style.marginLeft = `${-EDGE}px`;
  return drawing;
}

/** @param {number} x @param {1 | -1} way */
function head(x, way) {
  return `M${x - way * HEAD} ${-HEAD + 1}L${x} 0L${x - way * HEAD} ${HEAD - 1}`;
}

/** @param {number} x */
function tick(x) {
  return line(`M${x} ${-TICK}V${TICK}`, "tick");
}

/** @param {string} d @param {string} name */
function line(d, name) {
  return shape("path", { d, class: name });
}

/**
 * @template {keyof SVGElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} attributes
 * @returns {SVGElementTagNameMap[Name]}
 */
export function shape(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}
