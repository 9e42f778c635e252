/** Presents a briefing: one scene at a time, its words beside the map that they speak of. */

import cards from "./cards.js";
import { element, foreign } from "./elements.js";
import join from "./link.js";
import advance from "./player_auto.js";
import presenterBar from "./player_bar.js";
import { takeEdges, takeKeys } from "./player_keys.js";
import presenterMaps from "./player_maps.js";
import openNotes from "./player_notes_window.js";
import { fullScreen, unitOf, wantsLessMotion } from "./player_screen.js";
import sourcesDialog, { creditsOf } from "./player_sources.js";
import sharedSteps from "./player_steps.js";
import sceneWords from "./player_words.js";
import { asOf, rowsSpokenOf, standsStill, viewOf } from "./scenes.js";
import { filterOf, rowsShown } from "./shown.js";
import { readCards, readStory } from "./story.js";
import timeStrip from "./strip.js";
import { coloursOf } from "./theme.js";
import timelinePlayer from "./timeline_player.js";

/** @typedef {import("./player_setting.js").Setting} Setting */

/** Milliseconds after a scene began in which it has come to rest, so that the next can be prepared. */
const REST = 1000;

/**
 * @param {HTMLElement} root
 * @param {Setting} setting
 */
export default async function present(root, setting) {
  const { channel, scenes = [], first } = setting;
  if (!scenes.length) return root.append(element("p", { class: "nothing" }, "This briefing has no scenes yet."));
  const link = join(channel, { keeper: true });
  const story = await readStory(setting.story);
  const begin = scenes.findIndex(({ id }) => id === (location.hash.slice(1) || first));
  const steps = sharedSteps(channel, scenes.length, { first: begin, keeper: true });
  let pointing = false;
  let [latest, resting] = [0, 0];
  let begun = false;

  const stage = element("main", { class: "stage" });
  const status = element("p", { class: "unseen", role: "status" });
  root.append(stage, status);
  const choose = (/** @type {number[]} */ rows) => link.set({ chosen: { claims: rows } });
  const point = (/** @type {number[] | null} */ rows) => {
    if (pointing) link.set({ hover: rows && { claims: rows } });
  };
  const words = sceneWords(stage, { choose, point });
  const said = element("div");
  const drawer = element("aside", { class: "drawer", "aria-label": "Who says so" }, said);
  const maps = presenterMaps(stage, story, {
    ...{ channel, scenes, options: setting.map },
    scene: () => scene(),
    points: () => pointing,
    moved: (camera) => link.set({ camera }),
  });
  stage.append(drawer);
  const credits = element("p", { class: "credits", "data-over-map": "" });
  const bar = presenterBar(
    stage,
    scenes.map(({ title }) => title),
    {
      ...{ go: steps.go, move: steps.move, full: fullScreen, sources },
      auto: () => auto.toggle(),
      point: () => hands.letters.p(),
      notes: setting.presented ? notes : null,
    },
  );
  const strip = timeStrip(bar.foot, { choose, point });
  const openSources = sourcesDialog(root, setting);
  maps.ground.append(credits);
  const card = cards(said.attachShadow({ mode: "open" }), { placed: true });
  let running = false;
  const time = timelinePlayer(link, (on) => (running = on));
  const auto = advance({ busy: () => running, next }, bar.playing);

  const scene = () => scenes[steps.at()];
  const palette = () => coloursOf(story, link.view.theme);
  const rowsOnStrip = () => {
    if (standsStill(scene())) return rowsSpokenOf(scene());
    const shown = rowsShown(story, filterOf(story, link.view), [link.view.from, link.view.to]);
    return [...shown.keys()].filter((row) => shown[row]);
  };

  async function show() {
    const turn = ++latest;
    const now = scene();
    time.stop();
    const [lift, line] = await Promise.all([maps.lift(now), creditsOf(story, rowsSpokenOf(now))]);
    if (turn !== latest) return;
    lift();
    credits.replaceChildren(foreign(line));
    words.show(story, now, palette());
    arrange({ cut: !begun });
    link.set(viewOf(story, now));
    bar.show(setting.title, steps.at(), asOf(story, now));
    drawStrip();
    status.textContent = `Scene ${steps.at() + 1} of ${scenes.length}: ${now.title}`;
    document.title = `${now.title} · ${setting.name}`;
    history.replaceState(history.state, "", `#${now.id}`);
    begun = true;
    auto.begun();
    if (now.play && !wantsLessMotion()) time.toggle();
    performance.mark("scene:shown");
    clearTimeout(resting);
    resting = setTimeout(prepare, REST);
  }

  /** Let the scenes beside this one be shown without delay. */
  function prepare() {
    const beside = [steps.at() + 1, steps.at() - 1].flatMap((at) => scenes[at] ?? []);
    for (const each of beside) words.prepare(story, each, palette());
    void readCards(story, beside.flatMap(rowsSpokenOf));
  }

  /** @param {{cut?: boolean}} [how] `cut`: look there at once */
  function arrange(how) {
    words.fit();
    said.style.zoom = String(Math.max(1, unitOf() * 0.8));
    maps.arrange(how);
  }

  function drawStrip() {
    const { from, to, day } = link.view;
    strip.show({ story, rows: rowsOnStrip(), from, to, day: day ?? scene().day, palette: palette() });
  }

  function next() {
    const { at, count, move } = steps;
    const more = at() < count - 1;
    if (more) move(1);
    return more;
  }

  function notes() {
    openNotes(setting, steps, palette(), (page) => takeKeys(page, hands));
  }

  function sources() {
    void openSources(story, [...new Set(scenes.flatMap(rowsSpokenOf))]);
  }

  function escape() {
    if (link.view.chosen) link.set({ chosen: null });
    else if (pointing) hands.letters.p();
    else if (document.fullscreenElement) void document.exitFullscreen();
  }

  /** @type {import("./player_keys.js").Hands} */
  const hands = {
    move: steps.move,
    jump: (end) => steps.go(end === "first" ? 0 : scenes.length - 1),
    escape,
    touched: maps.endFlight,
    letters: {
      a: auto.toggle,
      f: fullScreen,
      ...(setting.presented ? { n: notes } : {}),
      s: sources,
      p() {
        pointing = !pointing;
        stage.classList.toggle("pointing", pointing);
        bar.pointing(pointing);
        if (!pointing) link.set({ hover: null });
      },
      t: () => link.set({ theme: link.view.theme === "dark" ? "light" : "dark" }),
      l: maps.turn,
    },
  };

  link.follow((view, changed) => {
    if (changed.has("hover")) {
      words.mark(story, view.hover);
      strip.mark(story, view.hover);
    }
    if (changed.has("chosen")) drawer.classList.toggle("open", view.chosen !== null);
    if (changed.has("theme")) words.show(story, scene(), palette());
    if (changed.has("theme") || changed.has("day")) drawStrip();
  });
  takeKeys(document, hands);
  takeEdges(stage, words.section, steps.move);
  stage.addEventListener("pointerdown", (event) => {
    maps.endFlight();
    if (!(event.target instanceof Element && event.target.closest(".tools"))) auto.stop();
  });

  link.set({ story: setting.story, theme: setting.theme });
  const drawing = maps.begin();
  steps.follow(() => void show());
  await show();
  card.update({ channel, story: setting.story, mask: "", from: link.view.from, to: link.view.to });
  await drawing;
  new ResizeObserver(() => {
    arrange({ cut: true });
    drawStrip();
    maps.redraw();
  }).observe(stage);
}
