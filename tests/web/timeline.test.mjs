import assert from "node:assert/strict";
import { test } from "node:test";

import { inAddress } from "../../layers/web/address.js";
import { dayInWords, daysInWords, isoDay, startOf, startOfNext, ticks } from "../../layers/web/calendar.js";
import { FLAG } from "../../layers/web/story.js";
import { dragged, partAt } from "../../layers/web/timeline_brush.js";
import { chooseSize, countCells, crowds, daysOfBuckets, LIT, rowsAt } from "../../layers/web/timeline_cells.js";
import { countBetween, tally } from "../../layers/web/timeline_count.js";
import { halosOf } from "../../layers/web/timeline_halo.js";
import { countWeeks } from "../../layers/web/timeline_histogram.js";
import { countGroups, groupClaims } from "../../layers/web/timeline_index.js";
import { dayAfterKey } from "../../layers/web/timeline_keys.js";
import { chooseLanes } from "../../layers/web/timeline_lanes.js";
import { markAt, stackMarks } from "../../layers/web/timeline_marks.js";
import { dayAfterStep } from "../../layers/web/timeline_player.js";
import { happenedSpans } from "../../layers/web/timeline_spans.js";
import { markInWords, shownInWords } from "../../layers/web/timeline_words.js";

const STANCES = "asserts estimates observes confirms denies declines warns responds condemns".split(" ");
const DENIES = STANCES.indexOf("denies");

const day = (/** @type {string} */ text) => Date.parse(text) / 86400000;

/** A story of claims, each of which says only what matters to a test. */
function storyOf(...claims) {
    const rows = claims.map((claim) => ({
        ...{ until: claim.said + 1, happened: null, happenedUntil: null, stance: 0, source: 0, flags: 0, places: [] },
        ...claim,
    }));
    const column = (name) => rows.map((row) => row[name]);
    const sources = Math.max(0, ...column("source")) + 1;
    return {
        stances: STANCES,
        topics: ["troop-numbers"],
        sources: Array.from({ length: sources }, (_, at) => ({ short: `Source ${at}` })),
        places: [{ name: "Kursk" }, { name: "Wonsan" }],
        claims: {
            ...Object.fromEntries(
                ["said", "until", "happened", "happenedUntil", "stance", "source", "flags"].map((name) => [
                    name,
                    column(name),
                ]),
            ),
            topic: rows.map(() => 0),
            placed: rows.reduce((starts, row) => [...starts, starts[starts.length - 1] + row.places.length], [0]),
            places: rows.flatMap((row) => row.places),
        },
    };
}

/** Its index, and one lane for all that it says. */
function lanesOf(story, by = "source") {
    const index = groupClaims(story, new Uint8Array(story.claims.said.length).fill(1), by);
    const lanes = chooseLanes(story, index, by, 8, countGroups(story, index, [-Infinity, Infinity]), []);
    return { index, lanes };
}

function marksOf(story, { from, to, size = 1, perDay = 20, lit = null }) {
    const { index, lanes } = lanesOf(story);
    const cells = countCells(story, index, lanes, from, to, size, lit);
    const room = {
        x: (at) => (at - from) * perDay,
        r: 4,
        right: (to - from) * perDay + 8,
        wide: (text) => text.length * 6,
    };
    return stackMarks(cells, lanes.list.length, room);
}

const drawn = (marks) => marks.map(({ stance, label }) => [STANCES[stance] ?? "more", label?.text ?? ""]);
const claims = (count, claim) => Array.from({ length: count }, () => claim);

test("a day is written with its month and year", () => {
    assert.equal(dayInWords(day("2024-10-24")), "24 Oct 2024");
    assert.equal(dayInWords(day("2024-10-24"), { long: true }), "24 October 2024");
    assert.equal(isoDay(day("2024-10-24")), "2024-10-24");
});

test("days are written with what both ends share said once", () => {
    assert.equal(daysInWords(day("2024-10-06"), day("2024-11-06")), "6 Oct – 5 Nov 2024");
    assert.equal(daysInWords(day("2024-10-18"), day("2024-10-25")), "18–24 Oct 2024");
    assert.equal(daysInWords(day("2024-12-30"), day("2025-01-03")), "30 Dec 2024 – 2 Jan 2025");
    assert.equal(daysInWords(day("2024-10-24"), day("2024-10-25")), "24 Oct 2024");
});

