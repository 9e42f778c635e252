import assert from "node:assert/strict";
import { test } from "node:test";

import { countsOf, daysOffered, sinceWhen } from "../../layers/web/dispute_changes.js";
import grouped from "../../layers/web/dispute_groups.js";
import headings from "../../layers/web/dispute_headings.js";
import itemsOf, { CROWD, PAGE } from "../../layers/web/dispute_items.js";
import placeWords from "../../layers/web/dispute_layout.js";
import { extentOf } from "../../layers/web/dispute_mark.js";
import { originNames } from "../../layers/web/dispute_origin_names.js";
import scaleOf from "../../layers/web/dispute_scale.js";
import { allSections, daysSaid, isOnAxis, sectionsOf } from "../../layers/web/dispute_sections.js";
import tiesInWords from "../../layers/web/dispute_tie_words.js";
import tiesOf, { lanesOf } from "../../layers/web/dispute_ties.js";
import { figureInWords, wordsOf } from "../../layers/web/dispute_words.js";
import { FLAG } from "../../layers/web/story.js";
import { CASES, day, shippedStory, storyOf } from "./known_story.mjs";

const shipped = withoutDays(shippedStory());
const asked = (id) => shipped.questions.findIndex((question) => question.id === id);
const SENT = asked("troops-sent");
const ids = (rows) => rows.map((row) => shipped.idOf[row]);
const row = (id) => shipped.rowOf[id];
const OCTOBER = day("2024-10-28");

/** A story of which no claim says when anything happened. */
function withoutDays(story) {
    return { ...story, claims: { ...story.claims, happened: story.claims.said.map(() => null) } };
}

/** A card that says only what a test is about. */
const card = (more = {}) => ({
    ...{ statement: "A statement.", quoted: null, number: "", happened: null },
    document: { publisher: "news article (outlet not named)" },
    ...more,
});
const words = (id, known = OCTOBER, more = {}) => wordsOf(shipped, SENT, row(id), card(more), known);

/** A story of numbers of one source, said one a day. */
function numbers(count, more = () => ({})) {
    return storyOf({
        sources: [{ source_id: "nis", country: "KR" }, { source_id: "gur", country: "UA" }, { source_id: "who" }],
        questions: [{ question_id: "sent", text: "How many were sent?", measure: "sent", unit: "people" }],
        claims: Array.from({ length: count }, (_, at) => ({
            ...{ claim_id: `c${at}`, source_id: "nis", question_id: "sent", bound: "exactly", unit: "people" },
            ...{ said: new Date(day("2024-01-01") * 86400000 + at * 86400000).toISOString().slice(0, 10) },
            ...{ low: at + 1, high: at + 1 },
            ...more(at),
        })),
        relations: [],
    });
}

test("what was planned stands beside what was sent, and never among it", () => {
    const { main, foreseen } = allSections(shipped, SENT);

    assert.ok(ids(foreseen).includes("ua-un-11000"));
    assert.ok(!ids(main).includes("ua-un-11000"));
    assert.ok(main.every((each) => shipped.claims.question[each] === SENT));
});

test("a denial of another question is set beside, and told to answer that one", () => {
    assert.ok(ids(sectionsOf(shipped, SENT, OCTOBER).denied).includes("peskov-fake-news"));

    const { remarks } = words("peskov-fake-news", OCTOBER, { quoted: "another piece of fake news" });

    assert.deepEqual(remarks, ["answers “Did North Korean troops take part in the fighting?”"]);
});

test("a denial of the same question, asked as yes or no, needs no such remark", () => {
    assert.deepEqual(words("dprk-un-groundless").remarks, []);
});

test("a question about what was planned has no planned numbers beside its own", () => {
    assert.deepEqual(allSections(shipped, asked("troops-planned")).foreseen, []);
    assert.deepEqual(allSections(shipped, asked("killed")).foreseen, []);
    assert.ok(allSections(shipped, asked("workers-and-engineers")).foreseen.length);
});

