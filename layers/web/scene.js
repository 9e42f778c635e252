/** Everything that a map draws of one story, prepared once. */

import { arcOf } from "./arcs.js";
import { toShape, toWorld } from "./coordinates.js";
import { prepareGround } from "./ground.js";
import { read, readStory } from "./story.js";

/** @typedef {import("./marks.js").Drawable & {ground: import("./ground.js").Ground}} Scene */

/**
 * @param {string} address of the story payload
 * @returns {Promise<Scene>}
 */
export default async function readScene(address) {
  const story = await readStory(address);
  const ground = prepareGround(await read(story.ground));
  const probe = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  const onLand = (/** @type {number} */ x, /** @type {number} */ y) =>
    ground.countries.some(
      ({ path, west, north, east, south }) =>
        x > west && x < east && y > north && y < south && probe.isPointInPath(path, x, y, "evenodd"),
    );
  return {
    story,
    ground,
    points: story.places.map((place) => toWorld(...place.at)),
    areas: story.places.map((place) => (place.area ? toShape(place.area, true) : null)),
    arcs: story.movements.map((movement) => arcOf(movement, story.places, onLand)),
  };
}
