import assert from "node:assert/strict";
import { test } from "node:test";

import { asOf, kickerOf, liftedBy, rowsSpokenOf, seenThrough, standsStill, viewOf } from "../../layers/web/scenes.js";
import { filterOf, rowsShown } from "../../layers/web/shown.js";

const day = (text) => Date.parse(text) / 86400000;

/** Four claims: two of source 0 at places 0 and 1, one of source 1 at 1 and 2, one of source 1 nowhere. */
const story = {
  stances: ["asserts"],
  sources: [{ short: "NIS" }, { short: "White House" }],
  places: ["settlement", "settlement", "region"].map((precision) => ({ precision })),
  movements: [
    { claims: [0, 1], from: 0, to: 1 },
    { claims: [2], from: 1, to: 2 },
    { claims: [0, 2], from: 0, to: 1 },
  ],
  claims: {
    said: [day("2024-10-10"), day("2024-10-18"), day("2024-10-23"), day("2025-04-28")],
    until: [day("2024-10-11"), day("2024-10-19"), day("2024-10-24"), day("2025-04-29")],
    source: [0, 0, 1, 1],
    placed: [0, 1, 2, 4, 4],
    places: [0, 1, 1, 2],
    flags: [0, 0, 0, 0],
  },
};
const scene = {
  ...{ id: "a", kicker: "", title: "A", mask: "", from: day("2024-10-06"), to: day("2024-11-06") },
  ...{ known: null, lens: [], camera: "", day: null, mode: "window", play: false },
  ...{ text: [{ words: "", claims: [1, 2] }], highlight: [2, 0], places: [0], notes: "", changes: [] },
};
const shownBy = (view) => [...rowsShown(story, filterOf(story, view), [view.from, view.to])];

test("a scene speaks of the claims of its sentences in order, then of those pointed at, each once", () => {
  assert.deepEqual(rowsSpokenOf(scene), [1, 2, 0]);
});

test("a scene that stands still shows what it speaks of and nothing else", () => {
  assert.deepEqual(shownBy(viewOf(story, scene)), [1, 1, 1, 0]);
});

test("a scene that stands still shows what it speaks of, even what was said after its window", () => {
  const later = { ...scene, text: [{ words: "", claims: [3] }] };

  const view = viewOf(story, later);

  assert.equal(shownBy(view)[3], 1);
  assert.equal(view.to, day("2025-04-29"));
});

test("a scene in which time runs shows its selection, and so does one that speaks of no claim", () => {
  const mask = btoa(String.fromCharCode(0b0011));
  const silent = { ...scene, mask, text: [], highlight: [] };
  const playing = { ...scene, mask, play: true, mode: "cumulative" };

  assert.deepEqual(shownBy(viewOf(story, silent)), [1, 1, 0, 0]);
  assert.deepEqual(shownBy(viewOf(story, playing)), [1, 1, 0, 0]);
  assert.equal(viewOf(story, playing).mode, "cumulative");
  assert.deepEqual([silent, playing, scene].map(standsStill), [false, false, true]);
});

test("a scene with a lens shows that source's claims of its window, whatever it speaks of", () => {
  const lens = { ...scene, lens: [0] };

  assert.deepEqual(shownBy(viewOf(story, lens)), [1, 1, 0, 0]);
  assert.equal(standsStill(lens), false);
});

test("through a lens nothing of another source is lifted out", () => {
  const seen = seenThrough(story, { ...scene, lens: [0, 1] }, 0);

  assert.deepEqual(rowsSpokenOf(seen), [1, 0]);
  assert.deepEqual([...liftedBy(story, seen).dotted], []);
  assert.equal(seenThrough(story, scene, null), scene);
});

test("a scene that shows its selection is as of the last day of it, or of the day known", () => {
  const lens = { ...scene, lens: [0] };

  assert.equal(asOf(story, lens), "5 November 2024");
  assert.equal(asOf(story, { ...lens, known: day("2024-10-20") }), "20 October 2024");
});

test("time runs in longer steps over a longer window", () => {
  const steps = [20, 100, 500].map((days) => viewOf(story, { ...scene, to: scene.from + days, play: true }).step);

  assert.deepEqual(steps, ["day", "week", "month"]);
});

test("the places where the claims pointed at meet are marked, but no region", () => {
  const both = { ...scene, highlight: [1, 2] };

  assert.deepEqual([...liftedBy(story, both).places], [1]);
});

test("of one claim pointed at every exact place is marked", () => {
  const one = { ...scene, highlight: [2] };

  assert.deepEqual([...liftedBy(story, one).places], [1]);
});

test("an arc that only another source than the first reports is dotted", () => {
  assert.deepEqual([...liftedBy(story, scene).dotted], [1]);
});

test("while time runs no arc is dotted and places have their numerals", () => {
  const { dotted, still } = liftedBy(story, { ...scene, play: true });

  assert.equal(dotted.size, 0);
  assert.equal(still, false);
});

test("a scene is as of the last day that one of its claims was said", () => {
  assert.equal(asOf(story, scene), "23 October 2024");
});

test("a scene without a line above its title names its days", () => {
  assert.equal(kickerOf(scene), "Said 6 October – 5 November 2024");
  assert.equal(kickerOf({ ...scene, kicker: "What was claimed" }), "What was claimed");
});
