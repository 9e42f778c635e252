import assert from "node:assert/strict";
import { test } from "node:test";

import keptLabels from "../../layers/web/kept_labels.js";

const nothing = { places: new Set(), movements: new Set() };
const now = (...counts) => ({ counts: Uint32Array.from(counts), chosen: nothing, named: new Set(), still: false });
const seoul = { text: "Seoul", place: 0, count: "7" };
const wonsan = { text: "Wonsan", place: 1, count: "1" };
const country = { text: "CHINA" };
const edge = { text: "to Kursk", movement: 3 };

test("while time is in hand words stay, with today's counts, and go with their marks", () => {
    const labels = keptLabels();
    labels(true, "here", { now: now(7, 1), targets: [{ movement: 3 }] }, () => [seoul, wonsan, country, edge]);

    const moved = labels(false, "here", { now: now(4, 0), targets: [] }, () => assert.fail("placed anew"));

    assert.deepEqual(moved, [{ ...seoul, count: "4" }, country]);
});

test("words that went come back while the same places hold", () => {
    const labels = keptLabels();
    labels(true, "here", { now: now(7, 1), targets: [] }, () => [seoul, wonsan]);
    labels(false, "here", { now: now(0, 0), targets: [] }, () => []);

    assert.deepEqual(labels(false, "here", { now: now(7, 2), targets: [] }, () => []), [
        seoul,
        { ...wonsan, count: "2" },
    ]);
});

test("on another view of the ground words are placed anew", () => {
    const labels = keptLabels();
    labels(true, "here", { now: now(7), targets: [] }, () => [seoul]);

    assert.deepEqual(labels(false, "there", { now: now(7), targets: [] }, () => [country]), [country]);
});
