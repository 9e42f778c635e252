/** Goes on by itself, one scene after another, until somebody touches anything. */

/** Milliseconds that a scene stays once nothing in it moves. */
const STAY = 14000;

/**
 * @param {object} scene
 * @param {() => boolean} scene.busy whether time still runs in it
 * @param {() => boolean} scene.next goes on; false at the end
 * @param {(on: boolean) => void} changed
 * @returns {{toggle: () => void, stop: () => void, begun: () => void}} `begun`: a scene has begun
 */
export default function advance({ busy, next }, changed) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let on = false;

  function wait() {
    clearTimeout(timer);
    if (on) timer = setTimeout(go, STAY);
  }

  function go() {
    if (busy()) wait();
    else if (!next()) stop();
  }

  function stop() {
    clearTimeout(timer);
    if (!on) return;
    on = false;
    changed(on);
  }

  return {
    toggle() {
      if (on) return stop();
      on = true;
      changed(on);
      wait();
    },
    stop,
    begun: wait,
  };
}
