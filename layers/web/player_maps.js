/** What a presenter's scene shows of the world: one map, or one for each of two lenses, looking where the scene says. */

import fly from "./flight.js";
import lensFrames from "./lens_frames.js";
import linkCameras from "./linked_cameras.js";
import drawAtlas from "./map.js";
import { cameraOf as cameraText } from "./camera.js";
import { cameraOf } from "./player_camera.js";
import emptyMap from "./player_map.js";
import { unitOf, wantsLessMotion } from "./player_screen.js";
import { sceneCamera } from "./scene_camera.js";
import { calloutsOf, liftedBy, seenThrough } from "./scenes.js";
import { NOTHING } from "./stage.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./player_setting.js").Scene} Scene */

/**
 * @param {HTMLElement} root
 * @param {Story} story
 * @param {object} told
 * @param {string} told.channel
 * @param {import("leaflet").MapOptions} told.options
 * @param {Scene[]} told.scenes
 * @param {() => Scene} told.scene the one that is on
 * @param {() => boolean} told.points whether hovering lifts what it meets
 * @param {(camera: string) => void} told.moved where the map came to rest, as a scene writes it
 */
export default function presenterMaps(root, story, { channel, options, scenes, scene, points, moved }) {
  const frames = lensFrames();
  root.append(frames.box);
  const maps = frames.grounds.map((ground) => emptyMap(ground, { ...options, keyboard: false }));
  linkCameras([maps[0], maps[1]]);
  maps.forEach((map, side) =>
    map.on("moveend", () => {
      const { x: width, y: height } = map.getSize();
      if (side === frames.side()) moved(sceneCamera(cameraText(map), { width, height }));
    }),
  );
  let lifted = [NOTHING, NOTHING];
  let flight = { end() {} };
  /** @type {{redraw: () => void}[]} */
  const drawn = [];

  /** @param {number} side */
  async function draw(side) {
    const seen = () => (side || isPair(scene()) ? side : undefined);
    const stage = { bare: true, unit: unitOf, points, lifted: () => lifted[side], side: seen };
    drawn.push(await drawAtlas(maps[side], channel, { stage }));
  }

  return {
    ground: frames.grounds[0],
    turn: frames.turn,

    /** Begin to draw; resolves when all that can be seen has begun. */
    async begin() {
      await draw(0);
      if (scenes.some(isPair)) await draw(1);
    },

    /**
     * Read what a scene lifts out of its map.
     * @param {Scene} now
     * @returns {Promise<() => void>} what puts it on the map
     */
    async lift(now) {
      const lenses = now.lens.length ? now.lens : [null];
      const found = await Promise.all(
        lenses.map(async (source) => {
          const seen = seenThrough(story, now, source);
          return { ...liftedBy(story, seen), callouts: await calloutsOf(story, seen) };
        }),
      );
      return () => {
        lifted = [...found, NOTHING];
        frames.show(now.lens.map((source) => story.sources[source].short));
      };
    },

    /** @param {{cut?: boolean}} [how] `cut`: look there at once */
    arrange({ cut = false } = {}) {
      flight.end();
      for (const map of maps) map.invalidateSize({ pan: false, animate: false });
      const lead = maps[frames.side()];
      const camera = cameraOf(lead, story, scene());
      if (cut || wantsLessMotion()) lead.setView(camera.center, camera.zoom, { animate: false });
      else flight = fly(lead, camera);
    },

    endFlight: () => flight.end(),
    redraw: () => drawn.forEach((each) => each.redraw()),
  };
}

/** @param {Scene} scene whether it is seen through two sources, side by side */
function isPair({ lens }) {
  return lens.length === 2;
}
