/** A figure as it will be published: the very bytes of the download, scaled by the browser. */

import { element, styled } from "./elements.js";

/**
 * @typedef {object} Data
 * @property {string} picture address of the bytes; empty before the first is drawn
 * @property {string} alt somebody's words; they become an attribute and nothing else
 * @property {number} width pixels
 * @property {number} height pixels
 * @property {boolean} busy whether another picture is being drawn
 */

const GONE = "The server no longer keeps this picture. Reload the page to draw it again.";

/** @param {ShadowRoot} root */
export default function start(root) {
  const image = element("img", { decoding: "async" });
  const gone = element("p", { role: "alert" }, GONE);
  const paper = element("div", { class: "paper" });
  const region = element("figure", {}, image, paper, gone);
  gone.hidden = true;
  image.addEventListener("error", () => (gone.hidden = false));
  image.addEventListener("load", () => (gone.hidden = true));
  styled(root, region, "picture.css");
  return {
    /** @param {Data} data */
    update({ picture, alt, width, height, busy }) {
      region.setAttribute("aria-busy", `${busy}`);
      paper.style.aspectRatio = `${width} / ${height}`;
      paper.hidden = picture !== "";
      image.hidden = picture === "";
      if (picture === "") return;
      image.setAttribute("width", `${width}`);
      image.setAttribute("height", `${height}`);
      image.setAttribute("alt", alt);
      if (image.getAttribute("src") !== picture) image.setAttribute("src", picture);
    },
    close() {},
  };
}
