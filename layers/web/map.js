/** The map: ground, marks and words on an empty Leaflet map, following the reader's view. */

import { arcOf } from "./arcs.js";
import addCanvas from "./canvas_layer.js";
import { copiesInView, pointOnCanvas, toShape, toWorld } from "./coordinates.js";
import { drawGround, prepareGround } from "./ground.js";
import { drawLabels, placeLabels } from "./labels.js";
import join from "./link.js";
import addControls from "./map_controls.js";
import { edgeNames, groundNames } from "./map_names.js";
import addTray from "./map_tray.js";
import { drawMarks, markOf, placeNames, targetAt } from "./marks.js";
import addInset from "./inset.js";
import addLegend from "./legend.js";
import { bits, countByPlace, days, rowsOf, rowsShown } from "./shown.js";
import { read, readStory } from "./story.js";

/** @typedef {import("./link.js").View} View */

/**
 * Draw the view of this name on an empty map.
 * @param {import("leaflet").Map} map
 * @param {string} name of the view
 */
export default async function drawAtlas(map, name) {
  const link = join(name);
  await until(link, (view) => Boolean(view.story));
  const [scene] = await Promise.all([readScene(link.view.story), loadFonts()]);
  start(map, link, scene);
}

/**
 * @typedef {import("./marks.js").Drawable & {ground: import("./ground.js").Ground}} Scene
 */

/** @param {string} address @returns {Promise<Scene>} */
async function readScene(address) {
  const story = await readStory(address);
  const ground = prepareGround(await read(story.ground));
  const probe = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  const onLand = (/** @type {number} */ x, /** @type {number} */ y) =>
    ground.countries.some(
      (shape) => x > shape.west && x < shape.east && y > shape.north && y < shape.south && probe.isPointInPath(shape.path, x, y, "evenodd"),
    );
  return {
    story,
    ground,
    points: story.places.map((place) => toWorld(...place.at)),
    areas: story.places.map((place) => (place.area ? toShape(place.area, true) : null)),
    arcs: story.movements.map((movement) => arcOf(movement, story.places, onLand)),
  };
}

/**
 * @param {import("leaflet").Map} map
 * @param {import("./link.js").Link} link
 * @param {Scene} scene
 */
