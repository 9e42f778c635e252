import assert from "node:assert/strict";
import { test } from "node:test";

import { citation } from "../../layers/web/card.js";
import { coordinatesInWords, listing, mostTellingFirst } from "../../layers/web/listing.js";
import isMeant from "../../layers/web/meant.js";
import { outsideAddress } from "../../layers/web/outside.js";
import { FLAG } from "../../layers/web/story.js";

const day = (text) => Date.parse(text) / 86400000;

const sergeevka = {
    id: "sergeevka",
    name: "Sergeevka training ground",
    local: "Сергеевский полигон",
    precision: "site",
    kind: "training-base",
    uncertainty: 2000,
    at: [131.668647, 44.326859],
    parents: [2, 1, 3],
    area: null,
    occupied: false,
    also: ["Sergeyevka"],
    drawn: "GeoConfirmed",
};
const area = (id, name, precision, uncertainty, parents = []) => ({
    id,
    name,
    precision,
    uncertainty,
    parents,
    local: null,
    kind: precision,
    at: [100, 60],
    area: null,
    occupied: false,
    also: [],
    drawn: "Natural Earth",
});

/** Five claims of two sources: rows 0, 1, 3 and 4 name Sergeevka, row 1 two more places, row 2 none; row 4 is a draft. */
const story = {
    stances: ["asserts", "denies"],
    topics: ["training"],
    sources: [{ short: "NIS" }, { short: "HUR" }],
    places: [
        sergeevka,
        area("krai", "Primorsky Krai", "region", 350000, [3]),
        area("east", "Russian Far East", "region", 900000, [3]),
        area("russia", "Russia", "country", 3500000),
    ],
    movements: [{ id: "m", mode: "sea", reported: false, from: 1, to: 0, line: [], claims: [0, 2] }],
    claims: {
        said: ["2024-10-18", "2024-10-20", "2024-10-20", "2024-10-23", "2024-10-24"].map(day),
        until: ["2024-10-19", "2024-10-21", "2024-10-21", "2024-10-24", "2024-10-25"].map(day),
        happened: [null, null, null, null, null],
        happenedUntil: [null, null, null, null, null],
        stance: [0, 0, 1, 0, 0],
        source: [0, 1, 1, 0, 0],
        topic: [0, 0, 0, 0, 0],
        question: [-1, -1, -1, -1, -1],
        flags: [FLAG.happenedByDay, 0, 0, 0, FLAG.draft],
        placed: [0, 1, 4, 4, 5, 6],
        places: [0, 0, 1, 2, 0, 0],
    },
};

const october = {
    from: day("2024-10-06"),
    to: day("2024-11-06"),
    day: null,
    mode: "window",
    step: "day",
    chosen: null,
};
const withoutDraft = Uint8Array.of(0b01111);

test("nothing chosen lists every claim in view from the first day on", () => {
    const listed = listing(story, october, null);

    assert.equal(listed.heading.join(""), "Claims in view");
    assert.deepEqual(listed.rows, [0, 1, 2, 3, 4]);
    assert.deepEqual(listed.lines, [["5 claims", "said 6 Oct – 5 Nov 2024"]]);
    assert.equal(listed.current, null);
});

test("a place is told with its region, its country and no more decimals than it is known to", () => {
    const listed = listing(story, { ...october, chosen: { place: 0 } }, withoutDraft);

    assert.equal(listed.heading.join(""), "Sergeevka training ground");
    assert.deepEqual(listed.lines, [
        ["Сергеевский полигон", "Primorsky Krai, Russia"],
        ["3 claims, 1 draft hidden", "44.33° N 131.67° E"],
        ["Also noted: Sergeyevka"],
        ["Position: GeoConfirmed"],
    ]);
});

test("a region says that it is one and has no coordinates", () => {
    const listed = listing(story, { ...october, chosen: { place: 1 } }, null);

    assert.deepEqual(listed.lines, [["region, Russia"], ["1 claim in this window"], ["Position: Natural Earth"]]);
});

test("the card that stands for a place comes first, then the newest", () => {
    const listed = listing(story, { ...october, chosen: { place: 0 } }, null);

    assert.deepEqual(listed.rows, [0, 4, 3, 1]);
    assert.equal(listed.current, 0);
});

test("a draft never stands for a place while another claim does", () => {
    assert.equal(mostTellingFirst(story, [1, 4])[0], 1);
});

test("a movement says that its line is no route", () => {
    const listed = listing(story, { ...october, chosen: { movement: 0 } }, null);

    assert.equal(listed.heading.join(""), "Primorsky Krai to Sergeevka training ground, by sea");
    assert.deepEqual(listed.lines, [["route not reported; the line is schematic"], ["2 claims in this window"]]);
});

