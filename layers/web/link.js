/**
 * One reader's view, shared by every part of the screen that draws it.
 *
 * The map lives in an iframe, the timeline, cards and table in the page. Each holds the same small
 * view and tells the others what changed, so that dragging time asks nothing of the server.
 */

/**
 * What is being pointed at or chosen: rows of the story's claims, one place or one movement, by index.
 * @typedef {{claims: number[]} | {place: number} | {movement: number}} Focus
 */

/**
 * @typedef {object} View
 * @property {string} story address of the story payload; "" before there is one
 * @property {string} mask base64 bits, one per claim row, of the reader's filters without time; "" means all
 * @property {number} from first day of the window, in days since 1970-01-01 UTC
 * @property {number} to day after the window's last
 * @property {number | null} day the scrubbed day, or null
 * @property {"window" | "cumulative"} mode what the scrubbed day shows: itself, or all until it
 * @property {"day" | "week" | "month"} step how far one step goes
 * @property {"source" | "topic" | "place"} lanes
 * @property {Pick<View, "from" | "to" | "known"> | null} released what the reader last let go of on the timeline
 * @property {Focus | null} hover
 * @property {Focus | null} chosen
 * @property {number | null} known the last day of what had been said: later claims do not exist yet; null: today
 * @property {number[]} lens sources to whose claims the view keeps, two at most; none: all
 * @property {"light" | "dark"} theme
 * @property {boolean} circles uncertainty circles asked for
 * @property {boolean} local names in the local script too
 * @property {string} camera "lat,lon,zoom" of the map, or ""; a presenter's as a scene writes it
 */

/**
 * @template State
 * @typedef {object} Shared
 * @property {Readonly<State>} view
 * @property {(change: Partial<State>) => void} set
 * @property {(listener: (view: Readonly<State>, changed: Set<string>) => void) => void} follow
 * @property {() => void} close
 */
/** @typedef {Shared<View>} Link */

/** @type {View} */
const START = {
  story: "",
  mask: "",
  from: 0,
  to: 0,
  day: null,
  mode: "window",
  step: "day",
  lanes: "source",
  released: null,
  hover: null,
  chosen: null,
  known: null,
  lens: [],
  theme: "light",
  circles: false,
  local: true,
  camera: "",
};

/** What the parts of a screen say to each other, on the outermost document of theirs. */
const SAID = "atlas-view";

/**
 * Join the view of this name. Whoever joins late is told the view by the part that keeps it.
 *
 * A change is heard before the next frame is drawn, in the page and in its frames alike: all draw it together.
 * @param {string} name unique to one reader's session
 * @param {{keeper?: boolean}} [options] `keeper`: this part answers those who join
 * @returns {Link}
 */
export default function join(name, options) {
  return share(name, START, options);
}

/**
 * Share a small state with all that join it by this name, in whatever frame they are.
 * @template {object} State
 * @param {string} name unique to one reader's session
 * @param {State} start what the state is before anything is told
 * @param {{keeper?: boolean}} [options] `keeper`: this part answers those who join
 * @returns {Shared<State>}
 */
export function share(name, start, { keeper = false } = {}) {
  const meeting = outermost().document;
  const self = {};
  const left = new AbortController();
  /** @type {State} */
  const view = { ...start };
  /** @type {((view: Readonly<State>, changed: Set<string>) => void)[]} */
  const listeners = [];

  /** @param {Partial<State>} change */
  function merge(change) {
    const changed = Object.keys(change).filter((key) => !same(Reflect.get(view, key), Reflect.get(change, key)));
    if (!changed.length) return [];
    Object.assign(view, change);
    const names = new Set(changed);
    for (const listener of listeners) listener(view, names);
    return changed;
  }

  /** @param {{change?: Partial<State>, hello?: true}} words said when all that is being said has been heard */
  function say(words) {
    const detail = { ...structuredClone(words), name, from: self }; // nobody holds what another may change
    queueMicrotask(() => meeting.dispatchEvent(new CustomEvent(SAID, { detail })));
  }

  /** @param {Event} event */
  function hear(event) {
    const { detail } = /** @type {CustomEvent} */ (event);
    if (detail.name !== name || detail.from === self) return;
    if (detail.change) merge(detail.change);
    else if (detail.hello && keeper) say({ change: { ...view } });
  }

  meeting.addEventListener(SAID, hear, { signal: left.signal });
  addEventListener("pagehide", () => left.abort(), { signal: left.signal });
  if (!keeper) say({ hello: true });

  return {
    view,
    set(change) {
      const changed = merge(change);
      if (!changed.length) return;
      const told = Object.fromEntries(changed.map((key) => [key, Reflect.get(view, key)]));
      say({ change: /** @type {Partial<State>} */ (told) });
    },
    follow(listener) {
      listeners.push(listener);
    },
    close() {
      listeners.length = 0;
      left.abort();
    },
  };
}

/** @returns {Window} the outermost window around this one that is of this server */
function outermost() {
  /** @type {Window} */
  let found = window;
  try {
    while (found.parent !== found && found.parent.document) found = found.parent;
  } catch {
    // Somebody else's page stands around this one.
  }
  return found;
}

/** @param {unknown} a @param {unknown} b */
function same(a, b) {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
