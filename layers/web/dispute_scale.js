/** The axis on which the numbers of one question stand. */

/**
 * @typedef {object} Scale
 * @property {(value: number) => number} at where a number stands, 0 at the axis's start and 1 at its end
 * @property {number[]} ticks numbers to write
 */

/** Steps that a reader counts in, within one power of ten. */
const STEPS = [1, 2, 2.5, 5, 10];

/**
 * A scale for some numbers; room is left after the largest, whose words stand there.
 * @param {Iterable<number>} values
 * @param {"linear" | "log"} kind
 * @param {number} most ticks that have room
 * @returns {Scale}
 */
export default function scaleOf(values, kind, most) {
  let [least, greatest] = [Infinity, 0];
  for (const value of values) {
    if (value > greatest) greatest = value;
    if (value > 0 && value < least) least = value;
  }
  if (!(greatest > 0)) return linear(1, most);
  return kind === "log" ? logarithmic(least, greatest, most) : linear(greatest, most);
}

/** @param {number} greatest @param {number} most @returns {Scale} */
function linear(greatest, most) {
  const rough = (greatest * 1.1) / Math.max(1, most - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const round = (STEPS.find((each) => each * power >= rough * (1 - 1e-9)) ?? 10) * power;
  const step = greatest >= 1 ? Math.max(1, Math.round(round)) : round;
  const end = (Math.floor(greatest / step) + 1) * step;
  const count = Math.round(end / step);
  return {
    at: (value) => value / end,
    ticks: Array.from({ length: count + 1 }, (_, index) => index * step),
  };
}

/** @param {number} least @param {number} greatest @param {number} most @returns {Scale} */
function logarithmic(least, greatest, most) {
  const all = [];
  for (let power = Math.floor(Math.log10(least)); power <= Math.ceil(Math.log10(greatest)) + 1; power++) {
    all.push(...[1, 2, 5].map((mark) => tidy(mark * 10 ** power)));
  }
  const first = all.findLastIndex((tick) => tick <= least * (1 + 1e-9));
  const last = all.findIndex((tick) => tick >= greatest * 1.1);
  const [start, end] = [Math.log10(all[first]), Math.log10(all[last])];
  const ticks = all.slice(first, last + 1);
  const powers = ticks.filter((tick) => Number.isInteger(tidy(Math.log10(tick))));
  const every = Math.max(1, Math.ceil(powers.length / most));
  return {
    at: (value) => (value > 0 ? Math.max(0, (Math.log10(value) - start) / (end - start)) : 0),
    ticks: ticks.length <= most ? ticks : powers.filter((_, index) => index % every === 0),
  };
}

/** @param {number} value without what counting in tenths leaves behind */
function tidy(value) {
  return Number(value.toPrecision(12));
}
