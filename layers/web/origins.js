/** Origins, not echoes: which claims go back to one statement. Twin of geodata/origins.py, which says why. */

import { inOrderSaid, pairsOf, wasSaid } from "./known.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./known.js").Known} Known */
/**
 * One claim of a chain.
 * @typedef {object} Step
 * @property {number} row
 * @property {number} source
 * @property {number} relayed index into story.relays; −1: told by the source itself
 * @property {number[]} repeats rows that it repeats directly
 * @property {number} depth echoes away from an origin
 */
/**
 * Claims that go back to the same statement.
 * @typedef {object} Cluster
 * @property {Step[]} chain those that repeat nothing first, then from echo to echo
 * @property {number[]} sources distinct sources of the first claims
 * @property {number[]} corroboratedBy other sources that stand first in clusters linked by "corroborates"
 * @property {boolean} single whether every claim of it goes back to one source
 * @property {"single origin" | "several origins"} name
 */

/** @typedef {Map<number, number[]>} Links rows to rows */

/**
 * The claims that had been said by a day, gathered by where they come from; each is in exactly one cluster.
 * @param {Story} story
 * @param {Known} known
 * @returns {Cluster[]} in the order of the first claims
 */
export function origins(story, known) {
  const { source, relayed } = story.claims;
  const every = [...story.claims.said.keys()];
  const rows = inOrderSaid(
    story,
    every.filter((row) => wasSaid(story, row, known)),
  );
  const repeats = linksOf(pairsOf(story, "repeats", known));
  const mates = sameStatements(story, rows);
  const parents = new Map(rows.map((row) => [row, repeats.get(row) ?? inherited(row, repeats, mates)]));
  const chains = joined(rows, [repeats, mates]).map((members) =>
    depthsOf(members, parents).map(([row, depth]) => ({
      row,
      source: source[row],
      relayed: relayed[row],
      repeats: repeats.get(row) ?? [],
      depth,
    })),
  );
  const firsts = chains.map((chain) => distinct(chain.filter(({ depth }) => !depth).map((step) => step.source)));
  const clusterOf = new Map(chains.flatMap((chain, at) => chain.map(({ row }) => [row, at])));
  /** @type {number[][]} */
  const others = chains.map(() => []);
  for (const [one, other] of pairsOf(story, "corroborates", known)) {
    const [here, there] = [clusterOf.get(one) ?? 0, clusterOf.get(other) ?? 0];
    others[here].push(...firsts[there]);
    others[there].push(...firsts[here]);
  }
  return chains.map((chain, at) => ({
    chain,
    sources: firsts[at],
    corroboratedBy: distinct(others[at]).filter((of) => !firsts[at].includes(of)),
    single: firsts[at].length === 1,
    name: firsts[at].length === 1 ? "single origin" : "several origins",
  }));
}

/**
 * The sources that some claims go back to; an echo adds none.
 * @param {Cluster[]} clusters of all known claims, so that an echo of a superseded claim is still known as one
 * @param {(row: number) => boolean} [keep] which claims are meant; by default all
 * @returns {number[]}
 */
export function distinctOrigins(clusters, keep = () => true) {
  return distinct(clusters.filter(({ chain }) => chain.some(({ row }) => keep(row))).flatMap(({ sources }) => sources));
}

/** @param {[number, number][]} pairs @returns {Links} */
function linksOf(pairs) {
  const links = new Map();
  for (const [one, other] of pairs) links.set(one, distinct([...(links.get(one) ?? []), other]));
  return links;
}

/**
 * Rows with the rows of the same statement: one source's one number under one question on one day.
 * @param {Story} story
 * @param {number[]} rows
 * @returns {Links}
 */
function sameStatements({ claims }, rows) {
  const { source, question, until, bound, low, high, unit, basis } = claims;
  /** @type {Map<string, number[]>} */
  const groups = new Map();
  for (const row of rows) {
    if (bound[row] < 0 || question[row] < 0) continue;
    const key = [source, question, until, bound, low, high, unit, basis].map((column) => column[row]).join();
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const together = [...groups.values()].filter((group) => group.length > 1);
  return new Map(together.flatMap((group) => group.map((row) => [row, group])));
}

/** What the same statement repeats elsewhere. @param {number} row @param {Links} repeats @param {Links} mates */
function inherited(row, repeats, mates) {
  const same = mates.get(row) ?? [];
  return same.flatMap((mate) => (repeats.get(mate) ?? []).filter((far) => !same.includes(far)));
}

/**
 * The rows that hang together, each list in the order given.
 * @param {number[]} rows
 * @param {Links[]} links
 */
function joined(rows, links) {
  const near = new Map(rows.map((row) => [row, /** @type {number[]} */ ([])]));
  for (const [one, fars] of links.flatMap((link) => [...link])) {
    for (const far of fars) {
      near.get(one)?.push(far);
      near.get(far)?.push(one);
    }
  }
  const place = new Map(rows.map((row, at) => [row, at]));
  const seen = new Set();
  /** @type {number[][]} */
  const groups = [];
  for (const row of rows) {
    if (seen.has(row)) continue;
    seen.add(row);
    const members = [row];
    for (const member of members) {
      for (const other of near.get(member) ?? []) {
        if (seen.has(other)) continue;
        seen.add(other);
        members.push(other); // grows as it is walked
      }
    }
    groups.push(members.sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0)));
  }
  return groups;
}

/**
 * How far each row is from an origin, the nearest first. In a circle of repeats the earliest counts as one.
 * @param {number[]} members
 * @param {Links} parents
 * @returns {[number, number][]}
 */
function depthsOf(members, parents) {
  if (members.length === 1) return [[members[0], 0]];
  const parentsOf = (/** @type {number} */ row) => parents.get(row) ?? [];
  const children = linksOf(
    members.flatMap((row) => parentsOf(row).map((of) => /** @type {[number, number]} */ ([of, row]))),
  );
  /** @type {Map<number, number>} */
  const depths = new Map();
  for (const starts of [members.filter((row) => !parentsOf(row).length), ...members.map((row) => [row])]) {
    const front = starts.filter((row) => !depths.has(row));
    for (const row of front) depths.set(row, 0);
    for (const row of front) {
      for (const child of children.get(row) ?? []) {
        if (depths.has(child)) continue;
        depths.set(child, (depths.get(row) ?? 0) + 1);
        front.push(child); // grows as it is walked
      }
    }
  }
  const depthOf = (/** @type {number} */ row) => depths.get(row) ?? 0;
  return members.map((row) => /** @type {[number, number]} */ ([row, depthOf(row)])).sort((a, b) => a[1] - b[1]);
}

/** @param {number[]} values */
function distinct(values) {
  return [...new Set(values)];
}
