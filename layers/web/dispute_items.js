/** What stands in a section, from top to bottom: headings, rows, and what stands for rows that are too many. */

/** @typedef {import("./dispute_groups.js").Block} Block */

/**
 * @typedef {{kind: "heading", key: string, text: string}
 *   | {kind: "row", key: string, row: number, first: boolean}
 *   | {kind: "crowd", key: string, source: number, rows: number[], open: boolean}
 *   | {kind: "more", key: string, left: number}} Item
 */

/** Rows of a section beyond which a source's statements are drawn as one. */
export const CROWD = 300;
/** Rows that are shown at once where there are too many. */
export const PAGE = 50;

/**
 * @param {string} section
 * @param {Block[]} blocks
 * @param {Map<string, number>} opened how many rows the reader asked for, by key of what was pressed
 * @returns {Item[]}
 */
export default function itemsOf(section, blocks, opened) {
  const count = blocks.reduce(
    (sum, { groups }) => sum + groups.reduce((rows, group) => rows + group.rows.length, 0),
    0,
  );
  const crowded = count > CROWD;
  const most = crowded ? (opened.get(section) ?? PAGE) : Infinity;
  /** @type {Item[]} */
  const items = [];
  let groupsShown = 0;
  let left = 0;
  blocks.forEach(({ heading, groups }, at) => {
    if (groupsShown < most && heading !== null) {
      items.push({ kind: "heading", key: `${section} heading ${heading}`, text: heading });
    }
    for (const { source, rows } of groups) {
      if (groupsShown++ >= most) left += rows.length;
      else if (crowded && rows.length > 1) items.push(...crowd(`${section} ${at} ${source}`, source, rows, opened));
      else items.push(...rowsOf(rows, rows.length, true));
    }
  });
  if (left) items.push({ kind: "more", key: section, left });
  return items;
}

/**
 * @param {string} key
 * @param {number} source
 * @param {number[]} rows
 * @param {Map<string, number>} opened
 * @returns {Item[]}
 */
function crowd(key, source, rows, opened) {
  const most = opened.get(key) ?? 0;
  /** @type {Item[]} */
  const items = [{ kind: "crowd", key, source, rows, open: most > 0 }, ...rowsOf(rows, most, false)];
  if (most && rows.length > most) items.push({ kind: "more", key, left: rows.length - most });
  return items;
}

/** @param {number[]} rows @param {number} most @param {boolean} named whether the first names its source @returns {Item[]} */
function rowsOf(rows, most, named) {
  return rows.slice(0, most).map((row, index) => ({ kind: "row", key: `${row}`, row, first: named && index === 0 }));
}
