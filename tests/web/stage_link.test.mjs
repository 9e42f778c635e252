import assert from "node:assert/strict";
import { test } from "node:test";

import sharedSteps from "../../layers/web/player_steps.js";
import stageLink from "../../layers/web/stage_link.js";

/** As much of an element as a part without a picture asks for. */
const bare = () => ({ setAttribute() {}, append() {}, addEventListener() {}, replaceChildren() {} });
globalThis.document = Object.assign(new EventTarget(), { createElement: bare });
globalThis.window = globalThis.parent = globalThis;
globalThis.addEventListener = () => {};

const scenes = ["first", "second", "third"];

/** What one window says reaches the other a moment later. */
async function heard(comesTrue) {
  for (let tries = 0; tries < 200 && !comesTrue(); tries++) await new Promise((resolve) => setTimeout(resolve, 25));
  assert.ok(comesTrue());
}

test("a step on the stage is told to Python once, and a scene that Python names is gone to", async (t) => {
  const stage = sharedSteps("stage", 3, { keeper: true });
  const part = stageLink(bare());
  const told = [];
  const python = { setStateValue: (_, value) => told.push(value), setTriggerValue() {} };
  t.after(() => [stage, part].forEach((each) => each.close()));

  part.update({ channel: "stage", scenes, at: 0, heard: 0 }, python);
  stage.go(1);
  await heard(() => told.length === 1);
  stage.go(2);
  await heard(() => told.length === 2);
  const [first, second] = told.map(({ step }) => step);
  part.update({ channel: "stage", scenes, at: 1, heard: first }, python); // Python is a step behind
  part.update({ channel: "stage", scenes, at: 2, heard: second }, python);
  assert.equal(stage.at(), 2);
  part.update({ channel: "stage", scenes, at: 0, heard: second }, python); // somebody chose another scene
  await heard(() => stage.at() === 0);

  assert.deepEqual(
    told.map(({ scene }) => scene),
    ["second", "third"],
  );
});
