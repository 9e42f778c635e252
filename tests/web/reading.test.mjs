import assert from "node:assert/strict";
import { test } from "node:test";

import { countInWords, rangeInWords } from "../../layers/web/amounts.js";
import { anyInWords, clauseInWords, subjectOf } from "../../layers/web/question_words.js";
import reading from "../../layers/web/reading.js";
import ifSame from "../../layers/web/same_force.js";
import { nameInWords, namesInWords } from "../../layers/web/source_names.js";
import { day, shippedStory, storyOf } from "./known_story.mjs";

const shipped = shippedStory();
const asked = (id) => shipped.questions.findIndex((question) => question.id === id);
const read = (id, on) => reading(shipped, asked(id), on && day(on));

const QUESTIONS = [
    { question_id: "sent", text: "How many ships were sent?", measure: "sent", unit: "ships" },
    { question_id: "any", text: "Were ships sent?", measure: "whether-sent", unit: "ships" },
    { question_id: "sunk", text: "Did any of them sink?", measure: "whether-sunk", unit: "ships" },
    { question_id: "soon", text: "How many ships were to be sent?", measure: "planned", unit: "ships" },
];
const BOUNDED = {
    exactly: (low) => ({ low, high: low }),
    about: (low) => ({ low, high: low }),
    "at-least": (low) => ({ low }),
    "up-to": (high) => ({ high }),
    between: (low, high) => ({ low, high }),
};

/** A number as its source claimed it: claimed("about", 5). */
function claimed(bound, one, other, more = {}) {
    return { question_id: "sent", bound, unit: "ships", basis: "total", ...BOUNDED[bound](one, other), ...more };
}

/** A story of claims said one a day from 1 October 2024, each by a source of its own unless it names one. */
function told(claims, relations = []) {
    const rows = claims.map((claim, at) => ({
        claim_id: `c${at}`,
        source_id: `Source ${at}`,
        said: `2024-10-${String(at + 1).padStart(2, "0")}`,
        ...claim,
    }));
    const sources = [...new Set(rows.map((row) => row.source_id))].map((source_id) => ({
        source_id,
        kind: "military",
    }));
    const linked = relations.map(([kind, from, to]) => ({ kind, from_claim_id: `c${from}`, to_claim_id: `c${to}` }));
    return storyOf({ sources, questions: QUESTIONS, claims: rows, relations: linked });
}

const NUMBERS = 0;
const WHETHER = 1;
const all = (claims) => reading(told(claims), NUMBERS, null).answers;

test("the shipped atlas is read on 28 October 2024 as its picture shows it", () => {
    assert.equal(
        read("troops-sent", "2024-10-28").short,
        "By 28 October 2024 six sources had put the number already sent at 1,500 to 12,000. " +
            "North Korea (UN) denied that any were sent; Kremlin (Peskov) and North Korea (ministry) declined to say.",
    );
});

test("a denial of another question says which", () => {
    const { elsewhere, text } = read("troops-sent", "2024-10-28");
    const fought =
        "Another question, “Did North Korean troops take part in the fighting?”: Kremlin (Peskov) denied it.";
    assert.ok(elsewhere.includes(fought));
    assert.ok(text.includes(fought));
});

test("before anyone gave a number none is read", () => {
    assert.equal(read("troops-sent", "2024-10-01").text, "By 1 October 2024 no source had given a number.");
});

test("one source is one, and counts once however often it spoke", () => {
    assert.equal(all([claimed("about", 5)]), "So far one source has put the number already sent at about 5.");
    assert.equal(
        all([claimed("exactly", 5, 0, { source_id: "A" }), claimed("exactly", 7, 0, { source_id: "A" })]),
        "So far one source has put the number already sent at 5 to 7.",
    );
});

test("twelve sources are counted in words and thirteen in figures", () => {
    const many = (count) => Array.from({ length: count }, () => claimed("exactly", 5));
    assert.match(all(many(12)), /^So far twelve sources have/);
    assert.match(all(many(13)), /^So far 13 sources have/);
});

for (const [claims, range] of [
    [[claimed("exactly", 5), claimed("between", 2, 9)], "at 2 to 9"],
    [[claimed("between", 2, 9)], "at 2 to 9"],
    [[claimed("at-least", 3)], "as at least 3"],
    [[claimed("up-to", 3)], "at up to 3"],
    [[claimed("exactly", 1), claimed("at-least", 3)], "at 1 to at least 3"],
    [[claimed("at-least", 3), claimed("exactly", 9)], "at 3 to 9"],
    [[claimed("up-to", 3), claimed("exactly", 9)], "at figures from up to 3 to 9"],
    [[claimed("up-to", 3), claimed("at-least", 9)], "at figures from up to 3 to at least 9"],
    [[claimed("exactly", 1), claimed("up-to", 9)], "at 1 to 9"],
    [[claimed("about", 1), claimed("about", 9)], "at about 1 to about 9"],
    [[claimed("about", 1), claimed("exactly", 1), claimed("exactly", 9)], "at 1 to 9"],
    [[claimed("about", 3), claimed("exactly", 3)], "at 3"],
    [[claimed("about", 3), claimed("at-least", 3)], "at about 3 or at least 3"],
    [[claimed("exactly", 9), claimed("at-least", 9), claimed("exactly", 1)], "at 1 to at least 9"],
    [[claimed("exactly", 0), claimed("exactly", 12000)], "at 0 to 12,000"],
]) {
    const said = claims.map(({ bound, low, high }) => `${bound} ${[low, high].filter((end) => end !== undefined)}`);
    test(`${said.join(" and ")} are read ${range}`, () => {
        assert.ok(all(claims).endsWith(` the number already sent ${range}.`), all(claims));
    });
}

