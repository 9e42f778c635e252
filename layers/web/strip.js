/** A scene's days on one line: when its claims were said, and when they say that it happened. */

import { dayInWords, ticks } from "./calendar.js";
import { element } from "./elements.js";
import { FAMILY, glyphElement } from "./glyphs.js";
import isMeant from "./meant.js";
import { FLAG } from "./story.js";
import { bucketOf } from "./timeline_cells.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {{story: Story, rows: number[], from: number, to: number, day: number | null, palette: Record<string, string>}} Shown */

/** Days that may stand together where a screen has no room for each. */
const TOGETHER = [1, 2, 7, 14, 28, 56];

/**
 * @param {HTMLElement} root
 * @param {object} act
 * @param {(rows: number[]) => void} act.choose
 * @param {(rows: number[] | null) => void} act.point
 */
export default function timeStrip(root, { choose, point }) {
  const line = element("div", { class: "line" });
  const strip = element("div", { class: "strip", role: "group", "aria-label": "When it was said" }, line);
  root.append(strip);
  const markOf = (/** @type {Event} */ { target }) => (target instanceof Element ? target.closest("button") : null);
  const rowsOf = (/** @type {HTMLElement} */ { dataset }) => (dataset.rows ?? "").split(" ").map(Number);

  strip.addEventListener("click", (event) => {
    const mark = markOf(event);
    if (mark) choose(rowsOf(mark));
  });
  strip.addEventListener("pointerover", (event) => {
    const mark = event.pointerType === "mouse" ? markOf(event) : null;
    point(mark ? rowsOf(mark) : null);
  });
  strip.addEventListener("pointerleave", () => point(null));

  return {
    /** @param {Shown} shown */
    show({ story, rows, from, to, day, palette }) {
      const width = line.clientWidth || 1;
      const letter = parseFloat(getComputedStyle(line).fontSize);
      const share = (/** @type {number} */ at) =>
        `${(100 * Math.max(0, Math.min(1, (at - from) / (to - from)))).toFixed(3)}%`;
      const dates = ticks(from, to, width, { room: letter * 6, edge: true }).map((tick) =>
        at(share(tick.day), "tick", tick.text),
      );
      const bar = happened(story, rows, from, to);
      const marks = stacks(story, rows, from, to, width, letter).map((stack) =>
        drawnStack(story, stack, share, palette),
      );
      line.classList.toggle(
        "tall",
        marks.some(({ childElementCount }) => childElementCount > 1),
      );
      line.replaceChildren(...dates, ...(bar ? [drawnBar(bar, share)] : []), ...marks);
      if (day !== null) line.append(at(share(day + 0.5), "now", ""));
    },

    /**
     * Mark what is pointed at.
     * @param {Story} story
     * @param {import("./link.js").Focus | null} hover
     */
    mark(story, hover) {
      for (const mark of line.querySelectorAll("button")) {
        mark.classList.toggle(
          "pointed",
          rowsOf(mark).some((row) => isMeant(story, hover, row)),
        );
      }
    },
  };
}

/** @param {string} left @param {string} name @param {string} text */
function at(left, name, text) {
  const made = element("span", { class: name }, text);
  made.style.left = left;
  return made;
}

/**
 * The days that the first claim which gives any says it happened on; a month is no day.
 * @param {Story} story
 * @param {number[]} rows
 * @param {number} from
 * @param {number} to
 */
function happened({ claims }, rows, from, to) {
  for (const row of rows) {
    const [first, end] = [claims.happened[row], claims.happenedUntil[row]];
    const flags = claims.flags[row];
    if (first === null || end === null || !(flags & FLAG.happenedByDay)) continue;
    if (end <= from || first >= to || end - first < 2) continue;
    const supposed = Boolean(flags & (FLAG.doubtHappened | FLAG.foreseen));
    return { first, end, supposed, foreseen: Boolean(flags & FLAG.foreseen), row };
  }
  return null;
}

/**
 * @param {NonNullable<ReturnType<typeof happened>>} bar
 * @param {(day: number) => string} share
 */
function drawnBar({ first, end, supposed, foreseen }, share) {
  const words = element("span", {}, foreseen ? "said to happen" : "said to have happened");
  const bar = element("div", { class: supposed ? "bar supposed" : "bar" }, words);
  bar.style.left = share(first);
  bar.style.right = `calc(100% - ${share(end)})`;
  return bar;
}

/** @typedef {{days: [number, number], stances: Map<number, number[]>}} Stack */

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
function stacks({ claims }, rows, from, to, width, letter) {
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
function drawnStack(story, { days, stances }, share, palette) {
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
  const glyph = glyphElement(name, { colour: palette[family], paper: palette.paper, open, size: 32 });
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
