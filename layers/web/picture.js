/** A figure as it will be published: the very bytes of the download, scaled by the browser. */

import { element, styled } from "./elements.js";

/**
 * @typedef {object} Data
 * @property {string} picture address of the bytes
 * @property {string} alt somebody's words; they become an attribute and nothing else
 * @property {number} width pixels
 * @property {number} height pixels
 */

const GONE = "The server no longer keeps this picture. Reload the page to draw it again.";

/** @param {ShadowRoot} root */
export default function start(root) {
  const image = element("img", { decoding: "async" });
  const gone = element("p", { role: "alert" }, GONE);
  const region = element("figure", {}, image, gone);
  gone.hidden = true;
  image.addEventListener("error", () => (gone.hidden = false));
  image.addEventListener("load", () => (gone.hidden = true));
  styled(root, region, "picture.css");
  return {
    /** @param {Data} data */
    update({ picture, alt, width, height }) {
      image.setAttribute("width", `${width}`);
      image.setAttribute("height", `${height}`);
      image.setAttribute("alt", alt);
      if (image.getAttribute("src") !== picture) image.setAttribute("src", picture);
    },
    close() {},
  };
}
