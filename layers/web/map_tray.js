/** The bar under the map: claims that give no location, and the script of the names. */

import { element } from "./elements.js";

/**
 * @param {import("leaflet").Map} map
 * @param {import("./link.js").Link} link
 * @returns {{update: (story: import("./story.js").Story, rows: Uint8Array, view: Readonly<import("./link.js").View>) => void}}
 */
export default function addTray(map, link) {
  const count = element("strong");
  const words = element("span");
  const show = element("button", { type: "button", class: "link" }, "Show");
  const names = element("button", { type: "button", class: "link" });
  const tray = element(
    "div",
    { class: "tray" },
    element("span", {}, count, words, show),
    element("span", {}, "Names: ", names),
  );
  /** @type {number[]} */
  let placeless = [];
  show.addEventListener("click", () => link.set({ chosen: { claims: placeless } }));
  names.addEventListener("click", () => link.set({ local: !link.view.local }));
  map.getContainer().after(tray);

  return {
    update({ claims: { placed } }, rows, view) {
      placeless = [];
      for (let row = 0; row < rows.length; row++) if (rows[row] && placed[row] === placed[row + 1]) placeless.push(row);
      count.textContent = String(placeless.length);
      words.textContent =
        placeless.length === 1
          ? " claim in this window gives no location. "
          : " claims in this window give no location. ";
      show.hidden = !placeless.length;
      names.textContent = view.local ? "English + local" : "English";
    },
  };
}
