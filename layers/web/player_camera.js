/** Where a presenter's map looks, on a screen of any size. */

import { nearer } from "./scene_camera.js";
import { rowsSpokenOf } from "./scenes.js";
import L from "./leaflet.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./player_setting.js").Scene} Scene */
/** @typedef {import("leaflet").Map} Map */
/** @typedef {import("./flight.js").Camera} Camera */

/** A map narrower than this looks at what the scene names, rather than at all around it. */
const NARROW = 700;

/**
 * @param {Map} map
 * @param {Story} story
 * @param {Scene} scene
 * @returns {Camera}
 */
export function cameraOf(map, story, scene) {
  const { x: width, y: height } = map.getSize();
  const subject = subjectOf(story, scene);
  const [lat, lng, zoom] = scene.camera.split(",").map(Number);
  const known = scene.camera && [lat, lng, zoom].every(Number.isFinite);
  if (!known) return fitted(map, subject ?? boundsOf(story.theatres[0]?.bounds ?? [20, 30, 160, 65]), 8);
  const whole = zoom + nearer({ width, height });
  if (!subject || width >= NARROW) return { center: L.latLng(lat, lng), zoom: whole };
  const vague = scene.places.some((place) => story.places[place].precision === "region");
  const close = fitted(map, subject, vague ? (zoom + whole) / 2 : zoom);
  return close.zoom > whole ? close : { center: L.latLng(lat, lng), zoom: whole };
}

/**
 * The places that a scene is about: those it names, or else those of its claims that are known well enough.
 * @param {Story} story
 * @param {Scene} scene
 */
function subjectOf({ places, claims }, scene) {
  const without = (/** @type {number[]} */ all, /** @type {string[]} */ vague) =>
    all.filter((place) => !vague.includes(places[place].precision));
  const named = without(scene.places, ["country"]);
  const ofClaims = rowsSpokenOf(scene).flatMap((row) =>
    claims.places.slice(claims.placed[row], claims.placed[row + 1]),
  );
  const used = [named, without(ofClaims, ["country", "region"]), scene.places].find((all) => all.length);
  return used ? L.latLngBounds(used.map((place) => [places[place].at[1], places[place].at[0]])) : null;
}

/** @param {[number, number, number, number]} bounds west, south, east, north */
function boundsOf([west, south, east, north]) {
  return L.latLngBounds([south, west], [north, east]);
}

/**
 * @param {Map} map
 * @param {import("leaflet").LatLngBounds} bounds
 * @param {number} most
 * @returns {Camera} room is left around for words, most of it above, for the legend
 */
function fitted(map, bounds, most) {
  const zoom = Math.min(most, map.getBoundsZoom(bounds, false, L.point(150, 170)));
  const middle = map.project(bounds.getSouthWest(), zoom).add(map.project(bounds.getNorthEast(), zoom)).divideBy(2);
  return { center: map.unproject(middle.subtract([0, 8]), zoom), zoom };
}