test("a week starts on Sunday, also before 1970", () => {
    assert.equal(startOf("week", day("2024-10-12")), day("2024-10-06"));
    assert.equal(startOf("week", day("2024-10-06")), day("2024-10-06"));
    assert.equal(startOf("week", day("1969-12-31")), day("1969-12-28"));
    assert.equal(startOfNext("month", day("2024-12-31")), day("2025-01-01"));
});

test("a month of days has a date every week, and the first says the year", () => {
    const found = ticks(day("2024-10-06"), day("2024-11-06"), 620, { edge: true });

    assert.deepEqual(
        found.map(({ text }) => text),
        ["6 Oct 2024", "13 Oct", "20 Oct", "27 Oct", "3 Nov"],
    );
});

test("a year and a half has a date every quarter, and January says the year", () => {
    const found = ticks(day("2024-06-01"), day("2026-01-01"), 620);

    assert.deepEqual(
        found.map(({ text }) => text),
        ["Jul 2024", "Oct", "Jan 2025", "Apr", "Jul", "Oct"],
    );
});

test("an axis that starts between two dates names its first day without a line", () => {
    const [first, second] = ticks(day("2024-10-08"), day("2024-11-08"), 620, { edge: true });

    assert.deepEqual(first, { day: day("2024-10-08"), text: "8 Oct 2024", edge: true });
    assert.equal(second.text, "13 Oct");
});

test("no two dates of an axis stand nearer than a label is wide", () => {
    for (const length of [1, 3, 9, 31, 90, 400, 2000, 30000]) {
        const found = ticks(19000, 19000 + length, 600, { edge: true });
        const gaps = found.slice(1).map((tick, at) => ((tick.day - found[at].day) * 600) / length);
        assert.ok(Math.min(Infinity, ...gaps) >= 60, `${length} days: ${gaps}`);
    }
});

test("a handle is held on both sides, and a narrow brush keeps its middle", () => {
    assert.equal(partAt(95, 100, 200, 12), "from");
    assert.equal(partAt(190, 100, 200, 12), "to");
    assert.equal(partAt(150, 100, 200, 12), "body");
    assert.equal(partAt(80, 100, 200, 12), "new");
    assert.equal(partAt(104, 100, 108, 26), "body");
});

test("a handle stops one day before the other, and at the story's end", () => {
    const window = { from: 10, to: 20 };

    assert.deepEqual(dragged("from", window, 10, 40, [0, 100]), { from: 19, to: 20 });
    assert.deepEqual(dragged("from", window, 10, -40, [0, 100]), { from: 0, to: 20 });
    assert.deepEqual(dragged("to", window, 20, 400, [0, 100]), { from: 10, to: 100 });
});

test("the whole brush keeps its length at the story's end", () => {
    assert.deepEqual(dragged("body", { from: 10, to: 20 }, 15, 500, [0, 100]), { from: 90, to: 100 });
});

test("a new brush holds every day it was drawn over, in either direction", () => {
    const window = { from: 10, to: 20 };

    assert.deepEqual(dragged("new", window, 30.4, 32.1, [0, 100]), { from: 30, to: 33 });
    assert.deepEqual(dragged("new", window, 32.1, 30.4, [0, 100]), { from: 30, to: 33 });
    assert.deepEqual(dragged("new", window, 99.9, 120, [0, 100]), { from: 99, to: 100 });
});

test("an arrow goes a day, with Shift a week, with Ctrl a month to the last day it has", () => {
    const limits = [day("2024-01-01"), day("2024-12-31")];
    const from = day("2024-01-31");
    const after = (key) =>
        isoDay(dayAfterKey({ shiftKey: false, ctrlKey: false, altKey: false, ...key }, from, limits));

    assert.equal(after({ key: "ArrowRight" }), "2024-02-01");
    assert.equal(after({ key: "ArrowLeft", shiftKey: true }), "2024-01-24");
    assert.equal(after({ key: "ArrowRight", ctrlKey: true }), "2024-02-29");
    assert.equal(after({ key: "PageUp" }), "2024-01-01");
    assert.equal(after({ key: "End" }), "2024-12-31");
});

