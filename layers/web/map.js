/** The map: ground, marks and words on an empty Leaflet map, following the reader's view. */

import { areasShown, drawAreas } from "./areas.js";
import { bringIntoView, cameraOf, fitTo, setCamera } from "./camera.js";
import addCanvas from "./canvas_layer.js";
import contested from "./contested.js";
import emphasis from "./emphasis.js";
import { wear } from "./elements.js";
import { drawGround } from "./ground.js";
import addInset from "./inset.js";
import addLensTitle from "./lens_title.js";
import addLegend, { kindsInView } from "./legend.js";
import { forgetLetters } from "./lettering.js";
import join from "./link.js";
import addControls, { addScale } from "./map_controls.js";
import addTray from "./map_tray.js";
import wordsOf from "./map_words.js";
import { drawMarks } from "./marks.js";
import addOwnLayers from "./own_layers.js";
import readScene from "./scene.js";
import { countByPlace, days, filterOf, rowsShown } from "./shown.js";
import { SCREEN } from "./stage.js";
import targetAt from "./target_at.js";

/** @typedef {import("./link.js").View} View */

/** What changes while time is in the reader's hand. */
const TIME = new Set(["from", "to", "day", "released"]);
/** Milliseconds from one such change to the next, while it is; as long after the last, words find their best places. */
const REST = 200;

/**
 * Draw the view of this name on an empty map.
 * @param {import("leaflet").Map} map
 * @param {string} name of the view
 * @param {object} [options]
 * @param {number} [options.side] which of two lenses this map sees through
 * @param {import("./stage.js").Stage} [options.stage] for a presenter
 * @param {string} [options.own] where a server lists own layers
 * @returns {Promise<{redraw: () => void}>} when it has begun to draw
 */
export default async function drawAtlas(map, name, { side, stage = SCREEN, own = "" } = {}) {
  const link = join(name);
  await until(link, (view) => Boolean(view.story));
  const [scene] = await Promise.all([readScene(link.view.story), loadFonts()]);
  return start(map, link, scene, { side, stage, own });
}

/**
 * @param {import("leaflet").Map} map
 * @param {import("./link.js").Link} link
 * @param {import("./scene.js").Scene} scene
 * @param {{side?: number, stage: import("./stage.js").Stage, own: string}} options
 */
