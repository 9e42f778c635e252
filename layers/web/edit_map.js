/** The map of the Edit page: a layer to look at, and the selected row's shape to edit. */

import addCanvas from "./canvas_layer.js";
import joinDesk from "./desk.js";
import { drawCircles, drawMarks, drawRows } from "./desk_canvas.js";
import { bringShapeIntoView, flyTo } from "./desk_camera.js";
import prepare from "./desk_drawn.js";
import { isPlain, keepDigits, kindOf, withPart } from "./desk_geometry.js";
import rowAt from "./desk_hit.js";
import vertexKeys from "./desk_keys.js";
import addDeskLegend from "./desk_legend.js";
import drawDeskNames from "./desk_names.js";
import { readLayer, rowsNow } from "./desk_rows.js";
import shape, { IGNORED } from "./desk_shape.js";
import snapping from "./desk_snap.js";
import addTools from "./desk_tools.js";
import { wear } from "./elements.js";
import { drawGround, prepareGround } from "./ground.js";
import L from "./leaflet.js";
import { addScale } from "./map_controls.js";
import { read } from "./story.js";

/** @typedef {import("./desk_tools.js").Tool} Tool */

const DRAWS = { point: "CircleMarker", line: "Line", area: "Polygon" };

/**
 * @param {any} map Leaflet's, with Geoman
 * @param {string} channel
 */
export default async function editMap(map, channel) {
  const link = joinDesk(channel);
  await new Promise((resolve) => {
    if (link.view.layer) resolve(null);
    link.follow((view) => view.layer && resolve(null));
  });
  const payload = await read(link.view.ground);
  await Promise.all(["500 12px Plex", "italic 400 13px PlexSerif"].map((face) => document.fonts.load(face, "Aя")));
  start(map, link, payload);
}

/**
 * @param {any} map
 * @param {import("./link.js").Shared<import("./desk.js").Desk>} link
 * @param {any} payload
 */
