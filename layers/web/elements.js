/** Elements of a page, made from plain words: a string given as a child is text, whatever stands in it. */

import isClean from "./clean.js";
import styleSheet from "./styles.js";

/**
 * Make an element.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} [attributes] names are this project's; somebody's words only in `title` and the like
 * @param {...(Node | string | null)} children null is left out
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/**
 * Somebody else's words within a sentence; their direction of writing does not reach the words around them.
 * @param {string} words
 * @param {string} [className]
 */
export function foreign(words, className) {
  return element("bdi", className ? { class: className } : {}, words);
}

/**
 * A button that reads as a link: it changes what the screen shows, and leads to no address.
 * @param {string} words
 * @param {Record<string, string>} attributes
 */
export function linkButton(words, attributes) {
  return element("button", { type: "button", class: "link", ...attributes }, foreign(words));
}

/**
 * Let colours and a style sheet reach the elements below one element.
 * @param {HTMLElement} under
 * @param {Record<string, string>} palette token to colour
 */
export function wear(under, palette) {
  for (const [token, colour] of Object.entries(palette)) under.style.setProperty(`--${token}`, colour);
}

/**
 * Put an element into a root, to be seen as soon as its style sheet is there.
 * @param {ShadowRoot | HTMLElement} root
 * @param {HTMLElement} region
 * @param {string} sheet name of its file
 */
export function styled(root, region, sheet) {
  region.hidden = true;
  region.classList.toggle("clean", isClean());
  region.prepend(styleSheet(sheet, () => (region.hidden = false)));
  root.append(region);
}
