/** The legend: what is drawn and no more, in the emptiest corner. */

import { drawArc } from "./arcs.js";
import { copiesInView } from "./coordinates.js";
import { element } from "./elements.js";
import { hatch } from "./hatch.js";
import { drawContested, drawMark, markOf } from "./marks.js";

/** @typedef {(context: CanvasRenderingContext2D, palette: Record<string, string>) => void} Swatch */

const FRAME = { width: 26, height: 16, scale: 1, left: 0, top: 0 };

/** Marks that stand beside a place's name, which says enough where there is little room. */
const PLAIN = new Set(["site", "settlement"]);

/** @type {Record<string, [string, Swatch]>} */
const ENTRIES = {
  site: ["exact site", (context, palette) => drawMark(context, [13, 8], "site", null, palette)],
  settlement: ["town or port", (context, palette) => drawMark(context, [13, 8], "settlement", null, palette)],
  district: ["district only", (context, palette) => drawMark(context, [13, 8], "district", null, palette)],
  region: [
    "region only",
    (context, palette) =>
      swatchArea(context, { colour: palette.affirm, every: 5, width: 1, falling: true }, palette.affirm),
  ],
  occupied: [
    "temporarily occupied, wholly or in part",
    (context, palette) => swatchArea(context, { colour: palette.occupied + "6B", every: 7, width: 2 }, null),
  ],
  schematic: ["route not reported, schematic", (context, palette) => swatchArc(context, palette, true)],
  route: ["route as reported", (context, palette) => swatchArc(context, palette, false)],
  contested: [
    "the other lens denies or contradicts it",
    (context, palette) => {
      drawMark(context, [10, 6], "settlement", null, palette);
      drawContested(context, [10, 6], palette);
    },
  ],
  circle: ["how far off the place may be", swatchCircle],
};

/**
 * @param {import("leaflet").Map} map
 * @param {() => Record<string, string>} palette
 * @param {{brief?: boolean}} [options] `brief`: only what a look at the map does not tell, and always in one corner
 */
export default function addLegend(map, palette, { brief = false } = {}) {
  const list = element("ul");
  const body = element("div", { class: "legend-body" }, element("h2", {}, "How exactly the place is known"), list);
  const toggle = element("button", { type: "button", "aria-expanded": "true" }, "Legend");
  const box = element(
    "section",
    { class: `panel legend ${brief ? "brief" : "bottom-right"}`, "aria-label": "Legend", "data-over-map": "" },
    brief ? list : toggle,
    brief ? null : body,
  );
  toggle.addEventListener("click", () => {
    const open = box.classList.toggle("closed");
    toggle.setAttribute("aria-expanded", String(!open));
  });
  if (map.getSize().x < 500 && !brief) toggle.click();
  map.getContainer().append(box);
  let drawn = "";

  return {
    /** @param {Set<string>} kinds what is drawn in view */
    update(kinds) {
      const colours = palette();
      const key = [...kinds].sort().join() + colours.paper + colours.affirm;
      if (key === drawn) return;
      drawn = key;
      const entries = Object.entries(ENTRIES).filter(([kind]) => kinds.has(kind) && !(brief && PLAIN.has(kind)));
      box.hidden = brief && !entries.length;
      const count = element("b", {}, "5");
      list.replaceChildren(
        ...entries.map(([, [words, swatch]]) =>
          element("li", {}, draw(swatch, colours), brief ? words[0].toUpperCase() + words.slice(1) : words),
        ),
        ...(brief ? [] : [element("li", {}, count, "claims naming the place")]),
      );
    },

    /**
     * Move to the corner with the fewest marks.
     * @param {import("./marks.js").Target[]} targets
     */
    settle(targets) {
      if (brief) return;
      const { x: width, y: height } = map.getSize();
      const { offsetWidth, offsetHeight } = box;
      const inCorner = (/** @type {boolean} */ right) =>
        targets.filter(
          ({ at }) =>
            at && (right ? at[0] > width - offsetWidth : at[0] < offsetWidth) && at[1] > height - offsetHeight,
        ).length;
      const right = inCorner(true) <= inCorner(false);
      box.classList.toggle("bottom-right", right);
      box.classList.toggle("bottom-left", !right);
    },
  };
}

/**
 * The kinds of mark that are drawn in a frame.
 * @param {import("./coordinates.js").Frame} frame
 * @param {import("./scene.js").Scene} scene
 * @param {import("./marks.js").Target[]} targets
 * @param {{circles: boolean, contested: Set<number>}} now
 * @returns {Set<string>}
 */
export function kindsInView(frame, { story, ground }, targets, { circles, contested }) {
  const kinds = new Set(circles ? ["circle"] : []);
  if (contested.size) kinds.add("contested");
  const within = (/** @type {[number, number]} */ [x, y]) => x > 0 && y > 0 && x < frame.width && y < frame.height;
  for (const { place, movement, at, area, line } of targets) {
    if (movement !== undefined && line?.some(within))
      kinds.add(story.movements[movement].reported ? "route" : "schematic");
    if (place !== undefined && at && within(at)) kinds.add(markOf(story.places[place]));
    if (area) kinds.add("region");
  }
  if (ground.occupied.some((shape) => copiesInView(frame, shape).length)) kinds.add("occupied");
  return kinds;
}

/** @param {Swatch} swatch @param {Record<string, string>} palette */
function draw(swatch, palette) {
  const canvas = element("canvas", { "aria-hidden": "true" });
  const density = 2 * (globalThis.devicePixelRatio || 1);
  canvas.width = FRAME.width * density;
  canvas.height = FRAME.height * density;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.scale(density, density);
  swatch(context, palette);
  return canvas;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{colour: string, every: number, width: number, falling?: boolean}} look
 * @param {string | null} edge
 */
function swatchArea(context, look, edge) {
  const area = new Path2D();
  area.rect(4, 2, 18, 12);
  hatch(context, FRAME, area, look);
  if (!edge) return;
  context.strokeStyle = edge;
  context.lineWidth = 1.3;
  context.stroke(area);
}

/** @param {CanvasRenderingContext2D} context @param {Record<string, string>} palette @param {boolean} dashed */
function swatchArc(context, palette, dashed) {
  /** @type {[number, number][]} */
  const points = [2, 6, 10, 14, 18].map((x) => [x, 13 - 0.5 * x + 0.012 * x * x]);
  drawArc(context, points, { colour: palette.ink, halo: null, haloWidth: 0, dashed, end: [25, 6] });
}

/** @type {Swatch} */
function swatchCircle(context, palette) {
  context.setLineDash([2, 3]);
  context.strokeStyle = palette.ink3;
  context.beginPath();
  context.arc(13, 8, 7, 0, 2 * Math.PI);
  context.stroke();
}
