/** Through whose eyes a map is seen, written on it. */

import { element } from "./elements.js";

/**
 * @param {import("leaflet").Map} map
 * @returns {{update: (story: import("./story.js").Story, lens: number[], side?: number) => void}}
 */
export default function addLensTitle(map) {
  const name = element("bdi");
  const title = element("p", { class: "lens-title" }, "According to ", name, " alone");
  map.getContainer().before(title);
  return {
    update({ sources }, lens, side = 0) {
      const source = sources[lens[side]];
      title.hidden = !source;
      name.textContent = source ? source.short : "";
    },
  };
}
