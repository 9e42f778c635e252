/** How wide words are, each asked of the browser once. */

/** @type {Map<string, number>} */
const measured = new Map();
/** @type {CanvasRenderingContext2D | null} */
let context = null;

/**
 * @param {string} text
 * @param {string} font as CSS writes it
 * @returns {number} pixels
 */
export default function widthOf(text, font) {
  const key = `${font}|${text}`;
  let width = measured.get(key);
  if (width === undefined) {
    context ??= document.createElement("canvas").getContext("2d");
    if (!context) return 7 * text.length;
    context.font = font;
    width = Math.ceil(context.measureText(text).width);
    measured.set(key, width);
  }
  return width;
}

/** Forget all widths: the fonts have come. */
export function forgetWidths() {
  measured.clear();
}
