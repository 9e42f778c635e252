/** Writes what the reader does into the page's address, so that it can be sent to somebody else. */

import { isoDay } from "./calendar.js";
import { readCards } from "./story.js";

/** @typedef {import("./story.js").Story} Story */
/** @typedef {Readonly<import("./link.js").View>} View */

/** Claims that an address may name; more than that is not a choice but a crowd. */
const MOST = 40;

/** What stands in `view` where the page is to show no chrome; the camera stands in `camera` then. */
export const CLEAN = "clean";

/** Milliseconds after the last change. */
const PAUSE = 250;

/**
 * What an address says of a view; null where it says nothing, because it is as it always begins.
 * @param {Pick<View, "day" | "mode" | "step" | "lanes" | "camera" | "known">} view
 * @param {string | null} chosen
 * @returns {Record<string, string | null>}
 */
export function inAddress(view, chosen) {
  return {
    day: view.day === null ? null : isoDay(view.day),
    mode: view.mode === "window" ? null : view.mode,
    step: view.step === "day" ? null : view.step,
    lanes: view.lanes === "source" ? null : view.lanes,
    view: view.camera || null,
    known: view.known === null ? null : isoDay(view.known),
    chosen,
  };
}

/**
 * What is chosen, by identifier: "claim:ID,ID", "place:ID" or "movement:ID".
 * @param {Story} story
 * @param {View["chosen"]} chosen
 * @returns {Promise<string | null>}
 */
export async function chosenInAddress(story, chosen) {
  if (!chosen) return null;
  if ("place" in chosen) return `place:${story.places[chosen.place].id}`;
  if ("movement" in chosen) return `movement:${story.movements[chosen.movement].id}`;
  if (!chosen.claims.length || chosen.claims.length > MOST) return null;
  const cards = await readCards(story, chosen.claims);
  return `claim:${cards.map(({ id }) => id).join(",")}`;
}

/**
 * Change parameters of the page's address; null takes one away.
 * @param {Record<string, string | null>} parameters
 */
export function writeAddress(parameters) {
  const url = new URL(location.href);
  const clean = url.searchParams.get("view") === CLEAN;
  for (const [parameter, value] of Object.entries(parameters)) {
    const name = clean && parameter === "view" ? "camera" : parameter;
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  url.search = url.search.replaceAll("%3A", ":").replaceAll("%2C", ",");
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}

/**
 * @returns {{mirror: (story: Story, view: View) => void, close: () => void}} `mirror`: soon, once for many changes
 */
export default function address() {
  let timer = 0;
  let latest = 0;

  /** @param {Story} story @param {View} view */
  async function replace(story, view) {
    const turn = ++latest;
    const named = await chosenInAddress(story, view.chosen);
    if (turn !== latest) return;
    writeAddress(inAddress(view, named));
  }

  return {
    mirror(story, view) {
      clearTimeout(timer);
      timer = setTimeout(() => replace(story, view), PAUSE);
    },
    close() {
      clearTimeout(timer);
      latest++;
    },
  };
}
