import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { placeCallouts } from "../../layers/web/callouts.js";
import advance from "../../layers/web/player_auto.js";
import sharedSteps from "../../layers/web/player_steps.js";
import { headsOf } from "../../layers/web/player_words.js";

const day = (text) => Date.parse(text) / 86400000;

/** A window of a presentation, closed when the test ends, however it ends. */
function opened(t, name, options) {
  const steps = sharedSteps(name, 3, options);
  t.after(steps.close);
  return steps;
}

/** What a window says of itself reaches the others a moment later. */
async function heard(comesTrue) {
  for (let tries = 0; tries < 200 && !comesTrue(); tries++) await new Promise((resolve) => setTimeout(resolve, 25));
  assert.ok(comesTrue());
}

test("a window that joins is told which scene is on, and both go on together", async (t) => {
  const screen = opened(t, "a", { keeper: true });
  screen.go(1);
  const notes = opened(t, "a");
  await heard(() => notes.at() === 1);

  notes.move(1);

  await heard(() => screen.at() === 2);
});

test("two presentations do not hear each other", async (t) => {
  const [one, other] = ["b", "c"].map((name) => opened(t, name, { keeper: true }));
  const same = opened(t, "b");

  one.go(2);
  await heard(() => same.at() === 2);

  assert.equal(other.at(), 0);
});

test("no step leads before the first scene or past the last", (t) => {
  const steps = opened(t, "d", { keeper: true });

  steps.move(-1);
  assert.equal(steps.at(), 0);
  steps.move(9);
  assert.equal(steps.at(), 2);
});

test("scenes advance until the last, wait for time that runs in them, and stop at a touch", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  let [at, busy] = [0, true];
  const told = [];
  const auto = advance({ busy: () => busy, next: () => at < 2 && Boolean(++at) }, (on) => told.push(on));

  auto.toggle();
  mock.timers.tick(20000);
  assert.equal(at, 0);
  busy = false;
  mock.timers.tick(20000);
  assert.equal(at, 1);
  auto.begun();
  auto.stop();
  mock.timers.tick(60000);
  assert.equal(at, 1);
  auto.toggle();
  for (let turn = 0; turn < 3; turn++) {
    mock.timers.tick(20000);
    auto.begun();
  }
  assert.equal(at, 2);
  assert.deepEqual(told, [true, false, true, false]);
  mock.timers.reset();
});

const story = {
  stances: ["asserts", "estimates"],
  sources: [{ short: "NIS" }, { short: "White House" }],
  movements: [{ claims: [0] }],
  claims: {
    said: [day("2024-10-18"), day("2025-01-13"), day("2024-10-23")],
    until: [day("2024-10-19"), day("2025-01-14"), day("2024-10-24")],
    source: [0, 0, 1],
    stance: [0, 0, 1],
    flags: [0, 0, 1],
    placed: [0, 1, 2, 3],
    places: [0, 0, 0],
  },
};

test("a sentence names each source and verb once, with the days on which that was said", () => {
  const heads = headsOf(story, [0, 2, 1]);

  assert.deepEqual(
    heads.map(({ source, stance, said }) => `${source} ${stance} ${said}`),
    ["NIS asserts 18 Oct 2024 – 13 Jan 2025", "White House estimates about 23 Oct 2024"],
  );
});

const around = {
  ...{ story, width: 800, height: 600, measure: (text) => text.length * 8, areaOf: () => null },
  ...{ pointOf: () => [400, 300], taken: [[390, 290, 410, 310]], targets: [{ place: 0, at: [400, 300] }] },
};
const number = (row, text) => ({ row, text, under: "NIS asserts" });

test("a number stands inside the view and covers nothing", () => {
  const [{ box }] = placeCallouts([number(1, "about 1,500")], around);

  assert.ok(box[0] > 0 && box[1] > 0 && box[2] < 800 && box[3] < 600);
  assert.ok(box[2] <= 390 || box[0] >= 410 || box[3] <= 290 || box[1] >= 310);
});

test("numbers of the same place stand together", () => {
  const placed = placeCallouts([number(1, "about 300"), number(2, "about 2,000")], around);

  assert.deepEqual(
    placed.map(({ callouts }) => callouts.map(({ text }) => text)),
    [["about 300", "about 2,000"]],
  );
});

test("a number for which there is no room is not written", () => {
  assert.deepEqual(placeCallouts([number(1, "about 300")], { ...around, taken: [[0, 0, 800, 600]] }), []);
});

test("a number belongs to the middle of an arc that is in view", () => {
  const line = [0, 1, 2, 3, 4].map((step) => [100 + 100 * step, 500]);

  const [{ at }] = placeCallouts([number(0, "about 1,500")], {
    ...around,
    targets: [...around.targets, { movement: 0, line }],
  });

  assert.deepEqual(at, [300, 500]);
});

test("a number does not cover the area that it speaks of", () => {
  const area = [300, 200, 500, 400];

  const [{ box }] = placeCallouts([number(1, "about 300")], {
    ...around,
    areaOf: () => area,
    targets: [{ place: 0, area: {} }],
  });

  assert.ok(box[2] <= 300 || box[0] >= 500 || box[3] <= 200 || box[1] >= 400);
});