function start(map, link, scene) {
  let filter = bits(link.view.mask);
  /** @type {import("./marks.js").Target[]} */
  let targets = [];
  const layers = { regions: true, towns: true, arcs: true, wide: false, tiles: false };
  const palette = () => scene.story.palette[link.view.theme];
  let now = whatIsShown();

  function whatIsShown() {
    const rows = rowsShown(scene.story, filter, days(link.view));
    return {
      rows,
      counts: countByPlace(scene.story, rows),
      moves: Uint8Array.from(scene.story.movements, ({ claims }) => Number(claims.some((row) => rows[row]))),
      hover: emphasis(link.view.hover),
      chosen: emphasis(link.view.chosen),
      circles: link.view.circles,
      local: link.view.local,
      arcs: layers.arcs,
      wide: layers.wide,
    };
  }

  /** @param {import("./link.js").Focus | null} focus */
  function emphasis(focus) {
    const { placed, places } = scene.story.claims;
    const named = focus && "claims" in focus ? focus.claims : [];
    return {
      places: new Set(
        focus && "place" in focus ? [focus.place] : named.flatMap((row) => places.slice(placed[row], placed[row + 1])),
      ),
      movements: new Set(
        focus && "movement" in focus
          ? [focus.movement]
          : named.length
            ? scene.story.movements.flatMap(({ claims }, index) => (claims.some((row) => named.includes(row)) ? [index] : []))
            : [],
      ),
    };
  }

  const ground = addCanvas(map, {
    zIndex: 1,
    draw: (context, frame) => drawGround(context, frame, scene.ground, palette(), { regions: layers.regions, land: !layers.tiles }),
  });
  const marks = addCanvas(map, { zIndex: 2, draw: drawClaims });
  const measure = measurer();

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {import("./coordinates.js").Frame & {x: number, y: number}} frame
   */
  function drawClaims(context, frame) {
    const colours = palette();
    context.clearRect(0, 0, frame.width, frame.height);
    targets = drawMarks(context, frame, scene, now, colours);
    const { x: width, y: height } = map.getSize();
    const seen = (/** @type {[number, number]} */ [x, y]) => x > -frame.x && y > -frame.y && x < width - frame.x && y < height - frame.y;
    const labels = [
      ...placeNames(frame, scene, now, colours),
      ...edgeNames(targets, scene.story, seen, colours),
      ...groundNames(frame, scene.ground, colours, layers, claimedCountries()),
    ].flatMap((label) => inView(label, frame, width, height));
    const taken = targets.flatMap(({ at }) => (at ? [around(at)] : []));
    const placed = placeLabels(
      labels,
      { taken: [...taken.map((box) => shift(box, frame)), ...furniture()], width, height, measure },
    );
    context.save();
    context.translate(-frame.x, -frame.y);
    drawLabels(context, placed, { halo: colours.land, secondColour: colours.ink2, leaderColour: colours.ink3 });
    context.restore();
    legend.update(kindsInView(frame));
    for (const { place, box } of placed) {
      if (place !== undefined) targets.push({ place, area: rectangle(box, frame) });
    }
    marks.canvas.setAttribute("aria-label", sentence());
    inset.redraw();
  }

  /** @param {import("./coordinates.js").Frame} frame */
  function kindsInView(frame) {
    const { story, ground: { occupied } } = scene;
    const kinds = new Set(now.circles ? ["circle"] : []);
    for (const { place, movement, at, area, line } of targets) {
      if (movement !== undefined && line) kinds.add(story.movements[movement].reported ? "route" : "schematic");
      else if (place !== undefined && at && within(at, frame)) kinds.add(markOf(story.places[place]));
      else if (area) kinds.add("region");
    }
    if (occupied.some((shape) => copiesInView(frame, shape).length)) kinds.add("occupied");
    return kinds;
  }

  function claimedCountries() {
    const { places } = scene.story;
    return new Map(
      places.flatMap(({ name, precision }, place) =>
        precision === "country" && now.counts[place] ? [[name, { place, count: now.counts[place] }]] : [],
      ),
    );
  }

  function sentence() {
    const claims = now.rows.reduce((sum, shown) => sum + shown, 0);
    const places = now.counts.reduce((sum, count) => sum + Number(count > 0), 0);
    return `Map of ${claims} claims naming ${places} places. The table below lists them.`;
  }

  /** Boxes of what lies over the map, in pixels of the view. @returns {import("./labels.js").Box[]} */
  function furniture() {
    const outer = map.getContainer().getBoundingClientRect();
    return [...map.getContainer().querySelectorAll("[data-over-map]")].flatMap((element) => {
      const box = element.getBoundingClientRect();
      return box.width ? [[box.left - outer.left - 2, box.top - outer.top - 2, box.right - outer.left + 2, box.bottom - outer.top + 2]] : [];
    });
  }

  /** @param {MouseEvent} event */
  function pointedAt(event) {
    const box = marks.canvas.getBoundingClientRect();
    const context = marks.canvas.getContext("2d");
    return context && targetAt(context, targets, [event.clientX - box.left, event.clientY - box.top]);
  }

  function fitToShown() {
    const bounds = boundsOf(scene, now.counts);
    if (bounds) map.flyToBounds(bounds, { maxZoom: 9, duration: reducedMotion() ? 0 : 0.7 });
  }

  marks.canvas.setAttribute("role", "img");
  const controls = addControls(map, { layers, fit: fitToShown, redraw: redrawAll });
  const legend = addLegend(map, { palette });
  const tray = addTray(map, link);
  const inset = addInset(map, { scene, palette, shown: () => now });

  function redrawAll() {
    now = whatIsShown();
    ground.redraw();
    marks.redraw();
    tray.update(scene.story, now.rows, link.view);
    controls.update();
  }

  map.getContainer().addEventListener("mousemove", (event) => {
    if (event.buttons) return;
    const hover = overMap(event) ? pointedAt(event) : null;
    map.getContainer().style.cursor = hover ? "pointer" : "";
    link.set({ hover });
  });
  map.getContainer().addEventListener("mouseleave", () => link.set({ hover: null }));
  map.on("click", ({ originalEvent }) => {
    const chosen = pointedAt(originalEvent);
    if (chosen) link.set({ chosen });
  });
  map.on("moveend", () => {
    const { lat, lng } = map.getCenter();
    link.set({ camera: `${lat.toFixed(3)},${lng.toFixed(3)},${map.getZoom().toFixed(2)}` });
    legend.settle(targets);
  });

  link.follow(async (view, changed) => {
    if (changed.has("story")) {
      scene = Object.assign(scene, await readScene(view.story));
      filter = bits(view.mask);
    }
    if (changed.has("mask")) filter = bits(view.mask);
    if (changed.has("theme")) paint(scene.story.palette[view.theme], view.theme);
    if (changed.has("chosen")) bringIntoView(map, scene, view);
    if (changed.size === 1 && changed.has("camera")) return;
    now = whatIsShown();
    if (changed.has("theme") || changed.has("story")) redrawAll();
    else marks.redraw();
    if (!changed.has("hover") || changed.size > 1) {
        tray.update(scene.story, now.rows, view);
    }
  });

  paint(palette(), link.view.theme);
  setCamera(map, link.view.camera, scene);
  redrawAll();
}

/** @param {import("./link.js").Link} link @param {(view: View) => boolean} ready @returns {Promise<void>} */
function until(link, ready) {
  if (ready(link.view)) return Promise.resolve();
  return new Promise((resolve) => link.follow((view) => ready(view) && resolve()));
}

