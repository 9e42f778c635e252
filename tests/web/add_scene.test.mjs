import assert from "node:assert/strict";
import { test } from "node:test";

import { viewIn } from "../../layers/web/add_scene.js";

test("a view is told by the parameters that the browser alone knows, and by no others", () => {
    const search = "?from=2024-10-06&view=41.7,131.1,7&chosen=claim:nis-1500&mode=cumulative&lanes=topic";

    assert.deepEqual(viewIn(search), { view: "41.7,131.1,7", chosen: "claim:nis-1500", mode: "cumulative" });
});

test("an address without a view tells nothing", () => {
    assert.deepEqual(viewIn(""), {});
});