function start(map, link, scene, { side, stage, own }) {
  const layers = { regions: true, towns: true, arcs: true, wide: false, tiles: false };
  const palette = () => scene.story.palette[link.view.theme];
  const { unit, bare } = stage;
  const drawWords = wordsOf(map, unit);
  const through = () => side ?? stage.side();
  const shared = side !== undefined && !bare;
  let filter = filterOf(scene.story, link.view, through());
  let now = whatIsShown();
  /** @type {import("./marks.js").Target[]} */
  let targets = [];
  /** @type {import("./marks.js").Target[]} */
  let areaTargets = [];
  let areasDrawn = "";
  let [moved, resting] = [-Infinity, 0];
  let anew = true; // words are to find their best places
  /** @type {string | null} where the map opened by itself, which is not worth an address */
  let home = null;
  let touched = Boolean(link.view.camera);
  let following = false;

  function whatIsShown() {
    const rows = rowsShown(scene.story, filter, days(link.view));
    const lifted = stage.lifted();
    const chosen = emphasis(scene.story, link.view.chosen);
    return {
      ...lifted,
      rows,
      counts: countByPlace(scene.story, rows),
      moves: Uint8Array.from(scene.story.movements, ({ claims }) => Number(claims.some((row) => rows[row]))),
      hover: emphasis(scene.story, link.view.hover),
      chosen: { ...chosen, places: new Set([...chosen.places, ...lifted.places]) },
      contested: contested(scene.story, rows, link.view.lens),
      circles: link.view.circles,
      local: link.view.local,
      arcs: layers.arcs,
      wide: layers.wide,
    };
  }

  const ground = addCanvas(map, {
    zIndex: 1,
    unit,
    lasting: true,
    draw(context, frame) {
      drawGround(context, frame, scene.ground, palette(), { regions: layers.regions, land: !layers.tiles });
    },
  });
  const areas = addCanvas(map, {
    zIndex: 2,
    unit,
    draw(context, frame) {
      context.clearRect(0, 0, frame.width, frame.height);
      areaTargets = drawAreas(context, frame, scene, now, palette());
      areasDrawn = areasShown(scene, now);
    },
  });
  const marks = addCanvas(map, {
    zIndex: 3,
    unit,
    draw(context, frame) {
      context.clearRect(0, 0, frame.width, frame.height);
      targets = [...drawMarks(context, frame, scene, now, palette()), ...areaTargets];
      legend.update(kindsInView(frame, scene, targets, now));
      const what = { scene, now, targets, layers, palette: palette(), anew };
      targets.push(...drawWords(context, frame, what));
      inset?.redraw(anew);
      if (anew) marks.canvas.setAttribute("aria-label", sentence(now));
      anew = false;
      performance.mark("atlas:drawn");
    },
  });
  marks.canvas.setAttribute("role", "img");

  addScale(map, unit());
  const fit = () => fitTo(map, scene.story, named(now.counts));
  const controls = bare ? null : addControls(map, { layers, fit, redraw: redrawAll });
  const ownLayers = own ? addOwnLayers(map, { address: own, palette }) : null;
  const legend = addLegend(map, palette, { brief: bare });
  const tray = bare ? null : addTray(map, link);
  const title = addLensTitle(map);
  const inset = bare ? null : addInset(map, { scene, palette, shown: () => now });

  function redrawAll() {
    wear(document.documentElement, palette());
    document.documentElement.style.colorScheme = link.view.theme;
    now = whatIsShown();
    anew = true;
    for (const canvas of [ground, areas, marks]) canvas.redraw();
    tray?.update(scene.story, now.rows, link.view);
    title.update(scene.story, link.view.lens, through());
    controls?.update();
    ownLayers?.redraw();
  }

  /** @param {Set<string>} changed */
  function redraw(changed) {
    if (changed.size > 1 || !changed.has("hover")) {
      const ofTime = [...changed].every((name) => TIME.has(name));
      const inHand = ofTime && performance.now() - moved < REST;
      if (ofTime) moved = performance.now();
      clearTimeout(resting);
      if (inHand) resting = setTimeout(placeAnew, REST);
      else anew = true;
    }
    now = whatIsShown();
    if (areasShown(scene, now) !== areasDrawn) areas.redraw();
    marks.redraw();
  }

  function placeAnew() {
    anew = true;
    marks.redraw();
  }

  /** @param {MouseEvent} event */
  function pointedAt({ target, clientX, clientY }) {
    const context = marks.canvas.getContext("2d");
    if (!context || /** @type {Element} */ (target).closest("[data-over-map]")) return null;
    const { left, top } = marks.canvas.getBoundingClientRect();
    return targetAt(context, targets, [(clientX - left) / unit(), (clientY - top) / unit()]);
  }

  const container = map.getContainer();
  tray?.update(scene.story, now.rows, link.view); // what stands around the map says how high it is
  title.update(scene.story, link.view.lens, through());
  map.invalidateSize();
  if (!bare) setCamera(map, link.view.camera, scene.story);
  for (const hand of ["pointerdown", "wheel", "keydown"])
    container.addEventListener(hand, () => (touched = true), { once: true });
  container.addEventListener("mousemove", (event) => {
    if (event.buttons) return;
    const hover = pointedAt(event);
    container.style.cursor = hover ? "pointer" : "";
    link.set({ hover: stage.points() ? hover : null });
  });
  container.addEventListener("mouseleave", () => link.set({ hover: null }));
  map.on("click", ({ originalEvent }) => {
    const chosen = pointedAt(originalEvent);
    if (chosen) link.set({ chosen });
  });
  map.on("moveend", () => {
    const camera = cameraOf(map);
    if (!touched && side === undefined) home = camera;
    if (!bare && !following) link.set({ camera: camera === home ? "" : camera });
    legend.settle(targets);
  });

  link.follow(async (view, changed) => {
    if (changed.has("camera") && shared && view.camera !== cameraOf(map)) {
      following = true; // a map that is led tells nobody: two would answer each other for ever
      setCamera(map, view.camera, scene.story);
      following = false;
    }
    if (changed.size === 1 && changed.has("camera")) return;
    if (changed.has("story")) Object.assign(scene, await readScene(view.story));
    if (["story", "mask", "known", "lens"].some((key) => changed.has(key)))
      filter = filterOf(scene.story, view, through());
    if (changed.has("chosen")) bringIntoView(map, scene.story, view.chosen);
    if (changed.has("lens")) title.update(scene.story, view.lens, through());
    if (changed.has("theme") || changed.has("story")) return redrawAll();
    redraw(changed);
    if (changed.size > 1 || !changed.has("hover")) tray?.update(scene.story, now.rows, view);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && !bare) link.set({ chosen: null });
  });
  document.fonts.addEventListener("loadingdone", () => {
    forgetLetters(); // some came only when they were first drawn
    redrawAll();
  });
  new ResizeObserver(() => map.invalidateSize()).observe(container);
  if (shared) map.on("move", () => following || link.set({ camera: cameraOf(map) }));
  redrawAll();
  return { redraw: redrawAll };
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

/** @param {Uint32Array} counts @returns {Set<number>} the places that some claim names */
function named(counts) {
  return new Set([...counts.keys()].filter((place) => counts[place]));
}

/** @param {{rows: Uint8Array, counts: Uint32Array}} now */
function sentence({ rows, counts }) {
  const claims = rows.reduce((sum, shown) => sum + shown, 0);
  const places = named(counts).size;
  return `Map of ${claims} ${claims === 1 ? "claim" : "claims"} naming ${places} ${places === 1 ? "place" : "places"}.`;
}