test("nothing that had not been said by a day is there on it, and nothing said goes missing later", () => {
    const days = daysSaid(shipped, allSections(shipped, SENT));
    let before = new Set();
    for (const each of days) {
        const sections = sectionsOf(shipped, SENT, each);
        const now = new Set([...sections.main, ...sections.foreseen, ...sections.denied]);
        assert.ok([...now].every((one) => shipped.claims.until[one] <= each + 1));
        assert.ok([...before].every((one) => now.has(one)));
        before = now;
    }
    const all = allSections(shipped, SENT);
    assert.equal(before.size, all.main.length + all.foreseen.length + all.denied.length);
});

test("a denial has no place on the axis, and neither has a number in another unit", () => {
    assert.ok(!isOnAxis(shipped, SENT, row("dprk-un-groundless")));
    const story = numbers(2, (at) => (at ? { unit: "ships" } : { stance: "denies" }));
    assert.ok(!isOnAxis(story, 0, 0));
    assert.ok(!isOnAxis(story, 0, 1));
});

test("a number is told with its bound, and an open end stays open", () => {
    assert.equal(figureInWords(shipped, row("budanov-11000")), "about 11,000");
    assert.equal(figureInWords(shipped, row("nis-3000-total")), "at least 3,000");
    assert.equal(figureInWords(shipped, row("ccd-12000-satellite")), "up to 12,000");
    assert.equal(figureInWords(shipped, row("western-official-2000-12000")), "between 2,000 and 12,000");
});

test("an additional number says so, and to what it was added", () => {
    assert.deepEqual(words("nis-second-1500").remarks, ["additional to about 1,500"]);
    assert.deepEqual(words("yonhap-1000-more", null).remarks, ["additional, not a total"]);
});

test("a number that its source replaced is struck from that day on, and names what replaced it", () => {
    assert.equal(words("budanov-11000", day("2024-10-23")).struck, false);
    assert.equal(words("budanov-11000").struck, true);
    assert.deepEqual(words("budanov-11000").remarks, ["superseded on 24 Oct by “about 12,000”"]);
    assert.deepEqual(words("nato-not-confirmed").remarks, ["superseded on 28 Oct: confirms"]);
});

test("a later number of another office of the same state is linked, and strikes nothing", () => {
    assert.equal(words("white-house-3000").struck, false);
    const ties = tiesOf(shipped, OCTOBER, () => true);
    const tie = ties.find(({ from }) => from.includes(row("white-house-3000")));
    assert.equal(tie.kind, "followed");
    assert.match(tiesInWords(shipped, row("white-house-3000"), OCTOBER), /^Followed by Pentagon, 28 Oct: about 10,000/);
});

test("a total and what it includes are one link, with what may be the same force apart from it", () => {
    const ties = tiesOf(shipped, OCTOBER, (each) => each !== row("nis-ussuriysk-400"));
    const total = ties.find(({ kind, to }) => kind === "includes" && to === row("nis-3000-total"));

    assert.deepEqual(new Set(ids(total.from)), new Set(["nis-1500", "article-nis-1500", "nis-second-1500"]));
    const same = ties.filter(({ kind }) => kind === "same").map(({ from, to }) => ids([...from, to]));
    assert.ok(same.some((pair) => pair.includes("budanov-11000") && pair.includes("ua-un-11000")));
    assert.ok(!same.flat().includes("nis-ussuriysk-400"));
});

test("a link waits until both of its claims had been said", () => {
    const early = tiesOf(shipped, day("2024-10-20"), () => true);

    assert.ok(!early.some(({ to }) => to === row("nis-3000-total")));
});

