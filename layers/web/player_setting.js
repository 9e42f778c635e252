/** What a page without Streamlit is told by the server, or carries in itself. */

/** @typedef {Partial<import("./link.js").View> & {mask: string, from: number, to: number, extent: [number, number]}} Opening */
/** @typedef {{words: string, claims: number[]}} Sentence `claims`: rows that it rests on */
/**
 * One scene of a briefing; rows and indexes are those of the story.
 * @typedef {object} Scene
 * @property {string} id
 * @property {string} kicker the smaller line above the title
 * @property {string} title
 * @property {Sentence[]} text
 * @property {string} mask base64 bits of the selection, without time and lens
 * @property {number} from first day of the window
 * @property {number} to day after its last
 * @property {number | null} known
 * @property {number[]} lens
 * @property {string} camera "lat,lon,zoom" on a map as wide as that of a large screen; "" opens on all that is shown
 * @property {number | null} day
 * @property {"window" | "cumulative"} mode
 * @property {boolean} play whether time runs when the scene opens
 * @property {number[]} highlight rows pointed at
 * @property {number[]} places named
 * @property {string} notes for who presents
 * @property {string[]} changes what became of its claims since it was made
 */
/**
 * @typedef {object} Setting
 * @property {"scenes" | "view" | "notes"} mode
 * @property {string} name of the briefing or the atlas
 * @property {string} title of the atlas
 * @property {string} revision
 * @property {string} summary what the atlas is about; "" for nothing
 * @property {string[]} notShown what the atlas does not show
 * @property {"light" | "dark"} theme
 * @property {import("leaflet").MapOptions} map
 * @property {string} story address of the story payload
 * @property {string} channel that the windows of one presentation share; "" makes one
 * @property {Scene[]} [scenes] of a briefing
 * @property {string} [first] id of the scene to begin with
 * @property {Opening} [view] of a view
 * @property {boolean} [presented] whether it holds what is meant for who presents
 * @property {string} [notes] address of the notes' window; without it the page opens them itself
 * @property {string} [whole] address of the whole page, for one that stands in another
 */

/**
 * Read what this page was told.
 * @returns {Setting}
 */
export default function readSetting() {
  const setting = JSON.parse(document.getElementById("setting")?.textContent ?? "{}");
  setting.channel ||= crypto.getRandomValues(new Uint32Array(2)).join("-");
  return setting;
}
