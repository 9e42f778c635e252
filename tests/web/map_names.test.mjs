import assert from "node:assert/strict";
import { test } from "node:test";

import { groundNames } from "../../layers/web/map_names.js";

const named = (name) => ({ name, rank: 0, worlds: [[0.5, 0.5]] });
const ground = {
  occupiedNames: [named("Donetsk Oblast"), named("Crimea")],
  countryNames: [named("Ukraine"), named("Russia")],
  waters: [],
  regionNames: [named("Kursk Oblast")],
  towns: [],
};
const frame = { width: 100, height: 100, scale: 256, left: 0, top: 0 };

test("a country or a region that claims name is not written a second time", () => {
  const claimed = new Set(["Ukraine", "Donetsk Oblast", "Kursk Oblast"]);

  const names = groundNames(frame, ground, {}, { regions: true, towns: true }, claimed);

  assert.deepEqual(
    names.map(({ text }) => text),
    ["Crimea", "RUSSIA"],
  );
});
