/** Line icons of the map's buttons. */

/** @type {Record<string, string>} */
const PATHS = {
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  fit: "M3 5V3h2M11 3h2v2M13 11v2h-2M5 13H3v-2M7 3h2M7 13h2M3 7v2M13 7v2M8 7v2M7 8h2",
  layers: "M8 2.5 14 6 8 9.5 2 6zM2 9l6 3.5L14 9",
  full: "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3",
};

/** @param {string} name */
export default function icon(name) {
  return drawnIcon(PATHS[name]);
}

/**
 * @param {string} lines the path of an icon of 16 by 16
 * @returns {SVGSVGElement}
 */
export function drawnIcon(lines) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  for (const [key, value] of Object.entries({
    viewBox: "0 0 16 16",
    width: "16",
    height: "16",
    "aria-hidden": "true",
  })) {
    svg.setAttribute(key, value);
  }
  path.setAttribute("d", lines);
  path.setAttribute("fill", "none");
  path.setAttribute("stroke", "currentColor");
  path.setAttribute("stroke-width", "1.5");
  svg.append(path);
  return svg;
}
