/** Sources by name within a sentence. */

import { countInWords } from "./amounts.js";
import isolated from "./direction.js";

const MOST_NAMES = 5;

/**
 * Sources by their short names, each once: "Kremlin (Peskov) and North Korea (ministry)". A comma inside a name
 * becomes brackets, so that it is not taken for the end of the name. Of many, the first are named.
 * @param {import("./story.js").Story} story
 * @param {number[]} sources
 */
export function namesInWords({ sources: known }, sources) {
  const names = [...new Set(sources)].map((source) => nameInWords(known[source]?.short ?? ""));
  if (names.length <= MOST_NAMES) return listed(names);
  const named = names.slice(0, MOST_NAMES - 1);
  return listed([...named, countInWords(names.length - named.length, "other")]);
}

/**
 * A name that can stand in a list: "North Korea, UN" becomes "North Korea (UN)".
 * @param {string} name
 */
export function nameInWords(name) {
  return isolated(name.replace(/^([^,()]+), ([^,()]+)$/, "$1 ($2)"));
}

/**
 * "one, two and three"
 * @param {string[]} words
 */
export function listed(words) {
  const last = words.at(-1) ?? "";
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${last}` : last;
}
