/** Through whose eyes a map is seen, written on it. */

import { element } from "./elements.js";

/**
 * @param {import("leaflet").Map} map
 * @param {number} [side]
 * @returns {{update: (story: import("./story.js").Story, lens: number[]) => void}}
 */
export default function addLensTitle(map, side) {
  const name = element("bdi");
  const title = element("p", { class: "lens-title" }, "According to ", name, " alone");
  map.getContainer().before(title);
  return {
    update({ sources }, lens) {
      const source = sources[lens[side ?? 0]];
      title.hidden = !source;
      name.textContent = source ? source.short : "";
    },
  };
}