test("the first arrow chooses the window's first day, the first arrow back its last", () => {
    assert.equal(dayAfterKey({ key: "ArrowRight" }, null, [5, 9]), 5);
    assert.equal(dayAfterKey({ key: "ArrowLeft" }, null, [5, 9]), 9);
    assert.equal(dayAfterKey({ key: "x" }, 7, [5, 9]), null);
});

test("playing ends with the window and shows all of it when it is cumulative", () => {
    const view = { from: 0, to: 10, step: "week", mode: "window" };

    assert.equal(dayAfterStep({ ...view, day: null }), 0);
    assert.equal(dayAfterStep({ ...view, day: 0 }), 7);
    assert.equal(dayAfterStep({ ...view, day: 7 }), null);
    assert.equal(dayAfterStep({ ...view, day: 7, mode: "cumulative" }), 9);
    assert.equal(dayAfterStep({ ...view, day: 9, mode: "cumulative" }), null);
});

test("weeks count every claim once, and months take their place in a long story", () => {
    const story = storyOf({ said: day("2024-10-19") }, { said: day("2024-10-20") }, { said: day("2024-10-26") });
    const passing = new Uint8Array(3).fill(1);
    const weeks = countWeeks(story, passing, [day("2024-10-19"), day("2024-10-27")], 600);
    const months = countWeeks(story, passing, [day("1990-01-01"), day("2024-10-27")], 600);

    assert.equal(weeks.period, "week");
    assert.equal(weeks.highest, 2);
    assert.equal(
        weeks.counts.reduce((sum, count) => sum + count),
        3,
    );
    assert.deepEqual(weeks.days, [day("2024-10-01"), day("2024-11-01")]);
    assert.notEqual(months.period, "week");
    assert.equal(months.highest, 3);
});

test("one stance stands alone with its count, two are stacked with theirs", () => {
    assert.deepEqual(drawn(marksOf(storyOf({ said: 3 }), { from: 0, to: 10 })), [["asserts", ""]]);
    assert.deepEqual(drawn(marksOf(storyOf(...claims(8, { said: 3 })), { from: 0, to: 10 })), [["asserts", "8"]]);
    const two = storyOf(...claims(2, { said: 3 }), { said: 3, stance: DENIES });
    assert.deepEqual(drawn(marksOf(two, { from: 0, to: 10 })), [
        ["asserts", "2"],
        ["denies", ""],
    ]);
});

test("from three stances only the first is drawn, and the others are counted", () => {
    const story = storyOf(
        ...claims(4, { said: 3 }),
        ...claims(3, { said: 3, stance: 1 }),
        ...claims(2, { said: 3, stance: DENIES }),
    );

    const marks = marksOf(story, { from: 0, to: 10 });

    assert.deepEqual(drawn(marks), [
        ["asserts", "4"],
        ["more", "+5"],
    ]);
    assert.deepEqual(marks[1].stances, [1, DENIES]);
});

test("a count without room beside its mark stands below it, and counts the claims that are not drawn", () => {
    const story = storyOf(...claims(4, { said: 3 }), { said: 4 });

    const marks = marksOf(story, { from: 0, to: 10, perDay: 10 });

    assert.deepEqual(drawn(marks), [
        ["asserts", ""],
        ["more", "+3"],
        ["asserts", ""],
    ]);
});

test("no claim is lost by standing together", () => {
    const story = storyOf(
        ...Array.from({ length: 200 }, (_, at) => ({ said: Math.floor(at / 3), stance: at % 9, source: at % 2 })),
    );
    for (const size of [1, 2, 7, 14]) {
        const marks = marksOf(story, { from: 5, to: 60, size });
        const { index, lanes } = lanesOf(story);
        const rows = marks.flatMap(({ lane, days, stances }) =>
            rowsAt(index, lanes, { window: [5, 60], days, lane, stances }),
        );
        const said = story.claims.said.filter((at) => at >= 5 && at < 60);
        assert.equal(new Set(rows).size, said.length, `${size} days`);
    }
});

