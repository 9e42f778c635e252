import assert from "node:assert/strict";
import { test } from "node:test";

import { COLUMNS, columnOf, firstFigure, sorted } from "../../layers/web/sorting.js";

/** Three claims: the second names no place and no day, and no number. */
const story = {
    sources: [{ name: "Zelensky" }, { name: "astra" }],
    topics: ["combat", "training"],
    places: [{ name: "Wonsan" }, { name: "Chongjin" }],
    claims: {
        said: [10, 10, 12],
        stance: [2, 0, 1],
        source: [0, 1, 0],
        topic: [1, 0, 0],
        happened: [9, null, 8],
        placed: [0, 1, 1, 2],
        places: [0, 1],
    },
};

const cards = [
    { statement: "Beta", number: "about 3,000 people", document: { publisher: "TASS" } },
    { statement: "alpha", number: "No number given", document: { publisher: "AFP" } },
    { statement: "Gamma", number: "between 200 and 12,000 people", document: { publisher: "afp" } },
];

const order = (by, descending = false) => sorted(story, [0, 1, 2], { by, descending }, cards);

test("rows said on one day keep the story's order both ways", () => {
    assert.deepEqual(order("said"), [0, 1, 2]);
    assert.deepEqual(order("said", true), [2, 0, 1]);
});

test("words are ordered without regard to capitals", () => {
    assert.deepEqual(order("statement"), [1, 0, 2]);
    assert.deepEqual(order("source"), [1, 0, 2]);
});

test("what is missing comes last, whichever way", () => {
    for (const by of ["happened", "places", "number"]) {
        assert.equal(order(by).at(-1), 1);
        assert.equal(order(by, true).at(-1), 1);
    }
});

test("numbers are ordered by their first figure, not by their letters", () => {
    assert.deepEqual(order("number"), [2, 0, 1]);
});

test("a number that is zero is not a number that is missing", () => {
    assert.equal(firstFigure("0 people"), 0);
    assert.equal(firstFigure("No number given"), null);
    assert.equal(firstFigure("12,000 people (derived, 2 × 6,000)"), 12000);
});

test("a column by an unknown name is the first", () => {
    assert.equal(columnOf("{{7*191}}"), COLUMNS[0]);
});

test("every column orders rows in one way", () => {
    for (const { known, written } of COLUMNS) assert.notEqual(Boolean(known), Boolean(written));
});
