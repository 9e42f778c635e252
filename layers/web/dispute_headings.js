/** What the sections of a dispute are called, and what a reader must know of each. */

import { asksAhead, asksWhether } from "./questions.js";

/** @typedef {{title: string, note: string}} Heading */
/** @typedef {"main" | "foreseen" | "denied"} Section */

/**
 * @param {import("./story.js").Story} story
 * @param {number} question
 * @returns {Record<Section, Heading>}
 */
export default function headings(story, question) {
  const { measure } = story.questions[question];
  const planned = asksAhead(story, question);
  const sent = /(^|-)sent$/.test(measure);
  const ahead = `${sent || planned ? "To be sent" : "Planned"}, being readied or foreseen`;
  return {
    main: planned
      ? { title: ahead, note: "As it was foreseen when it was said; never to be read as done" }
      : asksWhether(story, question)
        ? { title: "Said in answer", note: "A question of yes or no: each source's words, without a number" }
        : { title: doneInWords(measure), note: `${since(measure)}, unless a row says additional` },
    foreseen: { title: ahead, note: "Another question. Shown for reference; not part of the reading" },
    denied: {
      title: "Denied or declined to say",
      note: "No number. A denial is not zero, so it has no place on the axis",
    },
  };
}

/** @param {string} measure "sent", "in-combat-zone", "casualties" */
function doneInWords(measure) {
  const words = measure.replaceAll("-", " ");
  const last = words.slice(words.lastIndexOf(" ") + 1);
  if (/(sent|ed)$/.test(last)) return `Already ${last}`;
  if (words.startsWith("in ")) return `Already in the ${words.slice(3)}`;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} so far`;
}

/** @param {string} measure */
function since(measure) {
  return measure.startsWith("in-") ? "At the time of the statement" : "Total since the start";
}
