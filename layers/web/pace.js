/**
 * Do something soon after it is asked for, but never more often than this; the last asking is always answered.
 * @param {() => void} action
 * @param {number} milliseconds
 * @returns {{ask: () => void, stop: () => void}}
 */
export default function pace(action, milliseconds) {
  let last = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  function act() {
    waiting = undefined;
    last = performance.now();
    action();
  }
  return {
    ask() {
      waiting ??= setTimeout(act, Math.max(0, last + milliseconds - performance.now()));
    },
    stop() {
      clearTimeout(waiting);
    },
  };
}
