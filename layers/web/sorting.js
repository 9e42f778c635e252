/** The columns of the table of claims, and how each orders the rows. */

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./story.js").Card} Card */

/**
 * A column. It orders rows by what the story's columns hold, or by words that are read first.
 * @typedef {object} Column
 * @property {string} id
 * @property {string} name
 * @property {((story: Story, row: number) => number | string | null)} [known]
 * @property {((card: Card) => number | string | null)} [written]
 */

/** @typedef {{by: string, descending: boolean}} Order */

/** @type {Column[]} */
export const COLUMNS = [
  { id: "said", name: "Said", known: ({ claims }, row) => claims.said[row] },
  { id: "source", name: "Source", known: (story, row) => story.sources[story.claims.source[row]].name },
  { id: "stance", name: "Stance", known: ({ claims }, row) => claims.stance[row] },
  { id: "statement", name: "Statement", written: ({ statement }) => statement },
  { id: "number", name: "Number", written: ({ number }) => firstFigure(number) },
  { id: "places", name: "Places", known: firstPlace },
  { id: "happened", name: "Happened", known: ({ claims }, row) => claims.happened[row] },
  { id: "topic", name: "Topic", known: ({ claims }, row) => claims.topic[row] },
  { id: "document", name: "Read in", written: ({ document }) => document.publisher },
];

/**
 * The column of this name; the first for a name that is none.
 * @param {string} id
 */
export function columnOf(id) {
  return COLUMNS.find((column) => column.id === id) ?? COLUMNS[0];
}

/**
 * Rows in order. What is missing comes last, whichever way; what is equal stays in the story's order.
 * @param {Story} story
 * @param {number[]} rows
 * @param {Order} order
 * @param {Card[]} cards of these rows, in their order; empty for a column that needs no words
 * @returns {number[]}
 */
export function sorted(story, rows, { by, descending }, cards) {
  const { known, written } = columnOf(by);
  const keyed = rows.map((row, index) => ({ row, key: known ? known(story, row) : (written?.(cards[index]) ?? null) }));
  const sign = descending ? -1 : 1;
  const words = new Intl.Collator("en", { sensitivity: "base", numeric: true });
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null) || a.row - b.row;
    const apart =
      typeof a.key === "number" && typeof b.key === "number"
        ? a.key - b.key
        : words.compare(String(a.key), String(b.key));
    return sign * apart || a.row - b.row;
  });
  return keyed.map(({ row }) => row);
}

/**
 * The first figure of a number in words: 2,000 of "between 2,000 and 12,000 people".
 * @param {string} words
 * @returns {number | null} null when no number is given
 */
export function firstFigure(words) {
  const figure = words.match(/\d[\d,]*(\.\d+)?/);
  return figure ? Number(figure[0].replaceAll(",", "")) : null;
}

/** @param {Story} story @param {number} row */
function firstPlace({ places, claims }, row) {
  return claims.placed[row] < claims.placed[row + 1] ? places[claims.places[claims.placed[row]]].name : null;
}
