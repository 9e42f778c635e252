/** Days, weeks and months in UTC, and how they are written. A day is a number of days since 1970-01-01. */

const MONTHS = "January February March April May June July August September October November December".split(" ");
const DAY = 86400000;

/** @typedef {{day: number, text: string, edge?: boolean}} Tick `edge`: names the first day, and has no line of its own */
/** @typedef {"week" | "month" | "year"} Period */

/** @param {number} day */
function parts(day) {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), date: date.getUTCDate() };
}

/** @param {number} year @param {number} month from 0; may run past the year */
function firstOf(year, month) {
  return Date.UTC(year, month, 1) / DAY;
}

/**
 * A day in words: "24 Oct 2024".
 * @param {number} day
 * @param {{year?: boolean, long?: boolean}} [how] `long`: the whole name of the month
 */
export function dayInWords(day, { year = true, long = false } = {}) {
  const at = parts(day);
  const month = long ? MONTHS[at.month] : MONTHS[at.month].slice(0, 3);
  return year ? `${at.date} ${month} ${at.year}` : `${at.date} ${month}`;
}

/**
 * The days of a half-open span in words: "6 Oct – 5 Nov 2024". What both ends share is said once.
 * @param {number} from
 * @param {number} to
 * @param {{year?: boolean, long?: boolean}} [how]
 */
export function daysInWords(from, to, { year = true, long = false } = {}) {
  const first = parts(from);
  const last = parts(to - 1);
  const end = dayInWords(to - 1, { year, long });
  if (to - from <= 1) return end;
  if (first.year !== last.year) return `${dayInWords(from, { year, long })} – ${end}`;
  if (first.month !== last.month) return `${dayInWords(from, { year: false, long })} – ${end}`;
  return `${first.date}–${end}`;
}

/** @param {number} day @returns {string} as written in an address: "2024-10-24" */
export function isoDay(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/**
 * The first day of the week, month or year that holds a day. Weeks start on Sunday.
 * @param {Period} period
 * @param {number} day
 */
export function startOf(period, day) {
  const at = parts(day);
  if (period === "week") return Math.floor((day + 4) / 7) * 7 - 4;
  return period === "month" ? firstOf(at.year, at.month) : firstOf(at.year, 0);
}

/**
 * The first day of the next week, month or year.
 * @param {Period} period
 * @param {number} day
 */
export function startOfNext(period, day) {
  const at = parts(day);
  if (period === "week") return startOf("week", day) + 7;
  return period === "month" ? firstOf(at.year, at.month + 1) : firstOf(at.year + 1, 0);
}

/** Days or months between two ticks, finest first. */
const RHYTHMS = [
  ...[1, 2, 7, 14].map((days) => ({ days, months: 0 })),
  ...[1, 3, 6, 12, 24, 60, 120, 300, 600, 1200].map((months) => ({ days: months * 30.4, months })),
];

/**
 * The dates to write along an axis.
 * @param {number} from
 * @param {number} to
 * @param {number} width pixels
 * @param {{room?: number, edge?: boolean}} [how] `room`: pixels that a label needs; `edge`: name the first day too
 * @returns {Tick[]}
 */
export function ticks(from, to, width, { room = 68, edge = false } = {}) {
  const perDay = width / (to - from);
  const rhythm = RHYTHMS.find(({ days }) => days * perDay >= room) ?? RHYTHMS[RHYTHMS.length - 1];
  const days = rhythm.months ? monthsBetween(from, to, rhythm.months) : daysBetween(from, to, rhythm.days);
  /** @type {Tick[]} */
  const found = [];
  if (edge && (!days.length || (days[0] - from) * perDay >= room + 12)) {
    found.push({ day: from, text: dayInWords(from), edge: true });
  }
  for (const day of days) {
    const { year, month } = parts(day);
    const named = !found.length || year !== parts(found[found.length - 1].day).year;
    if (!rhythm.months) found.push({ day, text: dayInWords(day, { year: named }) });
    else if (rhythm.months >= 12) found.push({ day, text: `${year}` });
    else found.push({ day, text: MONTHS[month].slice(0, 3) + (named ? ` ${year}` : "") });
  }
  return found;
}

/** @param {number} from @param {number} to @param {number} every */
function daysBetween(from, to, every) {
  const days = [];
  for (let day = Math.ceil((from + 4) / every) * every - 4; day < to; day += every) days.push(day);
  return days;
}

/** @param {number} from @param {number} to @param {number} every */
function monthsBetween(from, to, every) {
  const { year, month } = parts(from);
  const days = [];
  let at = Math.floor((year * 12 + month) / every) * every;
  for (;;) {
    const day = firstOf(Math.floor(at / 12), at % 12);
    if (day >= to) return days;
    if (day >= from) days.push(day);
    at += every;
  }
}
