/** Which scene is on: one number, shared by all windows of a presentation. */

/**
 * @typedef {object} Steps
 * @property {() => number} at
 * @property {() => number} since when the presentation began, milliseconds
 * @property {number} count
 * @property {(index: number) => void} go
 * @property {(index: number) => void} move by so many scenes
 * @property {() => void} restart the clock
 * @property {(listener: () => void) => void} follow
 * @property {() => void} close
 */

/**
 * @param {string} channel
 * @param {number} count
 * @param {{first?: number, keeper?: boolean}} [options] `keeper`: this window answers those that join
 * @returns {Steps}
 */
export default function sharedSteps(channel, count, { first = 0, keeper = false } = {}) {
  const line = new BroadcastChannel(`${channel}-scenes`);
  const now = { at: Math.max(0, first), since: Date.now() };
  /** @type {(() => void)[]} */
  const listeners = [];

  /** @param {Partial<typeof now>} change */
  function take(change) {
    Object.assign(now, change);
    for (const listener of listeners) listener();
  }

  line.onmessage = ({ data }) => {
    if (data.now) take(data.now);
    else if (data.hello && keeper) line.postMessage({ now });
  };
  if (!keeper) line.postMessage({ hello: true });

  /** @param {Partial<typeof now>} change */
  function tell(change) {
    take(change);
    line.postMessage({ now });
  }

  /** @param {number} index */
  function go(index) {
    const at = Math.max(0, Math.min(count - 1, index));
    if (at !== now.at) tell({ at });
  }

  return {
    count,
    at: () => now.at,
    since: () => now.since,
    go,
    move: (by) => go(now.at + by),
    restart: () => tell({ since: Date.now() }),
    follow(listener) {
      listeners.push(listener);
    },
    close() {
      listeners.length = 0;
      line.close();
    },
  };
}
