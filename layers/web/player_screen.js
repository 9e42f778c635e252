/** The screen that is presented on. */

/** How many times larger the map is drawn on a screen of 1920 × 1080. */
const LARGE = 2.1;

/** @returns {number} pixels of the page for one of the map's drawing */
export function unitOf() {
  return Math.max(1, LARGE * Math.min(innerWidth / 1920, innerHeight / 1080));
}

export function wantsLessMotion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Fill the screen, or leave it; a frame in somebody's page may not be allowed to. */
export function fullScreen() {
  if (document.fullscreenElement) void document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => {});
}
