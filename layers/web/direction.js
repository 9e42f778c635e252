/** Somebody's words within a sentence of ours, in whichever direction they are written. Twin of layers/direction.py. */

const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Words so that none of their marks of direction reaches ours beside them; words without marks stay as they are.
 * @param {string} words
 */
export default function isolated(words) {
  const marks = words.match(DIRECTION) ?? [];
  if (!marks.length) return words;
  const closed = 1 + marks.filter((mark) => mark === "\u2069").length;
  return "\u2068".repeat(closed) + words + "\u2069".repeat(closed + marks.length);
}
