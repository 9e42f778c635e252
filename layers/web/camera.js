/** Where the map looks: at its opening, at what is shown, at what was chosen elsewhere. */

import emphasis from "./emphasis.js";

/** @typedef {import("./story.js").Story} Story */

const PHONE = 500;

/** @param {import("leaflet").Map} map @returns {string} "lat,lon,zoom" */
export function cameraOf(map) {
  const { lat, lng } = map.getCenter().wrap();
  return `${lat.toFixed(3)},${lng.toFixed(3)},${map.getZoom().toFixed(2)}`;
}

/**
 * @param {import("leaflet").Map} map
 * @param {string} camera "lat,lon,zoom", or "" for the first theatre
 * @param {Story} story
 */
export function setCamera(map, camera, story) {
  const [lat, lng, zoom] = camera.split(",").map(Number);
  if (camera && [lat, lng, zoom].every(Number.isFinite)) {
    map.setView([lat, lng], zoom, { animate: false });
  } else if (story.theatres.length) {
    const [west, south, east, north] = story.theatres[0].bounds;
    const bounds = /** @type {[[number, number], [number, number]]} */ ([
      [south, west],
      [north, east],
    ]);
    const zoom = map.getBoundsZoom(bounds);
    if (map.getSize().x < PHONE) map.setView(middleOf(story, bounds), zoom + 1.25, { animate: false });
    else map.setView([(south + north) / 2, (west + east) / 2], zoom, { animate: false });
  }
}

/**
 * The middle of the exactly known places within bounds, where a small screen looks first.
 * @param {Story} story
 * @param {[[number, number], [number, number]]} bounds
 * @returns {[number, number]} latitude, longitude
 */
function middleOf({ places }, [[south, west], [north, east]]) {
  const inside = places
    .filter(({ precision }) => precision === "site" || precision === "settlement")
    .map(({ at }) => at)
    .filter(([lng, lat]) => lng > west && lng < east && lat > south && lat < north);
  const median = (/** @type {number[]} */ values, /** @type {number} */ otherwise) =>
    values.sort((a, b) => a - b)[values.length >> 1] ?? otherwise;
  return [
    median(
      inside.map(([, lat]) => lat),
      (south + north) / 2,
    ),
    median(
      inside.map(([lng]) => lng),
      (west + east) / 2,
    ),
  ];
}

/**
 * @param {import("leaflet").Map} map
 * @param {Story} story
 * @param {Set<number>} places
 */
export function fitTo(map, story, places) {
  const bounds = boundsOf(story, places);
  if (bounds) fly(map, bounds, 9);
}

/**
 * Move to what was chosen elsewhere, when it is out of view.
 * @param {import("leaflet").Map} map
 * @param {Story} story
 * @param {import("./link.js").Focus | null} chosen
 */
export function bringIntoView(map, story, chosen) {
  const { places, movements } = emphasis(story, chosen);
  for (const index of movements) places.add(story.movements[index].from).add(story.movements[index].to);
  const bounds = boundsOf(story, places);
  if (bounds && !map.getBounds().intersects(bounds)) fly(map, bounds, Math.max(map.getZoom(), 6));
}

/**
 * Fly, or cut where the reader wants less motion.
 * @param {import("leaflet").Map} map
 * @param {import("leaflet").LatLngBoundsLiteral} bounds
 * @param {number} [maxZoom]
 */
export function fly(map, bounds, maxZoom) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (still) map.fitBounds(bounds, { maxZoom, animate: false });
  else map.flyToBounds(bounds, { maxZoom, duration: 0.7 });
}

/**
 * South-west and north-east of some places; countries count only where nothing is known better.
 * @param {Story} story
 * @param {Set<number>} places
 * @returns {[[number, number], [number, number]] | null}
 */
function boundsOf(story, places) {
  const all = [...places].map((index) => story.places[index]);
  const exact = all.filter(({ precision }) => precision !== "country");
  const used = exact.length ? exact : all;
  if (!used.length) return null;
  const longitudes = used.map(({ at }) => at[0]);
  const latitudes = used.map(({ at }) => at[1]);
  return [
    [Math.min(...latitudes) - 1, Math.min(...longitudes) - 1.5],
    [Math.max(...latitudes) + 1, Math.max(...longitudes) + 1.5],
  ];
}
