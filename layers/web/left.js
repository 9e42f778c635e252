/** The view as the reader left it: to another page and back loses nothing. It lasts as long as the session. */

/** @typedef {import("./link.js").View} View */

/** What only the browser knows. */
const LEFT = /** @type {const} */ (["day", "mode", "step", "lanes", "chosen", "camera", "local", "circles"]);

/** How an address calls these; where it says any, it is obeyed instead. */
const SAID = ["day", "mode", "step", "lanes", "chosen", "view"];

/** @param {string} channel */
const place = (channel) => `atlas-view-${channel}`;

/**
 * Keep a view until the reader comes back.
 * @param {string} channel unique to the session
 * @param {Readonly<View>} view
 */
export function leave(channel, view) {
  const kept = Object.fromEntries(LEFT.map((key) => [key, view[key]]));
  sessionStorage.setItem(place(channel), JSON.stringify({ story: view.story, kept }));
}

/**
 * What a view begins with that was left before; nothing when the address says how it begins.
 * @param {string} channel
 * @param {string} story what is chosen is known by its number in this story alone
 * @returns {Partial<View>}
 */
export function comeBack(channel, story) {
  const words = sessionStorage.getItem(place(channel));
  const said = new URLSearchParams(location.search);
  if (!words || SAID.some((name) => said.has(name))) return {};
  const left = JSON.parse(words);
  if (left.story !== story) delete left.kept.chosen;
  return left.kept;
}
