/** Where a row's number and remarks stand beside its mark, so that none lies on another or past the axis. */

/** @typedef {{left: number, width: number}} Spot pixels from the axis's start */

/** Pixels between a mark, its number and the remarks. */
const [BESIDE, BETWEEN] = [6, 16];

/**
 * @param {[number, number]} mark pixels that the mark takes up
 * @param {{figure: number, remark: number}} wide widths of the words; 0: no remark
 * @param {number} width of the axis
 * @param {boolean} inside whether the number may stand within the mark
 * @returns {{figure: Spot, remark: Spot, within: boolean, ends: [number, number]}} `ends`: of all that the row draws
 */
export default function placeWords([left, right], { figure, remark }, width, inside) {
  const within = inside && right - left >= figure + 3 * BESIDE;
  const after = width - right - BESIDE;
  const fitsAfter = after >= figure;
  const at = within
    ? (left + right - figure) / 2
    : fitsAfter || left - BESIDE < figure
      ? right + BESIDE
      : left - BESIDE - figure;
  const one = { left: at, width: figure };
  const start = Math.min(left, at);
  const end = Math.max(right, at + figure);
  const two = remark ? placeRemark(start, end, remark, width) : { left: end, width: 0 };
  const ends = /** @type {[number, number]} */ ([
    Math.min(start, remark ? two.left : start),
    Math.max(end, remark ? two.left + two.width : end),
  ]);
  return { figure: one, remark: two, within, ends };
}

/**
 * Behind what a row draws if there is room, else before it; where there is too little, it is cut.
 * @param {number} start
 * @param {number} end
 * @param {number} wide
 * @param {number} width
 * @returns {Spot}
 */
function placeRemark(start, end, wide, width) {
  const after = width - end - BETWEEN;
  const before = start - BETWEEN;
  if (after >= wide) return { left: end + BETWEEN, width: wide };
  if (before >= wide) return { left: before - wide, width: wide };
  return after >= before ? { left: end + BETWEEN, width: Math.max(0, after) } : { left: 0, width: before };
}
