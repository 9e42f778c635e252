/** The marks of a scene's days: up to two stances one above the other, with their counts. */

import { dayInWords } from "./calendar.js";
import { element } from "./elements.js";
import glyphImage from "./glyph_image.js";
import { FAMILY } from "./glyphs.js";
import { FLAG } from "./story.js";
import { bucketOf } from "./timeline_cells.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {{days: [number, number], stances: Map<number, number[]>}} Stack */

/** Days that may stand together where a screen has no room for each. */
const TOGETHER = [1, 2, 7, 14, 28, 56];

/**
 * The rows by day, or by as many days as a mark needs.
 * @param {Story} story
 * @param {number[]} rows
 * @param {number} from
 * @param {number} to
 * @param {number} width pixels
 * @param {number} letter pixels
 * @returns {Stack[]}
 */
export function stacks({ claims }, rows, from, to, width, letter) {
  const size = TOGETHER.find((days) => (days * width) / (to - from) >= letter * 1.25) ?? 56;
  /** @type {Map<number, Stack>} */
  const found = new Map();
  for (const row of rows) {
    const said = Math.max(from, claims.said[row]);
    if (said >= to) continue;
    const bucket = bucketOf(said, size);
    const start = bucket * size - 4;
    const stack = found.get(bucket) ?? {
      days: [Math.max(from, start), Math.min(to, start + size)],
      stances: new Map(),
    };
    found.set(bucket, /** @type {Stack} */ (stack));
    const stance = claims.stance[row];
    stack.stances.set(stance, [...(stack.stances.get(stance) ?? []), row]);
  }
  return [...found.values()];
}

/**
 * Up to two stances one above the other, with their counts; from three, the first and how many more.
 * @param {Story} story
 * @param {Stack} stack
 * @param {(day: number) => string} share
 * @param {Record<string, string>} palette
 */
export function drawnStack(story, { days, stances }, share, palette) {
  const all = [...stances].sort(([a], [b]) => a - b);
  const drawn = all.length > 2 ? all.slice(0, 1) : all;
  const more = all.slice(drawn.length).flatMap(([, rows]) => rows);
  const marks = drawn.map(([stance, rows]) => drawnMark(story, stance, rows, palette));
  if (more.length) marks.push(moreMark(story, more));
  const stack = element("div", { class: marks.length > 1 ? "stack two" : "stack" }, ...marks);
  stack.style.left = share((days[0] + days[1]) / 2);
  return stack;
}

/** @param {Story} story @param {number} stance @param {number[]} rows @param {Record<string, string>} palette */
function drawnMark(story, stance, rows, palette) {
  const name = story.stances[stance];
  const family = FAMILY[name] ?? "affirm";
  const open = rows.every((row) => story.claims.flags[row] & (FLAG.draft | FLAG.foreseen | FLAG.doubtSaid));
  const glyph = glyphImage(name, { colour: palette[family], paper: palette.paper, open, size: 32 });
  const count = rows.length > 1 ? element("span", {}, String(rows.length)) : null;
  return markButton(story, rows, glyph, count, rows.length > 1 ? `${rows.length} claims: ` : "");
}

/** @param {Story} story @param {number[]} rows */
function moreMark(story, rows) {
  return markButton(story, rows, element("span", {}, `+${rows.length}`), null, `+${rows.length} claims: `);
}

/**
 * @param {Story} story
 * @param {number[]} rows
 * @param {HTMLElement} glyph
 * @param {HTMLElement | null} count
 * @param {string} counted what the count says, for those who do not see it
 */
function markButton(story, rows, glyph, count, counted) {
  const { claims, sources, stances } = story;
  const words = rows
    .slice(0, 6)
    .map(
      (row) => `${sources[claims.source[row]].short} ${stances[claims.stance[row]]}, ${dayInWords(claims.said[row])}`,
    );
  const label = counted + words.join("; ") + (rows.length > 6 ? ` and ${rows.length - 6} more` : "");
  const button = element(
    "button",
    { type: "button", "data-rows": rows.join(" "), "aria-label": label, title: label },
    glyph,
    count,
  );
  return button;
}