test("sources stand in the order of their first statements, the exact day before the inexact", () => {
    const { main } = sectionsOf(shipped, SENT, OCTOBER);
    const flags = shipped.claims.flags.with(row("article-nis-1500"), FLAG.doubtSaid);
    const story = { ...shipped, claims: { ...shipped.claims, flags } };
    const [{ heading, groups }] = grouped(story, main, { group: "source", order: "first", originOf: () => {} });

    assert.equal(heading, null);
    const names = groups.map(({ source }) => shipped.sources[source].short);
    assert.deepEqual(names.slice(0, 3), ["Western officials", "HUR (Ukraine)", "NIS (South Korea)"]);
    assert.deepEqual(ids(groups[2].rows).slice(0, 2), ["nis-1500", "article-nis-1500"]);
});

test("the largest number comes first when asked, and what has none last", () => {
    const story = numbers(3, (at) => (at === 1 ? { bound: undefined, low: undefined, high: undefined } : {}));
    const how = { group: "source", order: "largest", originOf: () => {} };

    assert.deepEqual(grouped(story, [0, 1, 2], how)[0].groups[0].rows, [2, 0, 1]);
    assert.deepEqual(grouped(story, [0, 1, 2], { ...how, order: "newest" })[0].groups[0].rows, [2, 1, 0]);
});

test("a country gathers its sources under its name, and a source without one says so", () => {
    const story = numbers(3, (at) => ({ source_id: ["nis", "gur", "who"][at] }));
    const blocks = grouped(story, [0, 1, 2], { group: "country", order: "first", originOf: () => {} });

    assert.deepEqual(
        blocks.map(({ heading }) => heading),
        ["South Korea", "Ukraine", "No country given"],
    );
});

test("claims that go back to one statement stand together, and one that stands alone has no heading", () => {
    const { main } = sectionsOf(shipped, SENT, OCTOBER);
    const blocks = grouped(shipped, main, { group: "origin", order: "first", originOf: originNames(shipped, OCTOBER) });
    const headed = blocks.filter(({ heading }) => heading !== null);

    assert.ok(headed.some(({ heading }) => heading === "White House: single origin, 2 claims"));
    assert.ok(headed.every(({ groups }) => groups.flatMap(({ rows }) => rows).length > 1));
    assert.equal(blocks.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows)).length, main.length);
});

test("an origin told by two sources in the same cluster is named as what it is", () => {
    const story = storyOf(CASES.echoes_of_one_briefing);
    const named = originNames(story, null);
    const texts = story.claims.said.map((_, at) => named(at).text).filter(Boolean);

    assert.ok(texts.every((text) => /: (single origin|several origins), \d+ claims$/.test(text)));
});

test("a linear axis begins at zero and leaves room after the largest number", () => {
    const { at, ticks } = scaleOf([1500, 12000], "linear", 8);

    assert.deepEqual(ticks, [0, 2000, 4000, 6000, 8000, 10000, 12000, 14000]);
    assert.equal(at(0), 0);
    assert.equal(at(14000), 1);
});

test("a logarithmic axis gives each tenfold the same width, and zero its left end", () => {
    const { at, ticks } = scaleOf([10, 100000], "log", 8);

    assert.equal(ticks[0], 10);
    assert.ok(Math.abs(at(1000) - at(100) - (at(100) - at(10))) < 1e-12);
    assert.equal(at(0), 0);
    assert.ok(at(100000) < 1);
});

test("every number stands on its axis, whatever its size", () => {
    for (const greatest of [0, 1, 3, 7, 42, 999, 1000, 1001, 123456, 1e9]) {
        for (const kind of ["linear", "log"]) {
            const { at, ticks } = scaleOf([greatest], kind, 6);
            assert.ok(at(greatest) >= 0 && at(greatest) <= 1, `${greatest} ${kind}`);
            assert.ok(ticks.length > 1 && ticks.length <= 10, `${greatest} ${kind}: ${ticks}`);
        }
    }
});

test("an open end is an arrow of one length, whatever the number", () => {
    const x = (value) => value / 10;
    const length = ([left, right]) => right - left;

    const least = [1000, 9000].map((low) => length(extentOf({ bound: "at-least", low, high: null }, x)));
    const most = [1000, 9000].map((high) => length(extentOf({ bound: "up-to", low: null, high }, x)));

    assert.equal(new Set([...least, ...most]).size, 1);
    assert.deepEqual(extentOf({ bound: "between", low: 1000, high: 9000 }, x), [100, 900]);
});

