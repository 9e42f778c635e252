/**
 * The same function, which remembers its last answer for as long as it is given the same things.
 * @template {unknown[]} Given
 * @template Answer
 * @param {(...given: Given) => Answer} work
 * @returns {(...given: Given) => Answer}
 */
export default function kept(work) {
  /** @type {{given: Given, answer: Answer} | null} */
  let last = null;
  return (...given) => {
    if (!last || given.some((value, at) => value !== last?.given[at])) last = { given, answer: work(...given) };
    return last.answer;
  };
}
