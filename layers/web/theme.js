/** Which theme the page wears, and its colours. */

/** @typedef {Record<string, string>} Palette */

/** System colours for a reader who has chosen their own. */
const FORCED = {
  ...{ paper: "Canvas", paper2: "Canvas", ink: "CanvasText", ink2: "CanvasText", ink3: "CanvasText" },
  ...{ rule: "GrayText", primary: "CanvasText", affirm: "CanvasText", deny: "CanvasText", react: "CanvasText" },
  ...{ selection: "Highlight", border: "GrayText" },
};

const forcedColours = () => matchMedia("(forced-colors: active)");

/**
 * The colours to draw with.
 * @param {import("./story.js").Story} story
 * @param {"light" | "dark"} theme
 * @returns {Palette}
 */
export function coloursOf(story, theme) {
  const palette = story.palette[theme];
  return forcedColours().matches ? { ...palette, ...FORCED } : palette;
}

/**
 * Follow the theme of the page: what its background is, now and after each change.
 * @param {HTMLElement} element a child of it is watched
 * @param {(theme: "light" | "dark") => void} changed
 * @returns {() => void} stop following
 */
export function followTheme(element, changed) {
  const probe = document.createElement("span");
  Object.assign(probe.style, {
    position: "absolute",
    width: "1px",
    height: "1px",
    opacity: "0",
    pointerEvents: "none",
  });
  Object.assign(probe.style, { backgroundColor: "var(--st-background-color)", transition: "background-color 1ms" });
  probe.setAttribute("aria-hidden", "true");
  element.append(probe);
  const forced = forcedColours();
  const look = () => changed(isDark(getComputedStyle(probe).backgroundColor) ? "dark" : "light");
  probe.addEventListener("transitionend", look);
  forced.addEventListener("change", look);
  look();
  return () => {
    probe.remove();
    forced.removeEventListener("change", look);
  };
}

/** @param {string} colour as computed: rgb(), or transparent for none */
function isDark(colour) {
  const [red, green, blue, alpha = 1] = (colour.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
  return alpha > 0 && 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}
