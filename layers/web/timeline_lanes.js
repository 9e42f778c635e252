/** Which lanes stand under the timeline, in what order, and what they are called. */

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./link.js").View} View */
/** @typedef {import("./timeline_index.js").Index} Index */

/**
 * @typedef {object} Lane
 * @property {number} group source, topic or place, by index; −1 for all the others together
 * @property {string} name
 * @property {string} short for a narrow screen
 */
/**
 * @typedef {object} Lanes
 * @property {Lane[]} list
 * @property {Int16Array} slotOf the lane of each group
 */

/** One lane in so many is kept for a source that mostly denies, so that a denial is not lost among many reports. */
const DENIERS = 4;

/**
 * Choose the lanes: those with most claims in the window, those that deny, those of what is chosen, and one for the
 * rest. They are listed by their claims in all, so that moving the window does not shuffle them.
 * @param {Story} story
 * @param {Index} index
 * @param {View["lanes"]} by
 * @param {number} room lanes at most, without the rest
 * @param {{total: Uint32Array, denials: Uint32Array}} seen counts of the window
 * @param {number[]} chosen groups that must be there
 * @returns {Lanes}
 */
export function chooseLanes(story, index, by, room, seen, chosen) {
  const groups = [...index.total.keys()].filter((group) => index.total[group]);
  const order = (/** @type {Uint32Array} */ counts) => (/** @type {number} */ a, /** @type {number} */ b) =>
    counts[b] - counts[a] || index.total[b] - index.total[a] || a - b;
  const share = (/** @type {number} */ group) => index.denials[group] / index.total[group];
  const denier = (/** @type {number} */ group) => by === "source" && share(group) > 0.5;
  const kept = new Set(groups.length <= room + 1 ? groups : chosen.filter((group) => index.total[group]));
  if (index.none >= 0 && index.total[index.none]) kept.add(index.none);
  const deniers = groups
    .filter((group) => denier(group) && seen.denials[group])
    .sort((a, b) => seen.denials[b] - seen.denials[a] || share(b) - share(a) || order(seen.total)(a, b));
  for (const group of deniers.slice(0, Math.floor(room / DENIERS))) kept.add(group);
  for (const group of groups.sort(order(seen.total))) {
    if (kept.size >= room && groups.length > room + 1) break;
    kept.add(group);
  }
  const rank = (/** @type {number} */ group) => (group === index.none ? 2 : denier(group) ? 1 : 0);
  const listed = [...kept].sort((a, b) => rank(a) - rank(b) || order(index.total)(a, b));
  const list = listed.map((group) => named(story, by, group));
  const slotOf = new Int16Array(index.total.length).fill(list.length);
  listed.forEach((group, slot) => (slotOf[group] = slot));
  if (kept.size < groups.length) list.push({ group: -1, name: `Other ${by}s`, short: "Other" });
  return { list, slotOf };
}

/**
 * @param {Story} story
 * @param {View["lanes"]} by
 * @param {number} group
 * @returns {Lane}
 */
function named(story, by, group) {
  if (by === "topic") return { group, name: spaced(story.topics[group]), short: spaced(story.topics[group]) };
  if (by === "source") {
    const { short } = story.sources[group];
    return { group, name: short, short: short.replace(/ \(.*\)$|, .*$/, "") };
  }
  if (group === story.places.length) return { group, name: "No place given", short: "No place" };
  return { group, name: story.places[group].name, short: story.places[group].name };
}

/** @param {string} slug */
function spaced(slug) {
  return slug.replaceAll("-", " ");
}