test("a number on top of others, a foreseen one and one in another unit are left out, and this is said", () => {
    const { answers, unread } = reading(
        told([
            claimed("exactly", 5),
            claimed("exactly", 90, 0, { basis: "additional" }),
            claimed("exactly", 91, 0, { basis: "additional" }),
            claimed("exactly", 92, 0, { happened: "2025-01" }),
            claimed("exactly", 93, 0, { unit: "sailors" }),
        ]),
        NUMBERS,
        null,
    );
    assert.equal(answers, "So far one source has put the number already sent at 5.");
    assert.equal(unread, "Not read: two additional numbers, one foreseen number and one number in another unit.");
});

test("drafts, retracted and superseded numbers are not read", () => {
    const story = told(
        [
            claimed("exactly", 5, 0, { source_id: "A" }),
            claimed("exactly", 6, 0, { source_id: "A" }),
            claimed("exactly", 90, 0, { status: "draft" }),
            claimed("exactly", 91, 0, { status: "retracted" }),
        ],
        [["supersedes", 1, 0]],
    );
    const answer = (on) => reading(story, NUMBERS, on).answers;
    assert.equal(answer(day("2024-10-01")), "By 1 October 2024 one source had put the number already sent at 5.");
    assert.equal(answer(null), "So far one source has put the number already sent at 6.");
});

test("what is foreseen is never read as having happened", () => {
    const story = told([claimed("exactly", 5, 0, { question_id: "soon" })]);
    assert.equal(reading(story, NUMBERS, null).text, "So far no source has given a number.");
    assert.equal(
        reading(story, 3, null).text,
        "So far one source has foreseen 5 ships; what is foreseen is not read as having happened.",
    );
});

test("who denies yes or no denies it all, and who denies a number denies a report", () => {
    const story = told([
        { source_id: "A", stance: "denies", question_id: "any" },
        { source_id: "B", stance: "denies", question_id: "sent" },
        { source_id: "C", stance: "declines", question_id: "any" },
        { source_id: "A", stance: "denies", question_id: "sent" },
    ]);
    assert.equal(
        reading(story, NUMBERS, null).refusals,
        "A denied that any were sent; B denied such reports; C declined to say.",
    );
    assert.equal(reading(story, WHETHER, null).refusals, "A denied it; B denied such reports; C declined to say.");
});

test("a source that denied and later declined to say is named once, in that order", () => {
    const story = told([
        { source_id: "A", stance: "declines", question_id: "any" },
        { source_id: "B", stance: "denies", question_id: "any" },
        { source_id: "B", stance: "declines", question_id: "any" },
    ]);
    assert.equal(reading(story, WHETHER, null).refusals, "B denied it, then declined to say; A declined to say.");
});

test("a denial that answers a number by name is read with it, whatever question it stands under", () => {
    const story = told(
        [claimed("exactly", 5), { source_id: "A", stance: "denies" }, { source_id: "B", stance: "denies" }],
        [["denies", 1, 0]],
    );
    assert.equal(reading(story, NUMBERS, null).refusals, "A denied such reports.");
});

test("denials of a question that the caller names are told, and no others", () => {
    const story = told([{ source_id: "A", stance: "denies", question_id: "sunk" }]);
    assert.deepEqual(reading(story, NUMBERS, null).elsewhere, []);
    assert.deepEqual(reading(story, NUMBERS, null, { others: [2] }).elsewhere, [
        "Another question, “Did any of them sink?”: A denied it.",
    ]);
});

for (const [stances, answer] of [
    [[], "So far no source has confirmed that ships were sent."],
    [["confirms"], "So far one source has confirmed that ships were sent."],
    [["confirms", "confirms"], "So far two sources have confirmed that ships were sent."],
    [["asserts"], "So far one source has made statements on whether ships were sent."],
    [
        ["confirms", "asserts", "observes", "responds"],
        "So far one source has confirmed that ships were sent, and two have made other statements on it.",
    ],
]) {
    test(`a yes-or-no question is read from ${stances.join(", ") || "nothing"}, and to assert is not to confirm`, () => {
        const story = told(stances.map((stance) => ({ stance, question_id: "any" })));
        assert.equal(reading(story, WHETHER, null).text, answer);
    });
}

