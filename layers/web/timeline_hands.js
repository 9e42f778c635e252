/** The reader's hands on the timeline: its controls, its pointer and its keys. */

import { daysInWords } from "./calendar.js";
import { days } from "./shown.js";
import { clamp } from "./timeline_brush.js";
import { rowsAt } from "./timeline_cells.js";
import timelineControls from "./timeline_controls.js";
import pressHandles from "./timeline_handles.js";
import { dayAfterKey } from "./timeline_keys.js";
import { markAt } from "./timeline_marks.js";
import timelineNames from "./timeline_names.js";
import timelinePlayer, { dayAfterStep } from "./timeline_player.js";
import { holdBrush, holdLanes } from "./timeline_pointer.js";
import { markInWords } from "./timeline_words.js";

/** @typedef {import("./timeline_marks.js").Mark} Mark */

/**
 * @param {import("./timeline.js").Timeline} timeline
 * @param {import("./timeline_screen.js").Screen} screen
 * @returns {{close: () => void}}
 */
export default function takeHands(timeline, screen) {
  const { link } = timeline;
  const { parts } = screen;
  const say = () => parts.say(screen.sentence());
  const player = timelinePlayer(link, (playing) => {
    controls.playing(playing);
    if (!playing) say();
  });

  const controls = timelineControls({
    step(count) {
      player.stop();
      const day = dayAfterStep(link.view, count);
      if (day !== null) link.set({ day });
      say();
    },
    play: player.toggle,
    speed: player.setSpeed,
    set: link.set,
  });

  /** @param {{days: [number, number], lane: number, stances?: number[]}} where */
  function rowsIn(where) {
    const { story } = timeline;
    const { scene, model } = screen;
    if (!story || !scene) return [];
    return rowsAt(model.index(story, link.view), scene.lanes, { ...where, window: [scene.from, scene.to] });
  }

  /** @param {number} lane @returns {import("./link.js").Focus | null} */
  function focusOf(lane) {
    if (!screen.scene) return null;
    const { group } = screen.scene.lanes.list[lane];
    const named = link.view.lanes === "place" && group < (timeline.story?.places.length ?? 0);
    return named ? { place: group } : { claims: rowsIn({ lane, days: [link.view.from, link.view.to] }) };
  }

  const names = timelineNames({
    point: (lane) => link.set({ hover: lane === null ? null : focusOf(lane) }),
    choose: (lane) => link.set({ chosen: focusOf(lane) }),
  });
  parts.element.prepend(controls.element);
  parts.chart.append(names.element);
  screen.follow((scene) => {
    const { phone } = scene.layout;
    parts.element.classList.toggle("phone", phone);
    parts.element.classList.toggle("dark", link.view.theme === "dark");
    controls.show(link.view, daysInWords(scene.from, scene.to, { year: false }));
    names.show(scene.lanes, scene.counts, scene.layout);
  });

  /** @param {{from: number, to: number}} window */
  function move(window) {
    timeline.held = true;
    const { day } = link.view;
    const kept = day !== null && day >= window.from && day < window.to;
    link.set(kept || day === null ? window : { ...window, day: clamp(day, window.from, window.to - 1) });
  }

  function release() {
    timeline.settle();
    say();
  }

  holdBrush(parts.brush, {
    day: (x) => screen.scene?.whole.day(x) ?? 0,
    edges: () => (screen.scene ? [screen.scene.whole.x(link.view.from), screen.scene.whole.x(link.view.to)] : [0, 0]),
    window: () => ({ from: link.view.from, to: link.view.to }),
    limits: () => timeline.extent,
    grasp(part) {
      parts.handles[part].classList.add("grasped");
      parts.handles[part].focus({ preventScroll: true });
    },
    move,
    release,
    all() {
      const [from, to] = timeline.extent;
      move({ from, to });
      release();
    },
  });

  /** @type {Mark | null} */
  let pointed = null;
  /** @param {Mark | null} mark */
  function point(mark) {
    const { story } = timeline;
    const { scene } = screen;
    const same = mark?.x === pointed?.x && mark?.lane === pointed?.lane && mark?.y === pointed?.y;
    if (same || !story || !scene) return;
    pointed = mark;
    parts.lanes.style.cursor = mark ? "pointer" : "";
    if (!mark) {
      parts.tip(null, 0);
      return link.set({ hover: null });
    }
    const rows = rowsIn(mark);
    const { layout } = scene;
    const text = markInWords(story, scene.lanes.list[mark.lane].name, mark.days, rows);
    const y = layout.top + (mark.lane + 0.5) * layout.pitch + mark.y;
    parts.tip({ text, x: mark.x, y }, layout.width);
    link.set({ hover: { claims: rows } });
  }

  holdLanes(parts.lanes, {
    mark(x, y, reach) {
      if (!screen.scene) return null;
      const { layout, marks } = screen.scene;
      const lane = Math.floor((y - layout.top) / layout.pitch);
      return markAt(marks, lane, x, y - layout.top - (lane + 0.5) * layout.pitch, reach);
    },
    point,
    choose(mark) {
      point(null);
      link.set({ chosen: { claims: rowsIn(mark) } });
    },
    scrub(x) {
      if (!screen.scene) return;
      player.stop();
      const { scale, from, to } = screen.scene;
      link.set({ day: clamp(Math.floor(scale.day(x)), from, to - 1) });
    },
    release: say,
  });

  const letGo = pressHandles(parts.handles, {
    window: () => ({ from: link.view.from, to: link.view.to }),
    limits: () => timeline.extent,
    move,
    release: () => timeline.held && release(),
  });

  parts.lanes.addEventListener("keydown", (event) => {
    const { day, from, to } = link.view;
    if (event.key === "Escape") link.set({ day: null });
    else if (event.key === " ") player.toggle();
    else if (event.key === "Enter" && day !== null) chooseShown();
    else {
      const next = dayAfterKey(event, day, [from, to - 1]);
      if (next === null) return;
      player.stop();
      link.set({ day: next });
    }
    event.preventDefault();
  });

  function chooseShown() {
    const { story } = timeline;
    if (!story || !screen.scene) return;
    const between = days(link.view);
    const rows = screen.scene.lanes.list.flatMap((_, lane) => rowsIn({ lane, days: between }));
    link.set({ chosen: { claims: [...new Set(rows)].sort((a, b) => a - b) } });
  }

  return {
    close() {
      player.stop();
      letGo();
    },
  };
}
