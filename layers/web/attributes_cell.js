/** A value of the attributes as text to edit, and back. */

/** @typedef {import("./desk_rows.js").Column} Column */

/**
 * What a cell shows.
 * @param {unknown} value
 * @returns {string}
 */
export function shownValue(value) {
  if (value === undefined || value === null) return "";
  if (typeof value === "number") return value.toLocaleString("en", { maximumFractionDigits: 12 });
  if (Array.isArray(value)) return value.map(shownValue).join(", ");
  if (typeof value === "object") return Object.values(value).map(shownValue).join(", ");
  return String(value);
}

/**
 * What stands in the field when a cell is edited.
 * @param {unknown} value
 */
export function editedText(value) {
  return value === undefined || value === null ? "" : String(value);
}

/**
 * The value that a text means; undefined takes it away. What is no number stays a text, for the checks to tell.
 * @param {Column} column
 * @param {string} text
 * @returns {unknown}
 */
export function valueOf(column, text) {
  const plain = text.trim();
  if (!plain) return undefined;
  if (column.kind === "flag") return plain === "true" ? true : plain === "false" ? false : plain;
  if (column.kind !== "number") return text;
  const number = Number(plain.replace(/(?<=\d),(?=\d{3}(\D|$))/g, ""));
  return Number.isFinite(number) ? number : text;
}
