import assert from "node:assert/strict";
import { test } from "node:test";

import { changesBetween } from "../../layers/web/changes.js";
import { turns } from "../../layers/web/denials.js";
import { pairsOf, rowsTold, stands, stateOn, wasSaid } from "../../layers/web/known.js";
import { statementsBySource } from "../../layers/web/movers.js";
import { distinctOrigins, origins } from "../../layers/web/origins.js";
import { neighbours, siblings } from "../../layers/web/questions.js";
import { CASES, day, shippedStory, storyOf } from "./known_story.mjs";

/** A test of every shared case whose expectations have a part. */
function eachCase(part, name, check) {
    for (const [title, { expected, ...tables }] of Object.entries(CASES)) {
        if (!(part in expected)) continue;
        const story = storyOf(tables);
        const id = (row) => story.idOf[row] ?? null;
        const question = (name) => tables.questions.findIndex(({ question_id }) => question_id === name);
        const sourceId = (source) => story.sources[source].id;
        test(`${name}: ${title.replaceAll("_", " ")}`, () =>
            check(story, expected[part], { id, ids: (rows) => rows.map(id), question, sourceId }));
    }
}

eachCase("said_by", "a claim is known from the last day on which it may have been said", (story, expected) => {
    for (const [claim, said] of Object.entries(expected)) {
        const row = story.rowOf[claim];
        assert.ok(wasSaid(story, row, day(said)) && !wasSaid(story, row, day(said) - 1));
    }
});

eachCase("strikes", "the stories of these tests are struck as geodata strikes", (story, expected, { id }) => {
    const found = {};
    story.claims.struckBy.forEach((by, row) => {
        if (by >= 0) found[id(row)] = [id(by), story.claims.struckOn[row]];
    });
    const days = Object.entries(expected).map(([claim, [by, on]]) => [claim, [by, day(on)]]);
    assert.deepEqual(found, Object.fromEntries(days));
});

eachCase("states", "each claim is on each day what the case says", (story, expected) => {
    for (const [on, states] of Object.entries(expected)) {
        for (const [claim, state] of Object.entries(states)) {
            assert.equal(stateOn(story, story.rowOf[claim], day(on)), state, `${claim} on ${on}`);
        }
    }
});

eachCase("siblings", "the forms of a question are those of the case", (story, expected, { question }) => {
    for (const [asked, forms] of Object.entries(expected)) {
        assert.deepEqual(siblings(story, question(asked)), forms.map(question));
    }
});

eachCase("changes", "what changed between two days is what the case says", (story, expected, { id, ids }) => {
    for (const { first, second, ...parts } of expected) {
        const found = changesBetween(story, day(first), second && day(second));
        assert.deepEqual(
            {
                added: ids(found.added),
                superseded: found.superseded.map(({ row, by }) => [id(row), id(by)]),
                denied: found.denied.map(({ row, denies }) => [id(row), ids(denies)]),
                declined: ids(found.declined),
                confirmed: found.confirmed.map(({ row, after }) => [id(row), ids(after)]),
            },
            parts,
        );
    }
});

eachCase("turns", "the denials taken back by a day are those of the case", (story, expected, { id }) => {
    const asked = (question) => story.questions[question]?.id ?? null;
    for (const [on, pairs] of Object.entries(expected)) {
        const found = turns(story, day(on)).map((turn) => ({
            denial: id(turn.denial),
            confirmation: id(turn.confirmation),
            denied: asked(turn.deniedQuestion),
            confirmed: asked(turn.confirmedQuestion),
            same_source: turn.sameSource,
        }));
        assert.deepEqual(found, pairs);
    }
});

eachCase("statements", "each source has its statements in the order said", (story, expected, to) => {
    for (const { questions, by_source } of expected) {
        const found = statementsBySource(story, questions.map(to.question), null);
        assert.deepEqual(
            found.map(({ source, rows, moved }) => [to.sourceId(source), to.ids(rows), moved]),
            by_source,
        );
    }
});

eachCase("origins", "claims go back to the origins that the case names", (story, expected, { id, sourceId }) => {
    const found = new Map(
        origins(story, null).map((cluster) => [
            id(cluster.chain[0].row),
            {
                chain: cluster.chain.map(({ row, depth }) => [id(row), depth]),
                sources: cluster.sources.map(sourceId),
                corroborated_by: cluster.corroboratedBy.map(sourceId),
                single: cluster.single,
            },
        ]),
    );
    for (const cluster of expected) assert.deepEqual(found.get(cluster.chain[0][0]), cluster);
});