test("days that the window cuts off stand with their neighbours", () => {
    assert.deepEqual(daysOfBuckets(day("2024-10-05"), day("2024-10-21"), 7), [
        [day("2024-10-05"), day("2024-10-13")],
        [day("2024-10-13"), day("2024-10-21")],
    ]);
    assert.deepEqual(daysOfBuckets(3, 4, 7), [[3, 4]]);
});

test("buckets cover each day of the window once", () => {
    for (const size of [1, 2, 7, 28]) {
        for (let from = 20000; from < 20030; from++) {
            const days = daysOfBuckets(from, from + 45, size);
            assert.equal(days[0][0], from);
            assert.equal(days[days.length - 1][1], from + 45);
            days.slice(1).forEach(([start], at) => assert.equal(start, days[at][1]));
        }
    }
});

test("a claim that may have been said before the window stands on its first day, and open", () => {
    const [mark] = marksOf(storyOf({ said: 0, until: 6 }), { from: 4, to: 10 });

    assert.deepEqual(mark.days, [4, 5]);
    assert.equal(mark.open, true);
});

test("a mark is open only if all its claims are drafts, foreseen or of an uncertain day", () => {
    const open = [FLAG.draft, FLAG.foreseen, FLAG.doubtSaid].map((flags) => ({ said: 3, flags }));

    assert.equal(marksOf(storyOf(...open), { from: 0, to: 9 })[0].open, true);
    assert.equal(marksOf(storyOf(...open, { said: 3 }), { from: 0, to: 9 })[0].open, false);
});

test("a number is struck only if all its claims were superseded or retracted", () => {
    const struck = [FLAG.struck, FLAG.retracted].map((flags) => ({ said: 3, flags }));

    assert.equal(marksOf(storyOf(...struck), { from: 0, to: 9 })[0].struck, true);
    assert.equal(marksOf(storyOf(...struck, { said: 3 }), { from: 0, to: 9 })[0].struck, false);
});

test("both marks of a stack share one halo, a hovered and a chosen one do not", () => {
    const story = storyOf({ said: 3 }, { said: 3, stance: DENIES });
    const halos = (...lit) => halosOf(marksOf(story, { from: 0, to: 9, lit: Uint8Array.from(lit) })).length;

    assert.equal(halos(LIT.hover, LIT.hover), 1);
    assert.equal(halos(LIT.hover, LIT.chosen), 2);
    assert.equal(halos(0, LIT.chosen), 1);
});

test("the nearest mark within reach is pointed at, in its own lane", () => {
    const marks = marksOf(storyOf({ said: 3 }, { said: 5 }), { from: 0, to: 9 });

    assert.equal(markAt(marks, 0, 72, 0, 11)?.days[0], 3);
    assert.equal(markAt(marks, 0, 90, 0, 11), null);
    assert.equal(markAt(marks, 1, 72, 0, 11), null);
});

test("a crowd of numbers makes more days stand together", () => {
    const sparse = lanesOf(storyOf({ said: 0 }, { said: 30 }));
    const dense = lanesOf(storyOf(...Array.from({ length: 3000 }, (_, at) => ({ said: Math.floor(at / 100) }))));
    const room = { least: 10, label: (/** @type {number} */ digits) => digits * 6 + 8 };
    const size = ({ index, lanes }, perDay) => chooseSize(crowds(index, lanes, lanes.list.length), perDay, room);

    assert.equal(size(sparse, 12), 1);
    assert.equal(size(sparse, 6), 2);
    assert.ok(size(dense, 12) > 1);
});

test("sources that deny keep a lane among many that report more", () => {
    const many = Array.from({ length: 60 }, (_, at) => ({ said: 3, source: at % 12 }));
    const story = storyOf(...many, { said: 3, source: 12, stance: DENIES });

    const { lanes } = lanesOf(story);

    assert.equal(lanes.list.length, 9);
    assert.equal(lanes.list[7].name, "Source 12");
    assert.equal(lanes.list[8].name, "Other sources");
});

