/** The map of a page without Streamlit: the same as Folium's shell, made here. */

import L from "./leaflet.js";

/**
 * @param {HTMLElement} container
 * @param {import("leaflet").MapOptions} options
 * @returns {import("leaflet").Map} without tiles, controls or data
 */
export default function emptyMap(container, options) {
  return L.map(container, { ...options, zoomControl: false, center: [47, 100], zoom: 3 });
}
