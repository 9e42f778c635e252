import assert from "node:assert/strict";
import { test } from "node:test";

import { choiceOf, EVERYTHING, queryOf } from "../../layers/web/facet_choice.js";
import { namesOf, offered, turned } from "../../layers/web/facet_names.js";

const day = (text) => Date.parse(text) / 86400000;

/** Two sources of one name, of which one has claims; the facets stand in an order of their own. */
const story = {
    sources: [
        { id: "silent", name: "Ministry" },
        { id: "nis", name: "NIS" },
        { id: "gur", name: "NIS" },
    ],
    questions: [],
    places: [{ id: "vladivostok", name: "Vladivostok" }],
    facets: { source: ["gur", "nis"], place: ["vladivostok"], kind: ["intelligence-service"] },
};

test("a choice is told as an address says it, with the last day named", () => {
    const choice = {
        ...EVERYTHING,
        ...{ from: day("2024-10-06"), to: day("2024-11-06"), known: day("2024-10-28") },
        ...{ text: "soldiers", drafts: true, lens: [1], chosen: { source: [1, 0], place: [] } },
    };

    assert.deepEqual(queryOf(story, choice), {
        ...{ from: "2024-10-06", to: "2024-11-05", known: "2024-10-28", q: "soldiers", drafts: "1" },
        ...{ lens: "nis", source: "nis,gur" },
    });
});

test("no choice says nothing", () => {
    assert.deepEqual(queryOf(story, EVERYTHING), {});
});

test("what Python tells is the choice, without its counts", () => {
    const told = { ...EVERYTHING, text: "x", facets: { source: { counts: [4, 2], chosen: [1] } }, draftClaims: 3 };

    assert.deepEqual(choiceOf(told), { ...EVERYTHING, text: "x", chosen: { source: [1] } });
});

test("two values of one name say which they are, and words take the place of a code's hyphens", () => {
    assert.deepEqual(namesOf(story), {
        source: ["NIS (gur)", "NIS (nis)"],
        place: ["Vladivostok"],
        kind: ["intelligence service"],
    });
});

test("values without a claim are offered only while they are chosen, most claims first", () => {
    assert.deepEqual(offered([0, 2, 5, 2, 0], [4]), [2, 1, 3, 4]);
});

test("pressing a value twice leaves the choice as it was", () => {
    assert.deepEqual(turned(turned([3], 7), 7), [3]);
});