eachCase("distinct_origins", "corroboration counts the origins of the case", (story, expected, { sourceId }) => {
    assert.deepEqual(distinctOrigins(origins(story, null)).map(sourceId).sort(), expected);
});

eachCase("apart", "statements that are not the same stay apart", (story, expected, { ids }) => {
    const clusters = origins(story, null).map(({ chain }) => ids(chain.map(({ row }) => row)));
    for (const pair of expected) assert.ok(!clusters.some((members) => pair.every((claim) => members.includes(claim))));
});

const shipped = shippedStory();
const lastDay = Math.max(...shipped.claims.until);
const days = Array.from({ length: 30 }, (_, at) => day("2024-10-01") + at * 15).filter((on) => on < lastDay);

test("what had been said stays said, and what was superseded stays superseded", () => {
    shipped.claims.said.forEach((_, row) => {
        const states = days.map((on) => stateOn(shipped, row, on));
        const order = ["unsaid", "standing", "superseded"];
        const ranks = states.map((state) => order.indexOf(state));
        assert.deepEqual(
            ranks,
            [...ranks].sort((a, b) => a - b),
        );
    });
});

test("a claim is never struck by another source", () => {
    const { source, struckBy } = shipped.claims;
    struckBy.forEach((by, row) => assert.ok(by < 0 || source[by] === source[row]));
});

test("what two spans of days add makes up what the whole span adds", () => {
    const [first, second, third] = [day("2024-10-10"), day("2024-10-24"), day("2025-04-30")];
    const added = (from, to) => changesBetween(shipped, from, to).added;
    assert.deepEqual([...added(first, second), ...added(second, third)], added(first, third));
    assert.deepEqual(added(third, first), added(first, third));
});

test("changes can be asked for the claims of one question alone", () => {
    const asked = shipped.questions.findIndex(({ id }) => id === "troops-sent");
    const under = (row) => shipped.claims.question[row] === asked;
    const { added, superseded } = changesBetween(shipped, day("2024-10-18"), day("2024-10-28"), under);
    assert.ok(added.every(under));
    assert.deepEqual(
        superseded.map(({ row }) => shipped.idOf[row]),
        ["budanov-11000"],
    );
});

test("a draft had been said but is not read as its source's word, and a retracted claim is in no list", () => {
    const question = { question_id: "q", text: "?", measure: "sent", unit: "people" };
    const claim = { source_id: "a", question_id: "q", said: "2024-10-01" };
    const story = storyOf({
        sources: [{ source_id: "a", kind: "military" }],
        questions: [question],
        claims: [
            { ...claim, claim_id: "draft", status: "draft" },
            { ...claim, claim_id: "retracted", status: "retracted" },
        ],
        relations: [],
    });
    assert.equal(stateOn(story, 0, null), "standing");
    assert.equal(stands(story, 0, null), false);
    assert.deepEqual(rowsTold(story, null), [0]);
});

test("a relation is known once both its claims are", () => {
    const { rowOf } = shipped;
    const pair = [rowOf["gur-12000"], rowOf["budanov-11000"]];
    const known = (on) => pairsOf(shipped, "supersedes", day(on)).some((one) => one.join() === pair.join());
    assert.deepEqual([known("2024-10-23"), known("2024-10-24")], [false, true]);
});

test("only questions whose claims dispute each other lie near", () => {
    const at = (id) => shipped.questions.findIndex((question) => question.id === id);
    const near = (id) => neighbours(shipped, siblings(shipped, at(id))).map((one) => shipped.questions[one].id);
    assert.deepEqual(near("troops-sent"), ["troops-planned", "troops-in-combat-zone", "did-they-fight"]);
    assert.deepEqual(near("munitions"), ["munitions-containers"]);
    assert.deepEqual(near("wounded"), []);
});

test("an echo of a superseded claim adds no origin of its own", () => {
    const clusters = origins(shipped, null);
    const echo = shipped.rowOf["article-nis-1500"];
    const found = distinctOrigins(clusters, (row) => row === echo).map((source) => shipped.sources[source].id);
    assert.deepEqual(found, ["nis"]);
});
