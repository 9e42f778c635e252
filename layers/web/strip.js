/** A scene's days on one line: when its claims were said, and when they say that it happened. */

import { ticks } from "./calendar.js";
import { element } from "./elements.js";
import isMeant from "./meant.js";
import { FLAG } from "./story.js";
import { drawnStack, stacks } from "./strip_marks.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {{story: Story, rows: number[], from: number, to: number, day: number | null, palette: Record<string, string>}} Shown */

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
