/** Two maps that always look at the same place, in the same frame. */

/** @typedef {import("leaflet").Map} Map */

/** @param {[Map, Map]} maps of the same size, or one of them hidden */
export default function linkCameras([one, other]) {
  let following = false;

  /** @param {Map} map @param {Map} twin */
  function lead(map, twin) {
    const along = (/** @type {() => void} */ move) => {
      if (following) return;
      following = true;
      move();
      following = false;
    };
    // What Leaflet's own flights call at each frame, at a zoom between its steps; there is no public name for it.
    const carry = () => Reflect.get(twin, "_move").call(twin, map.getCenter(), map.getZoom(), { flyTo: true });
    map.on("move", () => along(carry));
    map.on("moveend", () => along(() => twin.setView(map.getCenter(), map.getZoom(), { animate: false })));
  }

  lead(one, other);
  lead(other, one);
}
