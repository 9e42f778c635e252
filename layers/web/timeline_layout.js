/** Where the parts of the timeline stand, in pixels from the top left of its chart. */

/**
 * @typedef {object} Layout
 * @property {boolean} phone
 * @property {number} width
 * @property {number} height
 * @property {number} left where the days begin
 * @property {number} right where they end
 * @property {number} base the foot of the histogram
 * @property {number} fan where the lines from the brush to the lanes end
 * @property {number} axis the line under the lanes' dates
 * @property {number} top of the first lane
 * @property {number} pitch of the lanes
 */

/** @param {number} width @param {number} lanes @returns {Layout} */
export function layoutOf(width, lanes) {
  const phone = width < 520;
  const [left, top, pitch] = [phone ? 96 : 136, 75, 24];
  const height = top + lanes * pitch + 2;
  return { phone, width, height, left, right: width - 10, base: 36, fan: 57, axis: 72, top, pitch };
}

/**
 * A scale from days to pixels.
 * @param {number} from
 * @param {number} to
 * @param {Layout} layout
 * @returns {{x: (day: number) => number, day: (x: number) => number, perDay: number}}
 */
export function scale(from, to, { left, right }) {
  const perDay = (right - left) / Math.max(1, to - from);
  return { perDay, x: (day) => left + (day - from) * perDay, day: (x) => from + (x - left) / perDay };
}
