/** How many claims were said in any days, answered at once however many there are. */

/**
 * For each day, how many claims began and ended to be possible before it.
 * @typedef {{first: number, began: Uint32Array, ended: Uint32Array}} Tally
 */

/**
 * @param {import("./story.js").Story} story
 * @param {Uint8Array} passing one byte per row
 * @returns {Tally}
 */
export function tally(story, passing) {
  const { said, until } = story.claims;
  let [first, last] = [Infinity, -Infinity];
  for (let row = 0; row < said.length; row++) {
    first = Math.min(first, said[row]);
    last = Math.max(last, until[row]);
  }
  if (first > last) return { first: 0, began: new Uint32Array(1), ended: new Uint32Array(1) };
  const began = new Uint32Array(last - first + 2);
  const ended = new Uint32Array(last - first + 2);
  for (let row = 0; row < said.length; row++) {
    began[said[row] - first + 1] += passing[row];
    ended[until[row] - first + 1] += passing[row];
  }
  for (let day = 1; day < began.length; day++) {
    began[day] += began[day - 1];
    ended[day] += ended[day - 1];
  }
  return { first, began, ended };
}

/**
 * Claims that were, or may have been, said in these days.
 * @param {Tally} counts
 * @param {[number, number]} between half-open
 */
export function countBetween({ first, began, ended }, [from, to]) {
  const before = (/** @type {Uint32Array} */ sums, /** @type {number} */ day) =>
    sums[Math.max(0, Math.min(sums.length - 1, day - first))];
  return before(began, to) - before(ended, from + 1);
}
