/** Stories for the tests of what was known: made from an atlas's own tables, as layers/columns.py makes them. */

import { readdirSync, readFileSync } from "node:fs";

import { FLAG } from "../../layers/web/story.js";

const STANCES = "asserts estimates observes confirms denies declines warns responds condemns".split(" ");
const BOUNDS = ["exactly", "about", "at-least", "up-to", "between"];
const BASES = ["total", "additional", "unknown"];
const KINDS = "denies contradicts supersedes includes corroborates repeats possibly-same-force".split(" ");

export const day = (/** @type {string} */ text) => Date.parse(text) / 86400000;

const here = (path) => new URL(`../${path}`, import.meta.url);
const readJson = (path) => JSON.parse(readFileSync(here(path), "utf8"));

/** Every case that geodata and the browser must answer alike, by name. */
export const CASES = Object.fromEntries(
    readdirSync(here("data/known"))
        .sort()
        .map((file) => [file.replace(".json", ""), readJson(`data/known/${file}`)]),
);

/** The shipped atlas, with its drafts left out. */
export function shippedStory() {
    const tables = ["sources", "questions", "claims", "relations"];
    const atlas = Object.fromEntries(
        tables.map((name) => [name, readJson(`../geodata/atlases/north-korea-russia/${name}.json`)]),
    );
    return storyOf({ ...atlas, claims: atlas.claims.filter(({ status }) => status !== "draft") });
}

/** The days that a date may mean, half-open: "2024-10-18", "2024-10-18~", "2024-10", "2024-10-08/2024-10-13". */
function span(text) {
    const [first, last = first] = text.replaceAll(/[~?%]/g, "").split("/");
    const start = (part) => day(part.length === 4 ? `${part}-01` : part);
    const [year, month, date] = last.split("-").map(Number);
    const end = Date.UTC(year, date ? month - 1 : (month ?? 12), (date ?? 0) + 1) / 86400000;
    return [start(first), end];
}

/** A story, with its rows in the order of the first day said, and `rowOf` beside it. */
export function storyOf({ sources, questions, claims, relations }) {
    const rows = claims
        .map((claim) => ({ basis: "unknown", stance: "asserts", status: "published", ...claim }))
        .sort((a, b) => span(a.said)[0] - span(b.said)[0]);
    const rowOf = Object.fromEntries(rows.map(({ claim_id }, row) => [claim_id, row]));
    const units = [...new Set(rows.flatMap(({ unit }) => unit ?? []))].sort();
    const relays = [...new Set(rows.flatMap(({ relayed_by }) => relayed_by ?? []))].sort();
    const column = (of) => rows.map(of);
    const until = column(({ said }) => span(said)[1]);
    const strikes = strikesOf(rows, relations, rowOf, until);
    return {
        stances: STANCES,
        bounds: BOUNDS,
        bases: BASES,
        units,
        relays,
        relationKinds: KINDS,
        relations: relations
            .filter((one) => one.from_claim_id in rowOf && one.to_claim_id in rowOf)
            .map((one) => [KINDS.indexOf(one.kind), rowOf[one.from_claim_id], rowOf[one.to_claim_id]]),
        questions: questions.map(({ question_id, ...question }) => ({ id: question_id, ...question })),
        sources: sources.map((source) => ({
            id: source.source_id,
            name: source.name ?? source.source_id,
            short: source.short_name ?? source.source_id,
            kind: source.kind,
            country: source.country ?? null,
        })),
        claims: {
            said: column(({ said }) => span(said)[0]),
            until,
            stance: column(({ stance }) => STANCES.indexOf(stance)),
            source: column(({ source_id }) => sources.findIndex((source) => source.source_id === source_id)),
            question: column(({ question_id }) => questions.findIndex((one) => one.question_id === question_id)),
            flags: column((claim) => flagsOf(claim, questions)),
            low: column(({ low }) => low ?? null),
            high: column(({ high }) => high ?? null),
            bound: column(({ bound }) => BOUNDS.indexOf(bound)),
            basis: column(({ basis }) => BASES.indexOf(basis)),
            unit: column(({ unit }) => units.indexOf(unit)),
            relayed: column(({ relayed_by }) => relays.indexOf(relayed_by)),
            ...strikes,
        },
        rowOf,
        idOf: rows.map(({ claim_id }) => claim_id),
    };
}

function flagsOf({ status, said, happened, question_id }, questions) {
    const planned = questions.some((one) => one.question_id === question_id && one.measure === "planned");
    const ahead = happened !== undefined && happened !== null && span(happened)[0] >= span(said)[1];
    return (
        (status === "draft" ? FLAG.draft : 0) |
        (status === "retracted" ? FLAG.retracted : 0) |
        (planned || ahead ? FLAG.foreseen : 0)
    );
}

/** What struck each row first: walked from every replacement, nearest first, as geodata/known.py words it. */
function strikesOf(rows, relations, rowOf, until) {
    const replaced = rows.map(() => []);
    for (const { kind, from_claim_id, to_claim_id } of relations) {
        const [later, earlier] = [rowOf[from_claim_id], rowOf[to_claim_id]];
        if (kind !== "supersedes" || later === undefined || earlier === undefined) continue;
        if (rows[later].source_id === rows[earlier].source_id) replaced[later].push(earlier);
    }
    const best = rows.map(() => null);
    rows.forEach((_, later) => {
        const steps = [[later, 0]];
        const seen = new Set([later]);
        for (const [row, far] of steps) {
            for (const earlier of replaced[row]) {
                if (seen.has(earlier)) continue;
                seen.add(earlier);
                steps.push([earlier, far + 1]);
                const now = best[earlier];
                const sooner =
                    !now || until[later] < until[now.by] || (until[later] === until[now.by] && far < now.far);
                if (sooner) best[earlier] = { by: later, far };
            }
        }
    });
    return {
        struckOn: best.map((strike) => (strike ? until[strike.by] - 1 : null)),
        struckBy: best.map((strike) => strike?.by ?? -1),
    };
}
