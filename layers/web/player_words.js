/** A scene in words: its title, and each sentence under who says so, how and when. */

import { dayInWords, daysInWords } from "./calendar.js";
import { element, foreign } from "./elements.js";
import glyphImage from "./glyph_image.js";
import { FAMILY } from "./glyphs.js";
import isMeant from "./meant.js";
import { kickerOf } from "./scenes.js";
import { FLAG } from "./story.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./player_setting.js").Scene} Scene */
/** @typedef {{rows: number[], stance: string, source: string, said: string, open: boolean}} Head */

/** Steps from the most to the least room that words take: the share of the screen, and the size of the letters. */
const FITS = [
  [31.25, 1],
  [31.25, 0.95],
  [31.25, 0.9],
  [32.5, 0.88],
  [33.5, 0.86],
  [34.5, 0.84],
  [35.5, 0.82],
  [36.5, 0.8],
  [37.5, 0.78],
  [38.5, 0.76],
  [39.5, 0.73],
  [40, 0.7],
];

/**
 * @param {HTMLElement} root
 * @param {object} act
 * @param {(rows: number[]) => void} act.choose
 * @param {(rows: number[] | null) => void} act.point
 */
export default function sceneWords(root, { choose, point }) {
  const section = element("section", { class: "words", "aria-label": "What is claimed" });
  root.append(section);
  /** @type {Map<string, number>} which of the fits words had, by the screen's size */
  const fits = new Map();
  let fit = 0;
  const headOf = (/** @type {Event} */ { target }) => (target instanceof Element ? target.closest("button") : null);
  const rowsOf = (/** @type {HTMLElement} */ { dataset }) => (dataset.rows ?? "").split(" ").map(Number);

  /** @param {HTMLElement} words @param {number} fit index */
  function wear(words, fit) {
    const [share, size] = FITS[fit];
    root.style.setProperty("--share", `${share}%`);
    words.style.setProperty("--fit", `${size}`);
  }

  /** @param {HTMLElement} words @returns {number} index of the first fit that gives them room */
  function fitOf(words) {
    const key = `${root.clientWidth} ${root.clientHeight} ${words.textContent}`;
    const known = fits.get(key);
    let [least, most] = known === undefined ? [0, FITS.length - 1] : [known, known];
    while (least < most) {
      const middle = (least + most) >> 1;
      wear(words, middle);
      if (words.scrollHeight <= words.clientHeight + 1) most = middle;
      else least = middle + 1;
    }
    fits.set(key, least);
    return least;
  }

  /** Make the words as large as there is room for. */
  function fitWords() {
    fit = fitOf(section);
    wear(section, fit);
  }

  document.fonts.addEventListener("loadingdone", () => {
    fits.clear(); // measured in letters that only stood in for those that came
    fitWords();
  });
  section.addEventListener("click", (event) => {
    const head = headOf(event);
    if (head) choose(rowsOf(head));
  });
  section.addEventListener("pointerover", (event) => {
    const head = event.pointerType === "mouse" ? headOf(event) : null;
    point(head ? rowsOf(head) : null);
  });
  section.addEventListener("pointerleave", () => point(null));

  return {
    section,

    /** @param {Story} story @param {Scene} scene @param {Record<string, string>} palette */
    show(story, scene, palette) {
      section.replaceChildren(...wordsOf(story, scene, palette));
      section.scrollTop = 0;
    },

    /**
     * Measure a scene's words before it is shown.
     * @param {Story} story
     * @param {Scene} scene
     * @param {Record<string, string>} palette
     */
    prepare(story, scene, palette) {
      const unseen = element("div", { class: "words ahead" }, ...wordsOf(story, scene, palette));
      root.append(unseen);
      fitOf(unseen);
      unseen.remove();
      wear(section, fit);
    },

    /**
     * Mark the lines that are pointed at.
     * @param {Story} story
     * @param {import("./link.js").Focus | null} hover
     */
    mark(story, hover) {
      for (const head of section.querySelectorAll("button")) {
        head.classList.toggle(
          "pointed",
          rowsOf(head).some((row) => isMeant(story, hover, row)),
        );
      }
    },

    fit: fitWords,
  };
}

/** @param {Story} story @param {Scene} scene @param {Record<string, string>} palette */
function wordsOf(story, scene, palette) {
  const sentences = scene.text.map(({ words, claims }) =>
    element(
      "li",
      {},
      ...headsOf(story, claims).map((head) => drawnHead(head, palette)),
      element("p", {}, foreign(words)),
    ),
  );
  return [
    element("p", { class: "kicker" }, foreign(kickerOf(scene))),
    element("h1", { tabindex: "-1" }, foreign(scene.title)),
    element("ol", {}, ...sentences),
  ];
}

/**
 * Who says a sentence: one head for each source and verb, with the days said.
 * @param {Story} story
 * @param {number[]} rows
 * @returns {Head[]}
 */
export function headsOf({ claims, stances, sources }, rows) {
  /** @type {Map<string, number[]>} */
  const groups = new Map();
  for (const row of rows) {
    const key = `${claims.source[row]} ${claims.stance[row]}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((group) => {
    const from = Math.min(...group.map((row) => claims.said[row]));
    const to = Math.max(...group.map((row) => claims.until[row]));
    const doubt = group.some((row) => claims.flags[row] & FLAG.doubtSaid);
    return {
      rows: group,
      stance: stances[claims.stance[group[0]]],
      source: sources[claims.source[group[0]]].short,
      said: `${doubt ? "about " : ""}${to - from > 1 ? daysInWords(from, to) : dayInWords(from)}`,
      open: group.every((row) => claims.flags[row] & (FLAG.draft | FLAG.foreseen | FLAG.doubtSaid)),
    };
  });
}

/** @param {Head} head @param {Record<string, string>} palette */
function drawnHead({ rows, stance, source, said, open }, palette) {
  const family = FAMILY[stance] ?? "affirm";
  const glyph = glyphImage(stance, { colour: palette[family], paper: palette.paper, open, size: 32 });
  return element(
    "button",
    { type: "button", class: "head", "data-rows": rows.join(" ") },
    glyph,
    element("span", { class: "who" }, foreign(source, "source"), " ", element("span", { class: family }, stance)),
    element("span", { class: "said" }, said),
  );
}
