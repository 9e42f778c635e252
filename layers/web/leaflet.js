/** Leaflet, which the page has loaded before any of the project's modules. */

const L = /** @type {typeof import("leaflet")} */ (Reflect.get(globalThis, "L"));

export default L;