function start(map, link, payload) {
  const ground = prepareGround(payload);
  const palette = () => /** @type {Record<string, string>} */ (link.view.palette?.[link.view.theme]);
  const snap = snapping(map, payload);
  /** @type {import("./desk_rows.js").Layer} */
  let layer = { columns: [], title: "", rows: new Map() };
  /** @type {Map<string, import("./desk.js").Fields>} */
  let rows = new Map();
  /** @type {Map<import("./desk.js").Fields, import("./desk_drawn.js").Drawn | null>} */
  const prepared = new Map();
  /** @type {import("./desk_drawn.js").Drawn[]} */
  let drawn = [];
  /** @type {any} */
  let frame = null;
  /** @type {Tool | ""} */
  let tool = "";
  let hover = "";
  let turn = 0;
  let address = "";

  const own = shape(map, (geometry) => {
    if (geometry) act(link.view.selected, { geometry });
    else use("");
  });
  const saved = L.geoJSON(
    undefined,
    /** @type {any} */ ({ ...IGNORED, style: savedLook, pointToLayer: savedPoint }),
  ).addTo(map);
  const keys = vertexKeys(map, { layers: own.layers, tool: () => tool, moved: own.taken, tell: say });
  const legend = addDeskLegend(map);
  const tools = addTools(map, { use: (name) => use(name), fit });
  addScale(map, 1);

  const land = addCanvas(map, {
    zIndex: 1,
    draw: (context, view) => drawGround(context, view, ground, palette()),
  });
  const marks = addCanvas(map, { zIndex: 2, draw: drawAll });
  marks.canvas.setAttribute("role", "img");

  /** @param {CanvasRenderingContext2D} context @param {any} view */
  function drawAll(context, view) {
    frame = view;
    context.clearRect(0, 0, view.width, view.height);
    const { shown, rows: work, selected } = link.view;
    const others = drawn.filter(({ row }) => row !== selected);
    const listed = shown && new Set(shown);
    const look = { hover, faint: listed, edited: new Set(Object.keys(work)) };
    if (link.view.circles) drawCircles(context, view, drawn, palette());
    drawRows(context, view, others, look, palette());
    drawMarks(context, view, link.view.marks, palette());
    const named = drawn.filter(({ row }) => listed?.has(row) ?? true);
    drawDeskNames(context, view, { map, ground, rows: named, palette: palette() });
    marks.canvas.setAttribute("aria-label", `Map of ${rows.size} ${rows.size === 1 ? "row" : "rows"}.`);
    performance.mark("atlas:drawn");
  }

  /** @param {string} row @param {import("./desk.js").Fields | null} set */
  function act(row, set) {
    turn += 1;
    link.set({ acts: [{ row, set, turn }] });
  }

  /** @param {string} words */
  function say(words) {
    const hint = map.getContainer().parentElement?.querySelector(".hint");
    if (hint) hint.textContent = words;
  }

  /** @param {Tool | ""} wanted */
  function use(wanted) {
    map.pm.disableDraw();
    keys.forget();
    const { selected } = link.view;
    if (wanted === "remove") {
      own.hide();
      act(selected, null);
      link.set({ selected: "" });
      wanted = "";
    }
    tool = wanted === tool ? "" : wanted;
    own.use(tool === "vertices" || tool === "move" || tool === "rotate" || tool === "cut" ? tool : "look");
    const kind = tool === "part" ? kindOf(rows.get(selected)?.geometry) : tool;
    if (kind === "point" || kind === "line" || kind === "area")
      map.pm.enableDraw(DRAWS[kind], { snappable: Boolean(link.view.snap.length), snapDistance: 12, finishOn: null });
    refresh();
  }

  map.on("pm:create", (/** @type {any} */ { layer: made }) => {
    const { geometry } = made.toGeoJSON(false);
    made.remove();
    const { selected } = link.view;
    const before = rows.get(selected)?.geometry;
    const round = keepDigits(geometry, null);
    const whole = tool === "part" && isPlain(before) ? withPart(before, round) : null;
    if (whole) act(selected, { geometry: whole });
    else {
      const row = `new-${crypto.randomUUID().slice(0, 8)}`;
      act(row, { geometry: round });
      link.set({ selected: row });
    }
    tool = "";
    use(kindOf(round) === "point" ? "move" : "vertices");
  });

  function refresh() {
    const { selected, editable, hint } = link.view;
    const geometry = rows.get(selected)?.geometry;
    if (editable) own.show(geometry);
    else own.hide();
    tools.update(tool, { editable, hint, selected: rows.has(selected), shaped: isPlain(geometry) });
    saved.clearLayers();
    const was = link.view.was ?? layer.rows.get(selected)?.geometry;
    const differs = isPlain(was) && JSON.stringify(was) !== JSON.stringify(geometry);
    if (link.view.saved && differs) saved.addData(/** @type {any} */ (was));
    legend.update({
      version: differs && link.view.saved ? link.view.version : "",
      marks: link.view.marks.length > 0,
      selected: isPlain(geometry),
    });
    marks.redraw();
  }

  function savedLook() {
    return { ...IGNORED, color: palette().ink2, weight: 1.5, dashArray: "1 5", fill: false };
  }

  /** @param {any} _ @param {any} at */
  function savedPoint(_, at) {
    return L.circleMarker(at, /** @type {any} */ ({ ...IGNORED, radius: 8 }));
  }

  async function renew() {
    if (link.view.layer !== address) {
      address = link.view.layer;
      layer = await readLayer(address);
      prepared.clear();
    }
    rows = rowsNow(layer, link.view.rows);
    drawn = [];
    for (const [row, fields] of rows) {
      if (!prepared.has(fields)) prepared.set(fields, prepare(row, fields, layer.title));
      const one = prepared.get(fields);
      if (one) drawn.push(one);
    }
    snap.use(link.view.snap, () =>
      [...rows].filter(([row]) => row !== link.view.selected).map(([, { geometry }]) => geometry),
    );
    own.snap(link.view.snap.length > 0);
    refresh();
  }

  function fit() {
    const chosen = rows.get(link.view.selected)?.geometry;
    const shapes = isPlain(chosen) ? [chosen] : [...rows.values()].map(({ geometry }) => geometry).filter(isPlain);
    if (shapes.length) flyTo(map, shapes, 11);
  }

  function wearTheme() {
    wear(document.documentElement, palette());
    document.documentElement.style.colorScheme = link.view.theme;
    own.wear(palette());
    land.redraw();
    refresh();
  }

  /** @param {MouseEvent} event */
  function pointedAt(event) {
    const context = marks.canvas.getContext("2d");
    if (!context || !frame || /** @type {Element} */ (event.target).closest("[data-over-map]")) return null;
    const { left, top } = marks.canvas.getBoundingClientRect();
    context.save();
    const row = rowAt(context, frame, drawn, [event.clientX - left, event.clientY - top]);
    context.restore();
    return row;
  }

  const container = map.getContainer();
  container.addEventListener("mousemove", (/** @type {MouseEvent} */ event) => {
    if (event.buttons || map.pm.globalDrawModeEnabled()) return;
    const met = pointedAt(event) ?? "";
    if (met === hover) return;
    hover = met;
    container.style.cursor = hover ? "pointer" : "";
    marks.redraw();
  });
  map.on("click", (/** @type {any} */ { originalEvent }) => {
    if (map.pm.globalDrawModeEnabled()) return;
    const row = pointedAt(originalEvent);
    if (row && row !== link.view.selected) link.set({ selected: row });
  });
  document.addEventListener("keydown", (event) => {
    const undo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z";
    if (undo) {
      event.preventDefault();
      link.set({ wish: `${event.shiftKey ? "redo" : "undo"} ${Date.now()}` });
    } else if (event.key === "Escape") {
      if (tool && tool !== "vertices") use("vertices");
      else if (tool) use("vertices");
      else link.set({ selected: "" });
    }
  });

  link.follow(async (view, changed) => {
    if (["layer", "rows"].some((name) => changed.has(name))) await renew();
    if (changed.has("snap")) await renew();
    if (changed.has("selected")) {
      tool = "";
      if (view.editable && isPlain(rows.get(view.selected)?.geometry)) use("vertices");
      else use("");
      const geometry = rows.get(view.selected)?.geometry;
      if (isPlain(geometry)) bringShapeIntoView(map, geometry);
    }
    if (changed.has("theme") || changed.has("palette")) wearTheme();
    else if (
      ["marks", "shown", "saved", "version", "was", "circles", "editable", "hint"].some((name) => changed.has(name))
    )
      refresh();
  });

  new ResizeObserver(() => map.invalidateSize()).observe(container);
  map.setView([47, 100], 3, { animate: false });
  wearTheme();
  renew().then(() => {
    fit();
    if (link.view.editable && isPlain(rows.get(link.view.selected)?.geometry)) use("vertices");
  });
}
