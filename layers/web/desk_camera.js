/** Where the map of the Edit page looks: at one shape, or at all of them. */

import { fly } from "./camera.js";
import { boundsOf } from "./desk_geometry.js";
import L from "./leaflet.js";

/** @typedef {import("./desk_geometry.js").Geometry} Geometry */

/**
 * @param {import("leaflet").Map} map
 * @param {Geometry[]} shapes
 * @param {number} nearest zoom at most
 */
export function flyTo(map, shapes, nearest) {
  const boxes = shapes.map(boundsOf);
  const [west, south] = [0, 1].map((side) => Math.min(...boxes.map((box) => box[side])));
  const [east, north] = [2, 3].map((side) => Math.max(...boxes.map((box) => box[side])));
  fly(
    map,
    [
      [south, west],
      [north, east],
    ],
    nearest,
  );
}

/**
 * Fly to a shape that is out of view, or too small in it to be worked on.
 * @param {import("leaflet").Map} map
 * @param {Geometry} geometry
 */
export function bringShapeIntoView(map, geometry) {
  const [west, south, east, north] = boundsOf(geometry);
  const box = L.latLngBounds([south, west], [north, east]);
  const outside = !map.getBounds().intersects(box);
  const tiny = map.getBounds().contains(box) && map.getBoundsZoom(box) > map.getZoom() + 3;
  if (outside || (tiny && !geometry.type.endsWith("Point")) || map.getZoom() < 5) flyTo(map, [geometry], 9);
}
