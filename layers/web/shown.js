/** Which claims a view shows, and how often each place is named by them. */

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./link.js").View} View */

/**
 * The days that a view shows, half-open.
 * @param {Pick<View, "from" | "to" | "day" | "mode" | "step">} view
 * @returns {[number, number]}
 */
export function days(view) {
  if (view.day === null) return [view.from, view.to];
  if (view.mode === "cumulative") return [view.from, Math.min(view.day + 1, view.to)];
  return [view.day, Math.min(step(view.day, view.step, 1), view.to)];
}

/**
 * The day some steps away.
 * @param {number} day days since 1970-01-01
 * @param {View["step"]} unit
 * @param {number} count negative goes back
 */
export function step(day, unit, count) {
  if (unit === "day") return day + count;
  if (unit === "week") return day + 7 * count;
  const date = new Date(day * 86400000);
  const month = date.getUTCMonth() + count;
  const last = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), last)) / 86400000;
}

/**
 * The filter's bits, one per row; null when nothing is filtered.
 * @param {string} mask base64
 * @returns {Uint8Array | null}
 */
export function bits(mask) {
  return mask ? Uint8Array.from(atob(mask), (letter) => letter.charCodeAt(0)) : null;
}

/**
 * The rows that pass all but time's window, as bits; null when every row does: the reader's filter,
 * what had been said by the day known, and the lens.
 * @param {Story} story
 * @param {Pick<View, "mask" | "known" | "lens">} view
 * @param {number} [side] of two lenses, the one that is meant; both where it is left out
 * @returns {Uint8Array | null}
 */
export function filterOf(story, { mask, known, lens }, side) {
  if (known === null && !lens.length) return bits(mask);
  const { until, source } = story.claims;
  const sources = new Set(side === undefined || lens.length < 2 ? lens : [lens[side]]);
  const asked = bits(mask);
  const filter = new Uint8Array((until.length + 7) >> 3);
  for (let row = 0; row < until.length; row++) {
    if (asked && !((asked[row >> 3] >> (row & 7)) & 1)) continue;
    if (known !== null && until[row] > known + 1) continue;
    if (sources.size && !sources.has(source[row])) continue;
    filter[row >> 3] |= 1 << (row & 7);
  }
  return filter;
}

/**
 * Whether each row passes the filter and was, or may have been, said in these days.
 * @param {Story} story
 * @param {Uint8Array | null} filter
 * @param {[number, number]} between
 * @returns {Uint8Array} one byte per row
 */
export function rowsShown(story, filter, [start, end]) {
  const { said, until } = story.claims;
  const shown = new Uint8Array(said.length);
  for (let row = 0; row < said.length; row++) {
    const passes = said[row] < end && until[row] > start && (!filter || (filter[row >> 3] >> (row & 7)) & 1);
    if (passes) shown[row] = 1;
  }
  return shown;
}

/**
 * How many of these rows name each place.
 * @param {Story} story
 * @param {Uint8Array} shown
 * @returns {Uint32Array} one count per place
 */
export function countByPlace(story, shown) {
  const { placed, places } = story.claims;
  const counts = new Uint32Array(story.places.length);
  for (let row = 0; row < shown.length; row++) {
    if (!shown[row]) continue;
    for (let at = placed[row]; at < placed[row + 1]; at++) counts[places[at]]++;
  }
  return counts;
}

/**
 * The shown rows that a focus means, in order.
 * @param {Story} story
 * @param {Uint8Array} shown
 * @param {import("./link.js").Focus} focus
 * @returns {number[]}
 */
export function rowsOf(story, shown, focus) {
  if ("claims" in focus) return focus.claims;
  if ("movement" in focus) return story.movements[focus.movement].claims.filter((row) => shown[row]);
  const { placed, places } = story.claims;
  const rows = [];
  for (let row = 0; row < shown.length; row++) {
    if (!shown[row]) continue;
    for (let at = placed[row]; at < placed[row + 1]; at++) {
      if (places[at] === focus.place) {
        rows.push(row);
        break;
      }
    }
  }
  return rows;
}
