/** Where a scene looks, on a map of any size: written for the one that scenes are made for. */

/** The map's pixels on the screen that scenes are made for, 1920 × 1080. */
const MADE_FOR = { width: 1320, height: 952 };

/** @typedef {{width: number, height: number}} Size */

/**
 * How much nearer a map of this size is than that of a scene, in steps of zoom, so that both show the same.
 * @param {Size} size
 * @returns {number} negative for a smaller map
 */
export function nearer({ width, height }) {
  return Math.log2(Math.min(width / MADE_FOR.width, height / MADE_FOR.height));
}

/**
 * A map's camera as a scene writes it.
 * @param {string} camera "lat,lon,zoom"; anything else is left as it is
 * @param {Size} size of the map
 */
export function sceneCamera(camera, size) {
  const [lat, lon, zoom] = camera.split(",");
  if (!size.width || !size.height || !Number.isFinite(Number(zoom))) return camera;
  return `${lat},${lon},${Math.max(0, Number(zoom) - nearer(size)).toFixed(2)}`;
}