test("lanes keep their order while the window moves", () => {
    const story = storyOf(
        ...claims(5, { said: 1, source: 0 }),
        ...claims(4, { said: 1, source: 1 }),
        ...claims(9, { said: 50, source: 1 }),
    );
    const { index } = lanesOf(story);
    const order = (window) =>
        chooseLanes(story, index, "source", 8, countGroups(story, index, window), []).list.map(({ group }) => group);

    assert.deepEqual(order([0, 10]), order([40, 60]));
});

test("the lane of what is chosen is there, however few its claims", () => {
    const story = storyOf(...Array.from({ length: 60 }, (_, at) => ({ said: 3, source: at % 12 })), {
        said: 3,
        source: 12,
    });
    const { index } = lanesOf(story);
    const { list } = chooseLanes(story, index, "source", 4, countGroups(story, index, [0, 9]), [12]);

    assert.ok(list.some(({ group }) => group === 12));
    assert.equal(list.length, 5);
});

test("a claim of two places stands in both lanes, and one without a place in its own", () => {
    const story = storyOf({ said: 3, places: [0, 1] }, { said: 3 });
    const { index, lanes } = lanesOf(story, "place");
    const cells = countCells(story, index, lanes, 0, 9, 1, null);

    assert.deepEqual(
        lanes.list.map(({ name }) => name),
        ["Kursk", "Wonsan", "No place given"],
    );
    assert.deepEqual([...cells.lanes], [1, 1, 1]);
});

test("happened days are one bar where claims agree, and dashed where they only suppose", () => {
    const byDay = { said: 10, flags: FLAG.happenedByDay };
    const story = storyOf(
        { ...byDay, happened: 2, happenedUntil: 5 },
        { ...byDay, happened: 4, happenedUntil: 6 },
        { ...byDay, happened: 5, happenedUntil: 8, flags: FLAG.happenedByDay | FLAG.doubtHappened },
    );
    const { index, lanes } = lanesOf(story);

    assert.deepEqual(happenedSpans(index, lanes, 1, 0, 20, null), [
        { lane: 0, from: 2, to: 6, dashed: false },
        { lane: 0, from: 6, to: 8, dashed: true },
    ]);
});

test("a month in which it happened shows only while its claim is pointed at", () => {
    const { index, lanes } = lanesOf(storyOf({ said: 40, happened: 0, happenedUntil: 31 }));

    assert.deepEqual(happenedSpans(index, lanes, 1, 0, 50, null), []);
    assert.equal(happenedSpans(index, lanes, 1, 0, 50, Uint8Array.of(LIT.hover)).length, 1);
    assert.deepEqual(happenedSpans(index, lanes, 1, 0, 50, Uint8Array.of(LIT.chosen)), []);
});

test("counting from tallies equals counting one by one", () => {
    const story = storyOf({ said: 3, until: 9 }, { said: 4 }, { said: 4 }, { said: 12 });
    const counts = tally(story, Uint8Array.of(1, 1, 0, 1));
    const { said, until } = story.claims;
    for (let from = 0; from < 15; from++) {
        for (let to = from + 1; to < 16; to++) {
            const expected = [0, 1, 3].filter((row) => said[row] < to && until[row] > from).length;
            assert.equal(countBetween(counts, [from, to]), expected, `${from} to ${to}`);
        }
    }
});

test("a mark says its lane, day, verbs and what is the matter with its claims", () => {
    const story = storyOf({ said: 3 }, { said: 3, stance: 1 }, { said: 3, flags: FLAG.struck });

    const text = markInWords(story, "NIS", [day("2024-10-18"), day("2024-10-19")], [0, 1, 2]);

    assert.equal(text, "NIS, 18 Oct 2024: 2 asserts, 1 estimates · 1 superseded");
});

test("a view says its days and how many claims it shows of how many", () => {
    assert.equal(shownInWords([day("2024-10-24"), day("2024-10-25")], 38, 130), "24 October 2024, 38 of 130 claims");
});

test("an address says nothing of a view that is as it begins", () => {
    const view = { day: null, mode: "window", step: "day", lanes: "source", camera: "", known: null };

    assert.deepEqual(new Set(Object.values(inAddress(view, null))), new Set([null]));
    assert.equal(inAddress({ ...view, day: day("2024-10-24") }, null).day, "2024-10-24");
});