test("a claim is headed by its day and its source", () => {
    const listed = listing(story, { ...october, chosen: { claims: [3] } }, null);

    assert.equal(listed.heading.join(""), "23 Oct 2024, NIS");
    assert.deepEqual([listed.rows, listed.current, listed.hint], [[3], 3, null]);
});

test("a chosen claim outside the window is shown and says so", () => {
    const early = { ...october, to: day("2024-10-20"), chosen: { claims: [3] } };

    assert.equal(listing(story, early, null).hint, "Not said in the days in view.");
});

test("a chosen claim that the filters hide is shown and says so", () => {
    const listed = listing(story, { ...october, chosen: { claims: [4] } }, withoutDraft);

    assert.deepEqual([listed.rows, listed.hint], [[4], "Hidden by the filters."]);
});

test("claims without a place are headed as such", () => {
    const nowhere = structuredClone(story);
    nowhere.claims.placed = [0, 1, 1, 1, 1, 1];

    assert.equal(
        listing(nowhere, { ...october, chosen: { claims: [1, 3] } }, null).heading.join(""),
        "No location given",
    );
});

test("one day without claims is said as a day", () => {
    const monday = { ...october, day: day("2024-10-07") };

    assert.equal(listing(story, monday, null).empty, "No claims on 7 Oct 2024. Widen the dates.");
});

test("a window without claims says between which days", () => {
    const may = { ...october, from: day("2024-05-03"), to: day("2024-05-06") };
    const winter = { ...october, from: day("2024-12-30"), to: day("2025-01-03") };

    assert.equal(listing(story, may, null).empty, "No claims between 3 and 5 May 2024. Widen the dates.");
    assert.equal(listing(story, winter, null).empty, "No claims between 30 Dec 2024 and 2 Jan 2025. Widen the dates.");
});

test("a window emptied by the filters names them", () => {
    const empty = listing(story, october, Uint8Array.of(0)).empty;

    assert.match(empty, /match the filters/);
});

test("what another revision had is as good as nothing chosen", () => {
    for (const chosen of [{ place: 99 }, { movement: 7 }, { claims: [12345] }]) {
        assert.equal(listing(story, { ...october, chosen }, null).heading.join(""), "Claims in view");
    }
});

test("coordinates are as exact as the place is", () => {
    assert.equal(coordinatesInWords([131.668647, 44.326859], 15000), "44.3° N 131.7° E");
    assert.equal(coordinatesInWords([-77.03637, -38.89511], 500), "38.90° S 77.04° W");
    assert.equal(coordinatesInWords([131.668647, 44.326859], null), "44° N 132° E");
});

test("a row is meant by itself, by its places and by its movements", () => {
    assert.ok(isMeant(story, { claims: [3] }, 3));
    assert.ok(isMeant(story, { place: 1 }, 1));
    assert.ok(!isMeant(story, { place: 1 }, 0));
    assert.ok(isMeant(story, { movement: 0 }, 2));
    assert.ok(!isMeant(story, null, 0));
});

for (const address of [
    "javascript:alert(1)",
    " javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "data:text/html,x",
    "//example.org",
    "file:///etc/passwd",
    "https://",
    "http:example",
    "mailto:a@example.org",
    "",
    null,
]) {
    test(`${address} is not linked to`, () => assert.equal(outsideAddress(address), null));
}

test("a web address is linked to under the host it leads to", () => {
    assert.deepEqual(outsideAddress("https://www.example.org/a?b#c"), {
        href: "https://www.example.org/a?b#c",
        host: "example.org",
    });
    assert.equal(outsideAddress("https://example.org@elsewhere.net/").host, "elsewhere.net");
});

test("a citation names who, how, when, what and where it was read", () => {
    const card = {
        source: "Maxar Technologies",
        said: "24 Oct 2024",
        statement: "Imagery shows trenches.",
        status: "published",
        document: {
            publisher: "The Kyiv Independent",
            title: "Trenches",
            url: "https://example.org/a",
            published: "25 Oct 2024",
            inferred: false,
        },
    };

    assert.equal(
        citation(card, "observes"),
        "Maxar Technologies observes, 24 Oct 2024: Imagery shows trenches. Read in The Kyiv Independent, “Trenches”, 25 Oct 2024, https://example.org/a",
    );
});

test("a citation of a draft says so and leaves out an address that is none", () => {
    const card = {
        source: "Astra",
        said: "26 Oct 2024",
        statement: "A clip.",
        status: "draft",
        document: {
            publisher: "Time News",
            title: null,
            url: "javascript:alert(1)",
            published: "26 Oct 2024",
            inferred: true,
        },
    };

    assert.equal(
        citation(card, "observes"),
        "Astra observes [draft], 26 Oct 2024: A clip. Read in Time News, 26 Oct 2024 (date inferred)",
    );
});
