import assert from "node:assert/strict";
import { test } from "node:test";

import { nearer, sceneCamera } from "../../layers/web/scene_camera.js";

test("a map as large as a scene is made for is neither nearer nor farther", () => {
  assert.equal(nearer({ width: 1320, height: 952 }), 0);
  assert.equal(nearer({ width: 660, height: 952 }), -1);
});

test("what is no camera stays as it is", () => {
  assert.equal(sceneCamera("", { width: 660, height: 476 }), "");
  assert.equal(sceneCamera("1,2,3", { width: 0, height: 0 }), "1,2,3");
});
