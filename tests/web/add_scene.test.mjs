import assert from "node:assert/strict";
import { test } from "node:test";

import { viewIn } from "../../layers/web/add_scene.js";

test("a view is told by the parameters that the browser alone knows, and by no others", () => {
    const search = "?from=2024-10-06&view=41.7,131.1,7&chosen=claim:nis-1500&mode=cumulative&lanes=topic";

    assert.deepEqual(viewIn(search, null), { view: "41.7,131.1,7", chosen: "claim:nis-1500", mode: "cumulative" });
});

test("an address without a view tells nothing", () => {
    assert.deepEqual(viewIn("", null), {});
});

test("a scene shows as much of the world as the map did, whatever the map's size", () => {
  const half = { width: 660, height: 476 };

  assert.deepEqual(viewIn("?view=41.7,131.1,5", half), { view: "41.7,131.1,6.00" });
  assert.deepEqual(viewIn("?view=41.7,131.1,5", { width: 660, height: 2000 }), { view: "41.7,131.1,6.00" });
});
