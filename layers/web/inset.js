/** The other theatre, small, in a corner; a click swaps it with the map's view. */

import { fly } from "./camera.js";
import { toWorld } from "./coordinates.js";
import { element } from "./elements.js";
import { drawGround } from "./ground.js";
import { areasShown, drawAreas } from "./areas.js";
import keptLabels from "./kept_labels.js";
import { placeLabels } from "./labels.js";
import { drawLabels, widthOf } from "./lettering.js";
import { drawMarks } from "./marks.js";
import placeNames from "./place_names.js";

const WIDTH = 205;
const HEIGHT = 125;

/** @typedef {import("./story.js").Story["theatres"][number]} Theatre */

/**
 * @param {import("leaflet").Map} map
 * @param {object} options
 * @param {import("./marks.js").Drawable & {ground: import("./ground.js").Ground}} options.scene
 * @param {() => Record<string, string>} options.palette
 * @param {() => any} options.shown what marks.js draws
 * @returns {{redraw: (anew: boolean) => void}} `anew`: names find their best places
 */
export default function addInset(map, { scene, palette, shown }) {
  const ground = element("canvas", { "aria-hidden": "true" });
  const marks = element("canvas", { "aria-hidden": "true" });
  const title = element("span");
  const swap = element("button", { type: "button", class: "link" }, "swap");
  const box = element(
    "section",
    { class: "inset", "aria-label": "The other theatre", "data-over-map": "" },
    element("header", {}, title, swap),
    element("div", {}, ground, marks),
  );
  for (const canvas of [ground, marks]) {
    canvas.width = WIDTH * 2;
    canvas.height = HEIGHT * 2;
  }
  map.getContainer().append(box);
  /** @type {Theatre | undefined} */
  let theatre;
  let drawn = "";
  const labels = keptLabels();

  box.addEventListener("click", (event) => {
    event.stopPropagation();
    if (!theatre) return;
    const [west, south, east, north] = theatre.bounds;
    fly(map, [
      [south, west],
      [north, east],
    ]);
  });

  const context = (/** @type {HTMLCanvasElement} */ canvas) => {
    const made = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    made.setTransform(2, 0, 0, 2, 0, 0);
    return made;
  };

  return {
    redraw(anew) {
      theatre = map.getSize().x < 500 ? undefined : outOfView(map, scene.story.theatres);
      box.hidden = !theatre;
      if (!theatre) return;
      const frame = frameOf(theatre.bounds);
      const colours = palette();
      const now = shown();
      const key = [theatre.name, colours.paper, areasShown(scene, now)].join();
      if (key !== drawn) {
        title.textContent = theatre.name;
        drawGround(context(ground), frame, scene.ground, colours);
        drawAreas(context(ground), frame, scene, now, colours);
        drawn = key;
      }
      const over = context(marks);
      over.clearRect(0, 0, WIDTH, HEIGHT);
      const targets = drawMarks(over, frame, scene, now, colours);
      const placed = labels(anew, theatre.name, { now, targets }, () => {
        const names = placeNames(frame, scene, { ...now, local: false }, colours).map((label) => ({
          ...label,
          must: false,
          font: label.font.replace(/[\d.]+px/, "11px"),
        }));
        const taken = targets.flatMap(({ at }) =>
          at ? [/** @type {import("./labels.js").Box} */ ([at[0] - 6, at[1] - 6, at[0] + 6, at[1] + 6])] : [],
        );
        return placeLabels(names, { taken, width: WIDTH, height: HEIGHT, measure: widthOf });
      });
      drawLabels(over, placed, { halo: colours.land, secondColour: colours.ink2, leaderColour: colours.ink3 });
    },
  };
}

/**
 * The first theatre whose middle is out of view.
 * @param {import("leaflet").Map} map
 * @param {Theatre[]} theatres
 */
function outOfView(map, theatres) {
  const view = map.getBounds();
  return theatres.find(
    ({ bounds: [west, south, east, north] }) => !view.contains([(south + north) / 2, (west + east) / 2]),
  );
}

/**
 * @param {[number, number, number, number]} bounds
 * @returns {import("./coordinates.js").Frame}
 */
function frameOf([west, south, east, north]) {
  const [left, bottom] = toWorld(west, south);
  const [right, top] = toWorld(east, north);
  const scale = Math.min(WIDTH / (right - left), HEIGHT / (bottom - top));
  return {
    width: WIDTH,
    height: HEIGHT,
    scale,
    left: WIDTH / 2 - ((left + right) / 2) * scale,
    top: HEIGHT / 2 - ((top + bottom) / 2) * scale,
  };
}