test("words stand beside their mark and never on it, but for a bar with room", () => {
    const overlaps = (spot, [left, right]) => spot.left < right && spot.left + spot.width > left;
    for (const left of [0, 100, 300, 560, 590]) {
        for (const remark of [0, 80, 400]) {
            const { figure, remark: note, ends } = placeWords([left, left + 10], { figure: 90, remark }, 600, false);
            assert.ok(!overlaps(figure, [left, left + 10]), `${left}`);
            assert.ok(!remark || !overlaps(note, [left, left + 10]), `${left} ${remark}`);
            assert.ok(!remark || !overlaps(note, [figure.left, figure.left + 90]), `${left} ${remark}`);
            assert.ok(ends[0] <= figure.left && ends[1] >= figure.left + 90);
        }
    }
    assert.ok(placeWords([100, 500], { figure: 90, remark: 0 }, 600, true).within);
});

test("lanes keep apart what overlaps, and share what does not", () => {
    assert.deepEqual(lanesOf([[0, 10], [5, 20], [12, 15], [30, 40]]), [0, 1, 0, 0]); // prettier-ignore
});

test("a section with too many rows shows one for each source, and opens", () => {
    const groups = [{ source: 0, rows: Array.from({ length: CROWD + 1 }, (_, at) => at) }];
    const opened = new Map();

    const [shut] = itemsOf("main", [{ heading: null, groups }], opened);
    assert.equal(shut.kind, "crowd");
    opened.set(shut.key, PAGE);
    const open = itemsOf("main", [{ heading: null, groups }], opened);

    assert.equal(open.filter(({ kind }) => kind === "row").length, PAGE);
    assert.deepEqual(open.at(-1), { kind: "more", key: shut.key, left: CROWD + 1 - PAGE });
});

test("with very many sources the rest is a button that counts every row left", () => {
    const groups = Array.from({ length: CROWD + 1 }, (_, source) => ({ source, rows: [source] }));

    const items = itemsOf("denied", [{ heading: null, groups }], new Map());

    assert.deepEqual(items.at(-1), { kind: "more", key: "denied", left: CROWD + 1 - PAGE });
});

test("what changed is counted from the day before until the day known", () => {
    const counts = countsOf(shipped, SENT, day("2024-10-18"), OCTOBER);
    const rowsOf = Object.fromEntries(counts.map(({ name, rows }) => [name, ids(rows)]));

    assert.equal(rowsOf["Numbers added"].length, 11);
    assert.ok(rowsOf["Superseded"].includes("budanov-11000"));
    assert.ok(rowsOf["Confirmed"].includes("rutte-confirms"));
    assert.ok(!rowsOf["Denied"].includes("peskov-fake-news"));
});

test("changes are counted from ten days back, but from no day before the first", () => {
    const days = daysOffered(shipped, SENT, OCTOBER);

    assert.ok(days.every((each) => each < OCTOBER));
    assert.equal(sinceWhen(days, null, OCTOBER), OCTOBER - 10);
    assert.equal(sinceWhen(days, day("2024-10-20"), OCTOBER), day("2024-10-20"));
    assert.equal(sinceWhen(days, day("2024-11-20"), OCTOBER), OCTOBER - 10);
    assert.equal(sinceWhen([100, 101], null, 102), 100);
});

test("sections are named after what the question asks", () => {
    const titles = (id) => headings(shipped, asked(id)).main.title;

    assert.equal(titles("troops-sent"), "Already sent");
    assert.equal(titles("troops-planned"), "To be sent, being readied or foreseen");
    assert.equal(titles("troops-in-combat-zone"), "Already in the combat zone");
    assert.equal(titles("casualties-total"), "Casualties so far");
    assert.equal(titles("did-they-fight"), "Said in answer");
});
