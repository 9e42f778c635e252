/** What the claim cards list: under which heading, which rows, in which order. */

import { dayInWords, daysInWords } from "./calendar.js";
import { days, rowsOf, rowsShown } from "./shown.js";
import { FLAG } from "./story.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./story.js").Place} Place */
/** @typedef {import("./link.js").View} View */
/** @typedef {import("./link.js").Focus} Focus */

/**
 * @typedef {object} Listing
 * @property {string[]} heading in parts, of which some are names
 * @property {string[][]} lines what stands under the heading, in parts
 * @property {number[]} rows in the order of reading
 * @property {Focus | null} chosen null: everything in view
 * @property {number | null} current the row that stands for what is chosen
 * @property {string | null} hint why the row that is chosen is not in view
 * @property {string | null} empty what to say when there are no rows
 */

const BY = new Map([
  ["sea", ", by sea"],
  ["air", ", by air"],
  ["rail", ", by rail"],
  ["road", ", by road"],
]);

/**
 * What the cards list for a view.
 * @param {Story} story
 * @param {Pick<View, "from" | "to" | "day" | "mode" | "step" | "chosen">} view
 * @param {Uint8Array | null} filter bits, one per row
 * @returns {Listing}
 */
export function listing(story, view, filter) {
  const between = days(view);
  const shown = rowsShown(story, filter, between);
  const chosen = known(story, view.chosen);
  if (!chosen) {
    const rows = [];
    for (let row = 0; row < shown.length; row++) if (shown[row]) rows.push(row);
    const lines = [[counted(rows.length), `said ${daysInWords(...between)}`]];
    const empty = rows.length ? null : nothing(story, between, filter);
    return { heading: ["Claims in view"], lines, rows, chosen, current: null, hint: null, empty };
  }
  if ("claims" in chosen) return ofClaims(story, chosen, filter, between);
  const rows = mostTellingFirst(story, rowsOf(story, shown, chosen));
  const all = rowsOf(story, rowsShown(story, null, between), chosen);
  const drafts = all.filter((row) => !shown[row] && flag(story, row, FLAG.draft)).length;
  const count = counted(rows.length) + (drafts ? `, ${drafts} ${drafts === 1 ? "draft" : "drafts"} hidden` : "");
  const named = "place" in chosen ? ofPlace(story, chosen.place, count) : ofMovement(story, chosen.movement, count);
  const empty = rows.length ? null : `No claims here ${betweenInWords(between)}. Widen the dates.`;
  return { ...named, rows, chosen, current: rows[0] ?? null, hint: null, empty };
}

/**
 * Rows with the one first that tells most of what they share: no draft, few other places, a day; then by day, newest first.
 * @param {Story} story
 * @param {number[]} rows
 */
export function mostTellingFirst(story, rows) {
  const { said, placed } = story.claims;
  const off = FLAG.draft | FLAG.struck | FLAG.retracted;
  /** @param {number} row lower tells more */
  const rank = (row) =>
    (flag(story, row, off) ? 1000 : 0) +
    2 * Math.min((placed[row + 1] ?? 0) - (placed[row] ?? 0), 400) +
    (flag(story, row, FLAG.happenedByDay) ? 0 : 1);
  const sorted = [...rows].sort((a, b) => (said[b] ?? 0) - (said[a] ?? 0) || a - b);
  const first = sorted.reduce((best, row) => (rank(row) < rank(best) ? row : best), sorted[0] ?? -1);
  return first < 0 ? [] : [first, ...sorted.filter((row) => row !== first)];
}

/**
 * A place's coordinates, with no more decimals than its uncertainty leaves room for.
 * @param {[number, number]} at longitude, latitude
 * @param {number | null} uncertainty metres
 */
export function coordinatesInWords([longitude, latitude], uncertainty) {
  const degree = 111320;
  const decimals = Math.min(4, Math.max(0, Math.round(Math.log10(degree / Math.max(uncertainty ?? degree, 1)))));
  const ns = `${Math.abs(latitude).toFixed(decimals)}° ${latitude < 0 ? "S" : "N"}`;
  return `${ns} ${Math.abs(longitude).toFixed(decimals)}° ${longitude < 0 ? "W" : "E"}`;
}

/** @param {number} count */
function counted(count) {
  return `${count.toLocaleString("en")} ${count === 1 ? "claim" : "claims"}`;
}

/** @param {Story} story @param {number} row @param {number} bits */
function flag(story, row, bits) {
  return ((story.claims.flags[row] ?? 0) & bits) !== 0;
}

/**
 * What is chosen, if the story has it: an address may name what another revision had.
 * @param {Story} story
 * @param {Focus | null} chosen
 * @returns {Focus | null}
 */
