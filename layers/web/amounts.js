/** Numbers as claimed, side by side in words: bounds are kept, open ends stay open, and nothing is averaged. */

/** @typedef {import("./story.js").Story} Story */
/** @typedef {{value: number, bounds: Set<string>}} End the number at one end, and how those who say it bound it */

const FIGURES = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });
const SMALL = "no one two three four five six seven eight nine ten eleven twelve".split(" ");

/**
 * How many there are, in words up to twelve, and what: "six sources", "one source", "no sources", or "six".
 * @param {number} count
 * @param {string} [noun] in the singular
 */
export function countInWords(count, noun) {
  const number = SMALL[count] ?? figure(count);
  if (!noun) return number;
  return `${number} ${count === 1 ? noun : `${noun}s`}`;
}

/** @param {number} value */
export function figure(value) {
  return FIGURES.format(value);
}

/**
 * What rows with numbers claim together, from the smallest low to the largest high: "1,500 to 12,000",
 * "3,000 to at least 15,000", "figures from up to 500 to 2,000", or one number with its bound.
 * @param {Story} story
 * @param {number[]} rows at least one, all with a number in one unit
 * @param {{strict?: boolean}} [how] `strict`: an end is open, or "about", as soon as any row says so; otherwise
 *   it is open when the outermost row says so, and "about" when all rows at that end do
 */
export function rangeInWords(story, rows, { strict = false } = {}) {
  const { low, high } = story.claims;
  const from = endOf(story, rows, (row) => low[row] ?? high[row] ?? 0, Math.min);
  const to = endOf(story, rows, (row) => high[row] ?? low[row] ?? 0, Math.max);
  if (from.value === to.value) return oneNumber(from.value, new Set([...from.bounds, ...to.bounds]), strict);
  const openBelow = strict ? rows.some((row) => low[row] === null) : from.bounds.has("up-to");
  const openAbove = strict ? rows.some((row) => high[row] === null) : to.bounds.has("at-least");
  const end = `${openAbove ? "at least " : aboutOf(to, strict)}${figure(to.value)}`;
  if (openBelow) return `figures from up to ${figure(from.value)} to ${end}`;
  return `${aboutOf(from, strict)}${figure(from.value)} to ${end}`;
}

/**
 * What two numbers come to if each counts a force of its own: an end that either leaves open stays open.
 * @param {Story} story
 * @param {[number, number]} rows
 */
export function sumInWords({ bounds, claims }, [one, other]) {
  const { low, high, bound } = claims;
  const about = [one, other].some((row) => bounds[bound[row]] === "about") ? "about " : "";
  const [least, most] = [low, high].map((ends) => added(ends[one] ?? null, ends[other] ?? null));
  if (least !== null && most !== null) {
    return about + (least === most ? figure(least) : `${figure(least)} to ${figure(most)}`);
  }
  if (least !== null) return `at least ${about}${figure(least)}`;
  if (most !== null) return `up to ${about}${figure(most)}`;
  const floor = low[one] ?? low[other] ?? 0;
  const ceiling = high[one] ?? high[other] ?? 0;
  return `at least ${figure(floor)}, and up to ${figure(ceiling)} more`;
}

/**
 * @param {Story} story
 * @param {number[]} rows
 * @param {(row: number) => number} valueOf
 * @param {(...values: number[]) => number} choose
 * @returns {End}
 */
function endOf({ bounds, claims }, rows, valueOf, choose) {
  const value = rows.reduce((best, row) => choose(best, valueOf(row)), valueOf(rows[0] ?? 0));
  const there = rows.filter((row) => valueOf(row) === value);
  return { value, bounds: new Set(there.map((row) => bounds[claims.bound[row]] ?? "")) };
}

/** @param {End} end @param {boolean} strict */
function aboutOf({ bounds }, strict) {
  return bounds.has("about") && (strict || bounds.size === 1) ? "about " : "";
}

/** @param {number} value @param {Set<string>} bounds @param {boolean} strict */
function oneNumber(value, bounds, strict) {
  const open = [...(bounds.has("up-to") ? ["up to "] : []), ...(bounds.has("at-least") ? ["at least "] : [])];
  const plain = bounds.size > open.length;
  const about = bounds.has("about") && (strict || bounds.size === open.length + 1) ? "about " : "";
  return [...(plain ? [about] : []), ...open].map((words) => words + figure(value)).join(" or ");
}

/** @param {number | null} one @param {number | null} other */
function added(one, other) {
  return one === null || other === null ? null : one + other;
}
