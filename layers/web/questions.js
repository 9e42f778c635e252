/** Which questions ask for the same thing, and which lie near. Twin of geodata/questions.py. */

/** @typedef {import("./story.js").Story} Story */

/** What the measure of a yes-or-no question begins with: "whether-sent" asks about "sent". */
export const WHETHER = "whether-";

/**
 * A question and those that ask for the same thing in the other form: as yes or no, or as a number.
 * @param {Story} story
 * @param {number} question index into story.questions
 * @returns {number[]} itself first
 */
export function siblings({ questions }, question) {
  const asked = questions[question];
  if (!asked) return [];
  const other = asked.measure.startsWith(WHETHER) ? asked.measure.slice(WHETHER.length) : WHETHER + asked.measure;
  const found = questions.flatMap(({ measure, unit }, at) => (measure === other && unit === asked.unit ? [at] : []));
  return [question, ...found];
}

/**
 * Other questions under which claims dispute or take back what is claimed under these, in the order of the story.
 * @param {Story} story
 * @param {number[]} questions
 * @returns {number[]}
 */
export function neighbours({ questions: all, relations, relationKinds, claims }, questions) {
  const disputing = new Set(["denies", "contradicts", "supersedes"].map((kind) => relationKinds.indexOf(kind)));
  const near = new Set();
  for (const [kind, from, to] of relations) {
    if (!disputing.has(kind)) continue;
    const [one, other] = [claims.question[from], claims.question[to]];
    if (questions.includes(one)) near.add(other);
    if (questions.includes(other)) near.add(one);
  }
  return [...all.keys()].filter((at) => near.has(at) && !questions.includes(at));
}

/** @param {Story} story @param {number} question whether it is answered with yes or no */
export function asksWhether({ questions }, question) {
  return Boolean(questions[question]?.measure.startsWith(WHETHER));
}

/** @param {Story} story @param {number} question whether it asks for what was still to come */
export function asksAhead({ questions }, question) {
  return questions[question]?.measure === "planned";
}
