/** Draws the Disputes screen as the view, the sidebar and the open tab ask. */

import { dayInWords } from "./calendar.js";
import origins from "./dispute_origins.js";
import movers from "./dispute_movers.js";
import { originNames } from "./dispute_origin_names.js";
import { allSections, daysSaid, sectionsOf } from "./dispute_sections.js";
import { foreign, wear } from "./elements.js";
import kept from "./kept.js";
import reading from "./reading.js";
import table from "./table.js";
import { coloursOf } from "./theme.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./disputes.js").Dispute} Dispute */
/** @typedef {{update: (data: any) => void, close: () => void}} Part */

/**
 * @param {ReturnType<typeof import("./dispute_frame.js").default>} page
 * @param {Dispute} dispute
 * @param {Part} cards
 */
export default function paintDispute(page, dispute, cards) {
  const rows = table(page.panels.table);
  const tabs = { movers: movers(page.panels.movers), origins: origins(page.panels.origins) };
  const wordsOf = kept(reading);
  let turn = 0;
  let waiting = 0;

  return {
    /** Soon, once for many askings: before the next frame. */
    draw() {
      waiting ||= requestAnimationFrame(() => {
        waiting = 0;
        void run();
      });
    },
    mark,
    close() {
      cancelAnimationFrame(waiting);
      turn++;
      rows.close();
      page.range.close();
    },
  };

  async function run() {
    const { story, data, link, tab } = dispute;
    const { known, theme, chosen } = link.view;
    if (!story) return;
    const mine = ++turn;
    const question = story.questions.findIndex(({ id }) => id === data.question);
    if (question < 0) return page.fail("The question is not in this atlas. Choose another.");
    const palette = coloursOf(story, theme);
    wear(page.region, palette);
    page.region.dataset.theme = theme;
    const all = allSections(story, question);
    head(story, question, known);
    page.slider.show(known, daysSaid(story, all));
    page.show(tab);
    const mask = maskOf(story, question);
    if (link.view.mask !== mask) link.set({ mask });
    page.cards.hidden = chosen === null;
    cards.update({ ...data, mask, from: data.extent[0], to: data.extent[1], open: chosen !== null });
    rows.update({ ...data, mask, from: data.extent[0], to: data.extent[1], open: tab === "table" });
    const picture = { story, question, known, options: data.options, palette, originOf: originNames(story, known) };
    if (tab === "range") {
      await page.range.draw(picture, () => mine === turn);
    } else if (tab !== "table") {
      await tabs[tab](picture, () => mine === turn);
    }
    if (mine === turn) mark();
  }

  /** @param {Story} story @param {number} question @param {number | null} known */
  function head(story, question, known) {
    const { main, foreseen, denied } = sectionsOf(story, question, known);
    const all = allSections(story, question);
    const said = main.length + foreseen.length + denied.length;
    const ever = all.main.length + all.foreseen.length + all.denied.length;
    const { text, scope } = story.questions[question];
    if (page.title.textContent !== text) page.title.replaceChildren(foreign(text));
    page.scope.replaceChildren("What counts: ", foreign(scope));
    const words = wordsOf(story, question, known);
    const answer = said ? words.short : "";
    if (page.reading.textContent !== answer) page.reading.replaceChildren(foreign(answer));
    const empty = said
      ? ""
      : ever && known !== null
        ? `Nothing had been said by ${dayInWords(known, { long: true })}. Move the day on.`
        : "No claim stands under this question. Choose another question.";
    page.nothing(empty);
  }

  function mark() {
    page.mark(dispute.link.view);
  }
}

/** The rows of a question as the filter of a view. */
const maskOf = kept(
  /** @param {Story} story @param {number} question */
  (story, question) => {
    const { main, foreseen, denied } = allSections(story, question);
    const bits = new Uint8Array((story.claims.said.length + 7) >> 3);
    for (const row of [...main, ...foreseen, ...denied]) bits[row >> 3] |= 1 << (row & 7);
    return btoa(Array.from(bits, (byte) => String.fromCharCode(byte)).join(""));
  },
);