async function loadFonts() {
  const faces = ["500 12px Plex", "600 12px Plex", "italic 400 13px PlexSerif"];
  await Promise.all(faces.map((face) => document.fonts.load(face, "Aя")));
}

/**
 * @param {import("leaflet").Map} map
 * @param {string} camera
 * @param {Scene} scene
 */
function setCamera(map, camera, { story }) {
  const [lat, lng, zoom] = camera.split(",").map(Number);
  if (camera && [lat, lng, zoom].every(Number.isFinite)) {
    map.setView([lat, lng], zoom, { animate: false });
  } else if (story.theatres.length) {
    const [west, south, east, north] = story.theatres[0].bounds;
    map.fitBounds([[south, west], [north, east]], { animate: false });
  }
}

/**
 * Move to what was chosen elsewhere, when it is out of view.
 * @param {import("leaflet").Map} map
 * @param {Scene} scene
 * @param {Readonly<View>} view
 */
function bringIntoView(map, scene, view) {
  if (!view.chosen) return;
  const counts = countByPlace(scene.story, Uint8Array.from(scene.story.claims.said, () => 0));
  if ("place" in view.chosen) counts[view.chosen.place] = 1;
  else if ("movement" in view.chosen) {
    const { from, to } = scene.story.movements[view.chosen.movement];
    counts[from] = counts[to] = 1;
  } else {
    const { placed, places } = scene.story.claims;
    for (const row of view.chosen.claims) for (const place of places.slice(placed[row], placed[row + 1])) counts[place] = 1;
  }
  const bounds = boundsOf(scene, counts);
  if (!bounds || map.getBounds().intersects(bounds)) return;
  map.flyToBounds(bounds, { maxZoom: Math.max(map.getZoom(), 6), duration: reducedMotion() ? 0 : 0.7 });
}

/**
 * @param {Scene} scene
 * @param {Uint32Array} counts
 * @returns {import("leaflet").LatLngBoundsLiteral | null} south-west and north-east
 */
function boundsOf({ story }, counts) {
  const named = story.places.filter((place, index) => counts[index] && place.precision !== "country");
  const used = named.length ? named : story.places.filter((_, index) => counts[index]);
  if (!used.length) return null;
  const longitudes = used.map(({ at }) => at[0]);
  const latitudes = used.map(({ at }) => at[1]);
  return [
    [Math.min(...latitudes) - 1, Math.min(...longitudes) - 1.5],
    [Math.max(...latitudes) + 1, Math.max(...longitudes) + 1.5],
  ];
}

/** @param {Record<string, string>} palette @param {string} theme */
function paint(palette, theme) {
  for (const [token, colour] of Object.entries(palette)) document.documentElement.style.setProperty(`--${token}`, colour);
  document.documentElement.style.colorScheme = theme;
}

function measurer() {
  const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  /** @type {Map<string, number>} */
  const known = new Map();
  return (/** @type {string} */ text, /** @type {string} */ font, spacing = "0px") => {
    const key = `${font}|${spacing}|${text}`;
    let width = known.get(key);
    if (width === undefined) {
      context.font = font;
      context.letterSpacing = spacing;
      width = context.measureText(text).width;
      known.set(key, width);
    }
    return width;
  };
}

/**
 * A label in pixels of the view, with the spots that are in it; none when it cannot stand anywhere.
 * @param {import("./labels.js").Label} label
 * @param {{x: number, y: number}} frame
 * @param {number} width
 * @param {number} height
 */
function inView(label, { x: dx, y: dy }, width, height) {
  /** @type {(at: [number, number]) => [number, number]} */
  const toView = ([x, y]) => [x + dx, y + dy];
  const seen = (/** @type {[number, number]} */ [x, y]) => x > 0 && y > 0 && x < width && y < height;
  if (!label.spots) return seen(toView(label.at)) ? [{ ...label, at: toView(label.at) }] : [];
  const spots = label.spots.map(toView).filter(seen);
  return spots.length ? [{ ...label, at: spots[0], spots }] : [];
}

/** @param {[number, number]} at @param {import("./coordinates.js").Frame & {x?: number, y?: number}} frame */
function within([x, y], { width, height }) {
  return x > 0 && y > 0 && x < width && y < height;
}

/** @param {[number, number]} at @returns {import("./labels.js").Box} */
function around([x, y]) {
  return [x - 6, y - 6, x + 6, y + 6];
}

/** @param {import("./labels.js").Box} box @param {{x: number, y: number}} frame @returns {import("./labels.js").Box} */
function shift([left, top, right, bottom], { x, y }) {
  return [left + x, top + y, right + x, bottom + y];
}

/** @param {import("./labels.js").Box} box @param {{x: number, y: number}} frame */
function rectangle([left, top, right, bottom], { x, y }) {
  const path = new Path2D();
  path.rect(left - x, top - y, right - left, bottom - top);
  return path;
}

/** @param {MouseEvent} event */
function overMap(event) {
  return !(/** @type {Element} */ (event.target).closest("[data-over-map]"));
}

function reducedMotion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
