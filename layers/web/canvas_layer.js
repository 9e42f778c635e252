/** A canvas in a map's pane that is drawn anew when the view or what it shows changes. */

import L from "./leaflet.js";

/** @typedef {import("./coordinates.js").Frame} Frame */

const MARGIN = 0.15;

/**
 * Where the world stands on a canvas around a map's view.
 * @param {import("leaflet").Map} map
 * @param {number} margin share of the view on each side
 * @returns {Frame & {x: number, y: number}} `x`, `y`: the canvas's corner, in pixels of the view
 */
export function frameOf(map, margin = MARGIN) {
  const { x: width, y: height } = map.getSize();
  const x = -Math.round(width * margin);
  const y = -Math.round(height * margin);
  const scale = 256 * 2 ** map.getZoom();
  const origin = map.latLngToContainerPoint([0, 0]);
  return {
    x,
    y,
    width: width - 2 * x,
    height: height - 2 * y,
    scale,
    left: origin.x - scale / 2 - x,
    top: origin.y - scale / 2 - y,
  };
}

/**
 * Add a canvas to a map.
 * @param {import("leaflet").Map} map
 * @param {{zIndex: number, draw: (context: CanvasRenderingContext2D, frame: Frame & {x: number, y: number}) => void}} options
 * @returns {{redraw: () => void, canvas: HTMLCanvasElement}} `redraw` draws once in the next frame
 */
export default function addCanvas(map, { zIndex, draw }) {
  const canvas = L.DomUtil.create("canvas", "leaflet-zoom-animated", map.getPane("overlayPane"));
  canvas.style.zIndex = String(zIndex);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  let frame = frameOf(map);
  let asked = 0;
  let drawn = { center: map.getCenter(), zoom: map.getZoom() };

  function drawNow() {
    asked = 0;
    frame = frameOf(map);
    drawn = { center: map.getCenter(), zoom: map.getZoom() };
    const density = Math.min(globalThis.devicePixelRatio || 1, 2);
    const [width, height] = [Math.round(frame.width * density), Math.round(frame.height * density)];
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = `${frame.width}px`;
      canvas.style.height = `${frame.height}px`;
    }
    L.DomUtil.setPosition(canvas, map.containerPointToLayerPoint([frame.x, frame.y]));
    context.setTransform(density, 0, 0, density, 0, 0);
    draw(context, frame);
  }

  function redraw() {
    asked ||= requestAnimationFrame(drawNow);
  }

  function drawIfLeft() {
    const corner = map.layerPointToContainerPoint(L.DomUtil.getPosition(canvas));
    const { x: width, y: height } = map.getSize();
    const covered =
      corner.x <= 0 && corner.y <= 0 && corner.x + frame.width >= width && corner.y + frame.height >= height;
    if (!covered) redraw();
  }

  map.on("moveend zoomend viewreset resize", redraw);
  map.on("move", drawIfLeft);
  map.on("zoomanim", (event) => {
    const { center, zoom } = /** @type {import("leaflet").ZoomAnimEvent} */ (event);
    const factor = map.getZoomScale(zoom, drawn.zoom);
    const half = map.getSize().divideBy(2);
    const corner = L.point(frame.x, frame.y);
    const moved = map.project(drawn.center, zoom).subtract(map.project(center, zoom));
    const offset = half.add(moved).add(corner.subtract(half).multiplyBy(factor));
    const pane = L.DomUtil.getPosition(/** @type {HTMLElement} */ (map.getPane("mapPane")));
    L.DomUtil.setTransform(canvas, offset.subtract(pane), factor);
  });
  return { redraw, canvas };
}
