/** Where the claims were read, who drew the ground, and what the atlas does not show: asked for by a reader. */

import { dayInWords } from "./calendar.js";
import { element, foreign } from "./elements.js";
import outsideLink, { outsideAddress } from "./outside.js";
import { readCards } from "./story.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./player_setting.js").Setting} Setting */

/** Who made what this page is drawn with. */
export const CREDITS = "Borders: Natural Earth, UN policy · Names: GeoNames CC BY 4.0";

const MADE_WITH = [
  "Borders: Natural Earth (public domain), by the policy of the United Nations",
  "Names and towns: GeoNames (CC BY 4.0)",
  "Map: Leaflet, © Vladimir Agafonkin and others (BSD-2-Clause)",
  "Letters: IBM Plex, © IBM Corp. (SIL Open Font License 1.1)",
];

/**
 * The publishers of some claims in one line, as many as fit, with the revision of the atlas.
 * @param {Story} story
 * @param {number[]} rows
 * @returns {Promise<string>}
 */
export async function creditsOf(story, rows) {
  const cards = await readCards(story, rows);
  const publishers = [...new Set(cards.map((card) => card.document.publisher))];
  const named = publishers.slice(0, 4).join(", ");
  const more = publishers.length > 4 ? ` and ${publishers.length - 4} more` : "";
  return [CREDITS, ...(named ? [`Sources: ${named}${more}`] : []), `revision ${story.revision.slice(0, 4)}`].join(
    " · ",
  );
}

/**
 * @param {HTMLElement} root
 * @param {Setting} setting
 * @returns {(story: Story, rows: number[]) => Promise<void>} open
 */
export default function sourcesDialog(root, { notShown, revision, summary }) {
  const list = element("ul", { class: "documents" });
  const shut = element("button", { type: "button" }, "Close");
  const dialog = element(
    "dialog",
    { class: "sources", "aria-labelledby": "sources-title" },
    element("h2", { id: "sources-title" }, "Sources and credits"),
    summary ? element("p", {}, foreign(summary)) : null,
    element("h3", {}, "Read in"),
    list,
    element("h3", {}, "What this does not show"),
    element("ul", {}, ...notShown.map((words) => element("li", {}, foreign(words)))),
    element("h3", {}, "Made with"),
    element("ul", {}, ...MADE_WITH.map((words) => element("li", {}, words))),
    element("p", {}, "Revision of the atlas ", element("code", {}, revision)),
    shut,
  );
  shut.addEventListener("click", () => dialog.close());
  root.append(dialog);

  return async (story, rows) => {
    if (dialog.open) return dialog.close();
    const cards = await readCards(story, rows);
    /** @type {Map<string, {card: import("./story.js").Card, who: Set<string>}>} */
    const documents = new Map();
    cards.forEach((card, at) => {
      const { publisher, title, url } = card.document;
      const key = JSON.stringify([publisher, title, url]);
      const found = documents.get(key) ?? { card, who: new Set() };
      const { source, said } = story.claims;
      found.who.add(`${story.sources[source[rows[at]]].short}, ${dayInWords(said[rows[at]])}`);
      documents.set(key, found);
    });
    list.replaceChildren(...[...documents.values()].map(({ card, who }) => drawnDocument(card, [...who])));
    dialog.showModal();
  };
}

/** @param {import("./story.js").Card} card @param {string[]} who */
function drawnDocument({ document: { publisher, title, url, published } }, who) {
  const address = outsideAddress(url)?.href ?? null;
  return element(
    "li",
    {},
    outsideLink(title ? `${publisher}, ${title}` : publisher, url),
    ` (${published}): `,
    foreign(who.join("; ")),
    address ? element("span", { class: "address" }, foreign(address)) : null,
  );
}