function known(story, chosen) {
  if (!chosen) return null;
  if ("place" in chosen) return story.places[chosen.place] ? chosen : null;
  if ("movement" in chosen) return story.movements[chosen.movement] ? chosen : null;
  const claims = chosen.claims.filter((row) => story.claims.said[row] !== undefined);
  return claims.length ? { claims } : null;
}

/**
 * @param {Story} story
 * @param {{claims: number[]}} chosen
 * @param {Uint8Array | null} filter
 * @param {[number, number]} between
 * @returns {Listing}
 */
function ofClaims(story, chosen, filter, between) {
  const { said, until, source, placed } = story.claims;
  const shown = rowsShown(story, filter, between);
  const alone = chosen.claims.length === 1;
  const rows = chosen.claims
    .filter((row) => alone || shown[row])
    .sort((a, b) => (said[b] ?? 0) - (said[a] ?? 0) || a - b);
  const first = chosen.claims[0] ?? 0;
  const together = chosen.claims.every((row) => said[row] === said[first] && source[row] === source[first]);
  const nowhere = chosen.claims.every((row) => placed[row] === placed[row + 1]);
  let heading = ["Chosen claims"];
  if (together) {
    const day = daysInWords(said[first] ?? 0, until[first] ?? 0);
    heading = [
      `${flag(story, first, FLAG.doubtSaid) ? "About " : ""}${day}, `,
      story.sources[source[first] ?? -1].short,
    ];
  } else if (nowhere) heading = ["No location given"];
  const empty = rows.length ? null : `None of these claims was said ${betweenInWords(between)}. Widen the dates.`;
  const passes = rowsShown(story, filter, [-Infinity, Infinity])[first];
  const why = passes ? "Not said in the days in view." : "Hidden by the filters.";
  const hint = alone && !shown[first] ? why : null;
  const lines = alone ? [] : [[counted(rows.length)]];
  return { heading, lines, rows, chosen, current: alone ? first : null, hint, empty };
}

/** @param {Story} story @param {number} index @param {string} count */
function ofPlace(story, index, count) {
  const place = /** @type {Place} */ (story.places[index]);
  const outer = place.parents.flatMap((parent) => story.places[parent] ?? []);
  const size = (/** @type {Place} */ { uncertainty }) => uncertainty ?? Infinity;
  const region = outer.filter(({ precision }) => precision === "region").sort((a, b) => size(a) - size(b))[0];
  const country = outer.find(({ precision }) => precision === "country");
  const vague = ["district", "region", "country"].includes(place.precision) ? place.precision : null;
  const inside = place.precision === "region" ? null : region;
  const where = [vague, inside?.name, country?.name].filter(Boolean).join(", ");
  const state = place.occupied ? "temporarily occupied, wholly or in part" : "";
  const at = vague ? "" : coordinatesInWords(place.at, place.uncertainty);
  const lines = [
    [place.local ?? "", where, state],
    [at ? count : `${count} in this window`, at],
    place.also.length ? [`Also noted: ${place.also.join("; ")}`] : [],
    [`Position: ${place.drawn}`],
  ];
  return { heading: [place.name], lines: lines.map((parts) => parts.filter(Boolean)).filter((parts) => parts.length) };
}

/** @param {Story} story @param {number} index @param {string} count */
function ofMovement(story, index, count) {
  const movement = /** @type {import("./story.js").Movement} */ (story.movements[index]);
  const name = (/** @type {number} */ place) => story.places[place]?.name ?? "";
  const heading = [name(movement.from), " to ", name(movement.to), BY.get(movement.mode) ?? ""];
  const route = movement.reported ? "route as reported" : "route not reported; the line is schematic";
  return { heading, lines: [[route], [`${count} in this window`]] };
}

/** @param {Story} story @param {[number, number]} between @param {Uint8Array | null} filter */
function nothing(story, between, filter) {
  const filtered = filter && rowsShown(story, null, between).includes(1);
  const when = betweenInWords(between);
  return filtered
    ? `No claims ${when} match the filters. Widen the dates or clear a filter.`
    : `No claims ${when}. Widen the dates.`;
}

/** @param {[number, number]} between half-open */
function betweenInWords([from, to]) {
  if (to - from <= 1) return `on ${dayInWords(from)}`;
  const [first, last] = [dayInWords(from), dayInWords(to - 1)];
  const [day, month, year] = first.split(" ");
  const shared = !last.endsWith(` ${year}`) ? first : last.endsWith(` ${month} ${year}`) ? day : `${day} ${month}`;
  return `between ${shared} and ${last}`;
}
