/** A view to explore without Streamlit: the map above its timeline, and the cards beside them. */

import cards from "./cards.js";
import { element, foreign } from "./elements.js";
import lensFrames from "./lens_frames.js";
import join from "./link.js";
import drawAtlas from "./map.js";
import emptyMap from "./player_map.js";
import sourcesDialog from "./player_sources.js";
import { filterOf, rowsShown } from "./shown.js";
import { readStory } from "./story.js";
import timeline from "./timeline.js";

/** @typedef {import("./player_setting.js").Setting} Setting */

/**
 * @param {HTMLElement} root
 * @param {Setting} setting
 */
export default async function explore(root, setting) {
  const { channel, view, theme, whole, name } = setting;
  if (!view) return;
  const lenses = lensFrames();
  const time = element("div", { class: "time" });
  const side = element("div", { class: "side" });
  const sources = element("button", { type: "button", class: "link" }, "Sources and credits");
  const link = whole
    ? element("a", { href: whole, target: "_blank", rel: "noopener" }, "Open in Dispatch Atlas")
    : null;
  const head = element("header", { class: "head" }, element("h1", {}, foreign(name)), sources, link);
  root.append(element("main", { class: "explore" }, head, lenses.box, time, side));

  const data = { channel, story: setting.story, ...view, theme };
  const keeper = timeline(time.attachShadow({ mode: "open" }));
  keeper.update(data);
  cards(side.attachShadow({ mode: "open" })).update(data);
  const story = await readStory(setting.story);
  const openSources = sourcesDialog(root, setting);
  const reader = join(channel);
  sources.addEventListener("click", () => {
    const now = reader.view.story ? reader.view : { ...reader.view, ...view };
    const shown = rowsShown(story, filterOf(story, now), [now.from, now.to]);
    void openSources(
      story,
      [...shown.keys()].filter((row) => shown[row]),
    );
  });
  keepHeight(time);
  const lens = view.lens ?? [];
  lenses.show(lens.map((source) => story.sources[source].short));
  const maps = lens.length === 2 ? lenses.grounds : [lenses.grounds[0]];
  await Promise.all(
    maps.map((ground, at) => drawAtlas(emptyMap(ground, setting.map), channel, maps.length === 2 ? { side: at } : {})),
  );
}

/**
 * Let the timeline take no less room than it once did: the map above would change its size with every lens and day.
 * @param {HTMLElement} time
 */
function keepHeight(time) {
  new ResizeObserver(() => (time.style.minHeight = `${time.offsetHeight}px`)).observe(time);
  addEventListener("resize", () => (time.style.minHeight = ""));
}
