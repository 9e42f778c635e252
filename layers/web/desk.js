/** What the map and the attributes of the Edit page share: one layer, and the work on it. */

import { share } from "./link.js";

/** A row's fields by name; a geometry is a GeoJSON object, longitude first. @typedef {Record<string, any>} Fields */
/**
 * New fields of a row (`gone` names those that go away); null deletes the row. `turn` tells one act from the same again.
 * @typedef {{row: string, set: Fields | null, gone?: string[], turn?: number}} Act
 */
/** A place that a check points at. @typedef {{number: number, at: [number, number]}} Mark */

/**
 * @typedef {object} Desk
 * @property {string} layer address of the layer as it was saved (`layers/desk.py`); "" before there is one
 * @property {string} ground address of land, borders and towns
 * @property {string} key which draft this is: work on one is never taken for work on another
 * @property {Record<string, Fields | null>} rows the rows that are edited and not saved; null is a deleted one
 * @property {string} selected row
 * @property {string[] | null} shown the rows that the filters leave; null: all
 * @property {Mark[]} marks
 * @property {string} version how the saved version of the selected row is called
 * @property {any} was the shape of the version that the selected row is compared with; null: as it was saved
 * @property {boolean} editable whether shapes can be edited: those of movements are built
 * @property {string} hint what the map says where they cannot
 * @property {boolean} saved whether the saved version is drawn
 * @property {boolean} circles
 * @property {string[]} snap "borders", "coast", "vertices"
 * @property {Record<"light" | "dark", Record<string, string>> | null} palette
 * @property {"light" | "dark"} theme
 * @property {Act[]} acts what was just done on the map, for the attributes to keep
 * @property {string} wish "undo" or "redo" with a number, as a key on the map asked
 */

/** @type {Desk} */
export const START = {
  layer: "",
  ground: "",
  key: "",
  rows: {},
  selected: "",
  shown: null,
  marks: [],
  version: "",
  was: null,
  editable: false,
  hint: "",
  saved: true,
  circles: false,
  snap: [],
  palette: null,
  theme: "light",
  acts: [],
  wish: "",
};

/**
 * @param {string} name of the reader's channel
 * @param {{keeper?: boolean}} [options]
 */
export default function joinDesk(name, options) {
  return share(`${name}-desk`, START, options);
}
