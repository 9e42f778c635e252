/** The rows of a layer as the author sees them: as they were saved, with the work on top. */

import { read } from "./story.js";

/** @typedef {import("./desk.js").Fields} Fields */
/** @typedef {import("./desk.js").Act} Act */
/**
 * A column of the attributes.
 * @typedef {object} Column
 * @property {string} name
 * @property {string} label
 * @property {"text" | "number" | "flag" | "choice" | "list"} kind "list": shown, and edited with all fields
 * @property {string[]} choices
 */
/** @typedef {{columns: Column[], title: string, rows: Map<string, Fields>, fetched?: string}} Layer */

/**
 * @param {string} address
 * @returns {Promise<Layer>}
 */
export async function readLayer(address) {
  const { columns, title, rows, fetched } = await read(address);
  return { columns, title, rows: new Map(rows), fetched };
}

/**
 * All rows now: those of the layer in their order, without the deleted ones, then the new ones.
 * @param {Layer} layer
 * @param {Record<string, Fields | null>} work
 * @returns {Map<string, Fields>}
 */
export function rowsNow(layer, work) {
  const rows = new Map(layer.rows);
  for (const [row, fields] of Object.entries(work)) {
    if (fields) rows.set(row, fields);
    else rows.delete(row);
  }
  return rows;
}

/**
 * The work after acts that the server has not answered yet.
 * @param {Layer} layer
 * @param {Record<string, Fields | null>} work
 * @param {Act[]} acts
 * @returns {Record<string, Fields | null>}
 */
export function withActs(layer, work, acts) {
  const after = { ...work };
  for (const { row, set, gone = [] } of acts) {
    const before = row in after ? after[row] : layer.rows.get(row);
    const fields = set && { ...before, ...set };
    for (const name of fields ? gone : []) delete fields?.[name];
    after[row] = fields;
  }
  return after;
}

/**
 * The names of the fields in which a row differs from what was saved.
 * @param {Layer} layer
 * @param {string} row
 * @param {Fields} fields
 * @returns {Set<string>}
 */
export function editedFields(layer, row, fields) {
  const saved = layer.rows.get(row) ?? {};
  const names = new Set([...Object.keys(saved), ...Object.keys(fields)]);
  return new Set([...names].filter((name) => !same(saved[name], fields[name])));
}

/** @param {unknown} a @param {unknown} b */
function same(a, b) {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
