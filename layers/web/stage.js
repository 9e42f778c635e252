/** How a map is staged: as a screen to explore, unless a presenter says otherwise. */

/**
 * A number on the map, with who says it and how.
 * @typedef {{row: number, text: string, under: string}} Callout
 */
/**
 * Read anew at every drawing.
 * @typedef {object} Stage
 * @property {boolean} bare without buttons, tray and inset
 * @property {() => number} unit pixels of the page for one of the design, so that a room can read it
 * @property {() => boolean} points whether hovering lifts what it meets
 * @property {() => Lifted} lifted
 * @property {() => number | undefined} side which of two lenses the map sees through just now
 */
/**
 * What a scene lifts out.
 * @typedef {object} Lifted
 * @property {Set<number>} places that are marked
 * @property {Set<number>} named places that are named in full, before all others
 * @property {Set<number>} dotted movements of another source than the first
 * @property {boolean} still whether the map shows no more than is spoken of: without numerals, its words off the arcs
 * @property {Callout[]} callouts
 */

/** @type {Lifted} */
export const NOTHING = { places: new Set(), named: new Set(), dotted: new Set(), still: false, callouts: [] };

/** @type {Stage} */
export const SCREEN = { bare: false, unit: () => 1, points: () => true, lifted: () => NOTHING, side: () => undefined };
