/** The parts of the Disputes screen, before anything is drawn in them. */

import addScene from "./add_scene.js";
import copyLink from "./copy_link.js";
import chart from "./dispute_chart.js";
import knownSlider from "./dispute_slider.js";
import tabs from "./dispute_tabs.js";
import { element, styled } from "./elements.js";

/** @typedef {"range" | "movers" | "origins" | "table"} Tab */

/** @type {Tab[]} */
export const TABS = ["range", "movers", "origins", "table"];

/**
 * @param {ShadowRoot | HTMLElement} root
 * @param {object} act
 * @param {(known: number | null) => void} act.move
 * @param {() => void} act.release
 * @param {(tab: Tab) => void} act.turn
 * @param {() => void} act.resized
 */
export default function frame(root, { move, release, turn, resized }) {
  const title = element("h1");
  const reading = element("p", { class: "reading" });
  const scope = element("p", { class: "scope" });
  const fault = element("p", { role: "alert", class: "fault" });
  const slider = knownSlider({ move, release });
  const empty = element("p", { class: "nothing", role: "status" });
  const range = chart(resized);
  const panels = {
    range: element("div", { class: "panel" }, empty, range.element),
    movers: element("div", { class: "panel" }),
    origins: element("div", { class: "panel" }),
    table: element("div", { class: "panel" }),
  };
  const row = tabs(
    [
      ["range", "Range", panels.range],
      ["movers", "Who moved", panels.movers],
      ["origins", "Origins", panels.origins],
      ["table", "Table", panels.table],
    ],
    turn,
  );
  const copyHost = element("div");
  const sceneHost = element("div");
  const actions = element("div", { class: "actions" }, copyHost, sceneHost);
  const cards = element("aside", { class: "beside", "aria-label": "Chosen claims" });
  cards.hidden = true;
  const main = element("div", { class: "main-column" }, ...TABS.map((tab) => panels[tab]));
  const region = element(
    "section",
    { class: "disputes", "aria-label": "Dispute" },
    element("header", {}, element("div", { class: "question" }, title, reading, scope), slider.element),
    fault,
    element("div", { class: "bar" }, row.list, actions),
    element("div", { class: "columns" }, main, cards),
  );
  styled(root, region, "disputes.css");
  return {
    ...{ region, title, reading, scope, slider, range, panels, cards, sceneHost },
    copyLink: copyLink(copyHost.attachShadow({ mode: "open" })),
    addScene: addScene(sceneHost.attachShadow({ mode: "open" })),
    show: row.show,
    /** @param {string} words why there is no chart; "" for none */
    nothing(words) {
      empty.textContent = words;
      empty.hidden = !words;
      range.element.hidden = Boolean(words);
    },
    /** @param {string} words what went wrong */
    fail(words) {
      fault.textContent = words;
    },
    /** @param {Readonly<import("./link.js").View>} view */
    mark(view) {
      range.mark(view);
      const { hover, chosen } = view;
      for (const row of region.querySelectorAll(".panel:not([hidden]) .statement")) {
        if (!(row instanceof HTMLElement)) continue;
        const number = Number(row.dataset.row);
        row.classList.toggle("pointed", isIn(hover, number));
        if (isIn(chosen, number)) row.setAttribute("aria-current", "true");
        else row.removeAttribute("aria-current");
      }
    },
  };
}

/** @param {import("./link.js").Focus | null} focus @param {number} row */
function isIn(focus, row) {
  return focus !== null && "claims" in focus && focus.claims.includes(row);
}