test("a question's words become parts of a sentence, or are left as they are", () => {
    const words = (text, measure) => ({ text, measure });
    assert.equal(subjectOf(words("How many were sent to the front?", "sent")), "the number already sent");
    assert.equal(subjectOf(words("How many troops were in the zone?", "in-zone")), "the number in the zone");
    assert.equal(subjectOf(words("How many did they send?", "sent")), null);
  assert.equal(subjectOf(words("How many that were held were freed?", "freed")), null);
    assert.equal(anyInWords(words("How many troops were in the zone?", "in-zone")), "it");
    assert.equal(
        clauseInWords(words("Was the bridge destroyed?", "whether-destroyed")),
        "that the bridge was destroyed",
    );
    assert.equal(clauseInWords(words("Did they fight?", "whether-fought")), "it");
    assert.equal(clauseInWords(words("Were consent forms sent?", "whether-sent")), "that consent forms were sent");
});

test("without words of its own a number is read in its unit", () => {
    assert.match(read("munitions-containers", "2024-10-28").answers, / the number as at least 13,000 containers\.$/);
});

test("a comma within a name becomes brackets, and of many names the first are named", () => {
    assert.equal(nameInWords("North Korea, UN"), "North Korea (UN)");
    assert.equal(nameInWords("Kremlin (Peskov)"), "Kremlin (Peskov)");
    const sources = ["A", "B", "C", "D", "E", "F"].map((short) => ({ short }));
    assert.equal(namesInWords({ sources }, [0, 1, 1]), "A and B");
    assert.equal(namesInWords({ sources }, [0, 1, 2, 3, 4]), "A, B, C, D and E");
    assert.equal(namesInWords({ sources }, [0, 1, 2, 3, 4, 5]), "A, B, C, D and two others");
});

test("marks of direction in a name do not reach the sentence", () => {
    assert.equal(nameInWords("\u202eevil"), "\u2068\u202eevil\u2069\u2069");
});

test("one is singular", () => {
    assert.deepEqual(
        [0, 1, 2, 1500].map((count) => countInWords(count, "source")),
        ["no sources", "one source", "two sources", "1,500 sources"],
    );
});

test("two numbers that may be one force are told as two alternatives", () => {
    const [pair, ...others] = ifSame(shipped, asked("troops-sent"), day("2024-10-23")).filter(({ rows }) =>
        rows.includes(shipped.rowOf["budanov-11000"]),
    );
    assert.deepEqual(others, []);
    assert.deepEqual(
        pair.rows.map((row) => shipped.idOf[row]),
        ["budanov-11000", "ua-un-11000"],
    );
    assert.equal(pair.text, "If the same: about 11,000. If distinct: about 22,000.");
});

test("a number that was superseded is no longer one of a pair", () => {
    const pairs = ifSame(shipped, asked("troops-sent"), day("2024-10-28"));
    assert.ok(!pairs.some(({ rows }) => rows.includes(shipped.rowOf["budanov-11000"])));
});

for (const [one, other, same, distinct] of [
    [claimed("exactly", 5), claimed("exactly", 5), "5", "10"],
    [claimed("about", 5), claimed("exactly", 5), "about 5", "about 10"],
    [claimed("between", 1, 3), claimed("exactly", 4), "1 to 4", "5 to 7"],
    [claimed("at-least", 3), claimed("exactly", 4), "3 to at least 4", "at least 7"],
    [claimed("at-least", 3), claimed("about", 3), "about 3 or at least 3", "at least about 6"],
    [claimed("up-to", 9), claimed("exactly", 4), "figures from up to 4 to 9", "up to 13"],
    [claimed("up-to", 9), claimed("at-least", 3), "figures from up to 3 to at least 9", "at least 3, and up to 9 more"],
]) {
    test(`${one.bound} and ${other.bound} are ${same} if the same, and ${distinct} if distinct`, () => {
        const [pair] = ifSame(told([one, other], [["possibly-same-force", 0, 1]]), NUMBERS, null);
        assert.deepEqual([pair.same, pair.distinct], [same, distinct]);
    });
}

test("a pair is told once, and only of numbers in one unit", () => {
    const both = [
        ["possibly-same-force", 0, 1],
        ["possibly-same-force", 1, 0],
    ];
    assert.equal(ifSame(told([claimed("exactly", 5), claimed("exactly", 6)], both), NUMBERS, null).length, 1);
    const sailors = claimed("exactly", 6, 0, { unit: "sailors" });
    assert.deepEqual(ifSame(told([claimed("exactly", 5), sailors], both), NUMBERS, null), []);
});

test("a range is never an average, and never leaves what was claimed", () => {
    const story = told([claimed("exactly", 3), claimed("between", 1, 8), claimed("about", 5)]);
    assert.equal(rangeInWords(story, [0, 1, 2]), "1 to 8");
    assert.equal(rangeInWords(story, [0, 2]), "3 to about 5");
});
