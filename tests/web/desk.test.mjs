import assert from "node:assert/strict";
import test from "node:test";

import { shownValue, valueOf } from "../../layers/web/attributes_cell.js";
import { boundsOf, isPlain, keepDigits, withPart } from "../../layers/web/desk_geometry.js";
import journal from "../../layers/web/desk_journal.js";
import { editedFields, rowsNow, withActs } from "../../layers/web/desk_rows.js";

const RING = [[40.123456789012, 55], [44, 55], [44, 58], [40.123456789012, 55]];
const HOLE = [[41, 56], [42, 56], [42, 57], [41, 56]];
const polygon = (...rings) => ({ type: "Polygon", coordinates: rings });
const layer = () => ({ columns: [], title: "", rows: new Map([["a", { name: "A", n: 1 }], ["b", { name: "B" }]]) });

function storage(kept = {}) {
  return {
    kept,
    getItem: (key) => kept[key] ?? null,
    setItem: (key, value) => void (kept[key] = value),
    removeItem: (key) => void delete kept[key],
  };
}

test("a position that was not moved keeps every digit, and one that was has seven", () => {
  const made = polygon([[40.1234567890119, 55], [44, 55], [43.9876543210987, 58], [40.1234567890119, 55]]);

  const kept = keepDigits(made, polygon(RING));

  assert.deepEqual(kept.coordinates[0], [RING[0], RING[1], [43.9876543, 58], RING[0]]);
});

test("a Multi geometry of which one part is left stays a Multi geometry", () => {
  const before = { type: "MultiPolygon", coordinates: [[RING, HOLE], [HOLE]] };

  const kept = keepDigits(polygon(RING, HOLE), before);

  assert.deepEqual(kept, { type: "MultiPolygon", coordinates: [[RING, HOLE]] });
});

test("a third ordinate is kept with its position", () => {
  const before = { type: "Point", coordinates: [40.5, 55.5, 120.25] };

  assert.deepEqual(keepDigits({ type: "Point", coordinates: [40.5, 55.5] }, before), before);
});

test("a part is added only to a shape of its kind", () => {
  assert.deepEqual(withPart(polygon(RING), polygon(HOLE)), { type: "MultiPolygon", coordinates: [[RING], [HOLE]] });
  assert.equal(withPart(polygon(RING), { type: "Point", coordinates: [1, 2] }), null);
});

test("the bounds of a shape hold all its parts, and a collection is not edited by hand", () => {
  assert.deepEqual(boundsOf(polygon(RING, HOLE)), [40.123456789012, 55, 44, 58]);
  assert.ok(isPlain(polygon(RING)));
  assert.ok(!isPlain({ type: "GeometryCollection", geometries: [] }));
  assert.ok(!isPlain(null));
});

test("an act is kept in the browser until the server has kept it", () => {
  const store = storage();
  const first = journal(store, "Ann places", () => "p1");
  first.add([{ row: "a", set: { name: "AA" } }]);
  first.add([{ row: "b", set: null }]);

  const again = journal(store, "Ann places", () => "p2"); // after a reload
  assert.equal(again.told().page, "p1");
  assert.equal(again.acts().length, 2);

  again.settle({ p1: 1 });
  assert.deepEqual(again.told().entries, [{ n: 2, acts: [{ row: "b", set: null }] }]);
  again.settle({ p1: 2 });
  assert.deepEqual(store.kept, {});
});

test("numbers go on after those that the server knows, so that no act is taken for an old one", () => {
  const page = journal(storage(), "Ann places", () => "p1");
  page.settle({ p1: 7 });
  page.add([]);

  assert.equal(page.told().entries[0].n, 8);
});

test("a storage that is barred or broken does not stop the work", () => {
  const barred = { getItem: () => "{", setItem: () => { throw new Error("full"); }, removeItem() {} };
  const page = journal(barred, "Ann places", () => "p1");
  page.add([{ row: "a", set: {} }]);

  assert.equal(page.acts().length, 1);
});

test("acts lie on top of the work, and the work on top of the layer", () => {
  const acts = [{ row: "a", set: { name: "AAA" }, gone: ["n"] }, { row: "new", set: { name: "N" } }];
  const work = withActs(layer(), { b: null, a: { name: "AA", n: 2 } }, acts);

  assert.deepEqual(work, { b: null, a: { name: "AAA" }, new: { name: "N" } });
  assert.deepEqual([...rowsNow(layer(), work)], [["a", { name: "AAA" }], ["new", { name: "N" }]]);
});

test("a field is edited when it differs from what was saved, and when it is gone", () => {
  assert.deepEqual([...editedFields(layer(), "a", { name: "A" })], ["n"]);
  assert.deepEqual([...editedFields(layer(), "a", { n: 2, name: "A" })], ["n"]);
});

test("a number is read with its commas, and what is none stays a text for the checks", () => {
  const number = { name: "low", label: "low", kind: "number", choices: [] };
  const text = { ...number, kind: "text" };

  assert.equal(valueOf(number, "40,000"), 40000);
  assert.equal(valueOf(number, "forty"), "forty");
  assert.equal(valueOf(number, "1,5"), "1,5");
  assert.equal(valueOf(text, "007"), "007");
  assert.equal(valueOf(text, "  "), undefined);
  assert.equal(valueOf({ ...number, kind: "flag" }, "true"), true);
});

test("a cell shows lists and names as words, and nothing as nothing", () => {
  assert.equal(shownValue(["a", "b"]), "a, b");
  assert.equal(shownValue({ en: "Sudzha", ru: "Суджа" }), "Sudzha, Суджа");
  assert.equal(shownValue(40000), "40,000");
  assert.equal(shownValue(null), "");
});
