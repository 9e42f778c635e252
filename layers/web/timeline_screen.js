/** The timeline's screen: one canvas and a few elements, drawn once for each frame that something changed before. */

import kept from "./kept.js";
import { days } from "./shown.js";
import styleSheet from "./styles.js";
import { coloursOf } from "./theme.js";
import timelineModel from "./timeline_model.js";
import { paint } from "./timeline_paint.js";
import timelineParts, { tell } from "./timeline_parts.js";
import { sceneOf } from "./timeline_scene.js";
import { edgeInWords, shownInWords } from "./timeline_words.js";

/** @typedef {ReturnType<typeof sceneOf>} Scene */

/**
 * @typedef {object} Screen
 * @property {import("./timeline_parts.js").Parts} parts
 * @property {import("./timeline_model.js").Model} model
 * @property {Scene | null} scene the one last drawn
 * @property {() => void} redraw with the next frame
 * @property {(listener: (scene: Scene) => void) => void} follow after each frame
 * @property {() => string} sentence what the view shows, in words
 * @property {() => void} close
 */

/**
 * @param {ShadowRoot | HTMLElement} root
 * @param {import("./timeline.js").Timeline} timeline
 * @returns {Screen}
 */
export default function openScreen(root, timeline) {
  const { link } = timeline;
  const parts = timelineParts();
  const model = timelineModel();
  parts.element.hidden = true;
  const style = styleSheet("timeline.css", () => {
    parts.element.hidden = false;
    redraw();
  });
  root.append(style, parts.element);

  const wear = kept(dress);
  /** @type {((scene: Scene) => void)[]} */
  const followers = [];
  let frame = 0;

  function redraw() {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      draw();
    });
  }

  function draw() {
    const { story, settled, extent } = timeline;
    const width = parts.chart.clientWidth;
    parts.fail(timeline.fault);
    if (!story || !width) return;
    const { view } = link;
    const colours = coloursOf(story, view.theme);
    const font = wear(parts.element, colours);
    const scene = sceneOf(model, story, view, { width, settled, extent, colours, font });
    screen.scene = scene;
    paint(sized(parts.canvas, scene.layout), scene);
    parts.caption(`Claims per ${scene.histogram.period}`, `highest ${scene.histogram.highest.toLocaleString("en")}`);
    parts.legend(model.stances(story, view, settled), colours);
    placeHandles(scene);
    tellDay(scene);
    for (const follower of followers) follower(scene);
  }

  /** @param {Scene} scene */
  function placeHandles({ layout, whole, from, to }) {
    const { handles } = parts;
    for (const [part, day] of /** @type {["from" | "to", number][]} */ ([
      ["from", from],
      ["to", to],
    ])) {
      const x = Math.max(layout.left, Math.min(layout.right, whole.x(day)));
      handles[part].style.transform = `translateX(${x - layout.left}px)`;
      const [least, most] =
        part === "from" ? [Math.min(timeline.extent[0], from), to - 1] : [from + 1, Math.max(timeline.extent[1], to)];
      tell(handles[part], { least, most, now: day, text: edgeInWords(day, part) });
    }
  }

  /** @param {Scene} scene */
  function tellDay({ from, to, day }) {
    tell(parts.lanes, { least: from, most: to - 1, now: day ?? from, text: sentence() });
  }

  function sentence() {
    const { story } = timeline;
    if (!story) return "";
    const { view } = link;
    const between = days(view);
    const all = model.count(story, view, [view.from, view.to]);
    const shown = view.day === null ? all : model.count(story, view, between);
    return shownInWords(between, shown, all);
  }

  const sizes = new ResizeObserver(redraw);
  sizes.observe(parts.chart);
  document.fonts.addEventListener("loadingdone", redraw);

  /** @type {Screen} */
  const screen = {
    ...{ parts, model, scene: null, redraw, sentence },
    follow(listener) {
      followers.push(listener);
    },
    close() {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      document.fonts.removeEventListener("loadingdone", redraw);
      style.remove();
      parts.element.remove();
    },
  };
  return screen;
}

/**
 * @param {HTMLElement} element
 * @param {import("./theme.js").Palette} colours
 * @returns {string} the family of its letters
 */
function dress(element, colours) {
  for (const [name, colour] of Object.entries(colours)) element.style.setProperty(`--${name}`, colour);
  return getComputedStyle(element).fontFamily;
}

/**
 * The canvas's pen, in pixels of the page.
 * @param {HTMLCanvasElement} canvas
 * @param {import("./timeline_layout.js").Layout} layout
 */
function sized(canvas, { width, height }) {
  const ratio = devicePixelRatio || 1;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide || canvas.height !== high) {
    [canvas.width, canvas.height] = [wide, high];
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}
