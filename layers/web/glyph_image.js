/** A stance's shape as a picture, drawn once for all rows that show it. */

import { glyphElement } from "./glyphs.js";

/** @type {Map<string, string>} */
const pictures = new Map();

/**
 * @param {string} stance
 * @param {{colour: string, paper: string, open?: boolean, size?: number}} look `size`: pixels
 * @returns {HTMLImageElement} hidden from screen readers: the verb beside it says the same
 */
export default function glyphImage(stance, { size = 16, ...look }) {
  const scale = globalThis.devicePixelRatio || 1;
  const key = [stance, size, scale, look.colour, look.paper, look.open].join(" ");
  const address = pictures.get(key) ?? glyphElement(stance, { size, ...look }).toDataURL();
  pictures.set(key, address);
  const image = document.createElement("img");
  Object.assign(image, { src: address, width: size, height: size, alt: "" });
  return image;
}
