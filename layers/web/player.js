/** The page without Streamlit: a briefing to present, its notes, or a view to explore. */

import { wear } from "./elements.js";
import explore from "./player_explore.js";
import { takeKeys } from "./player_keys.js";
import presenterNotes from "./player_notes.js";
import present from "./player_present.js";
import readSetting from "./player_setting.js";
import sharedSteps from "./player_steps.js";
import { readStory } from "./story.js";

/** @typedef {import("./player_setting.js").Setting} Setting */

/** @param {HTMLElement} root @param {Setting} setting */
async function notes(root, setting) {
  const { palette } = await readStory(setting.story);
  wear(document.documentElement, palette[setting.theme]);
  const steps = sharedSteps(setting.channel, setting.scenes?.length ?? 0);
  presenterNotes(root, setting, steps);
  const { move, go, count } = steps;
  const nothing = () => {};
  takeKeys(document, {
    ...{ move, escape: nothing, touched: nothing, letters: {} },
    jump: (end) => go(end === "first" ? 0 : count - 1),
  });
}

const setting = readSetting();
const root = document.createElement("div");
root.className = `player ${setting.mode}`;
document.body.append(root);
const begin = { scenes: present, view: explore, notes }[setting.mode];
begin(root, setting).catch((error) => {
  root.replaceChildren(error instanceof Error ? error.message : String(error));
});
