/** Line icons of the tools that edit a shape. */

import { drawnIcon } from "./map_icons.js";

/** @type {Record<string, string>} */
const PATHS = {
  point: "M8 5.2a2.8 2.8 0 1 1 0 5.6a2.8 2.8 0 1 1 0-5.6",
  line: "M2.5 12 6 5l4 5 3.5-6",
  area: "M4 3.5h7L14 9l-4 4-7-2z",
  vertices: "M3.5 12.5 8 4l4.5 8.5zM2 11h3v3H2zM11 11h3v3h-3zM6.5 2.5h3v3h-3z",
  move: "M8 2v12M2 8h12M6 4l2-2 2 2M6 12l2 2 2-2M4 6 2 8l2 2M12 6l2 2-2 2",
  rotate: "M13 8a5 5 0 1 1-1.6-3.7M13.4 2v3h-3",
  cut: "M4 4.5l9 7M4 11.5l9-7M2.2 4a1.7 1.7 0 1 1 3.4 0a1.7 1.7 0 1 1-3.4 0M2.2 12a1.7 1.7 0 1 1 3.4 0a1.7 1.7 0 1 1-3.4 0",
  remove: "M3 4.5h10M6 4.5v-2h4v2M4.5 4.5l.7 9h5.6l.7-9",
  part: "M2.5 6.5h6v6h-6zM11 3.5h3M12.5 2v3",
};

/** @param {string} name */
export default function icon(name) {
  return drawnIcon(PATHS[name]);
}
