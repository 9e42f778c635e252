/** What the presenter alone sees: notes, what comes next, and the time. */

import { element, foreign } from "./elements.js";
import { kickerOf } from "./scenes.js";

/** @typedef {import("./player_setting.js").Setting} Setting */
/** @typedef {import("./player_steps.js").Steps} Steps */

/**
 * Show the notes in a window, in step with the presentation.
 * @param {HTMLElement} root
 * @param {Setting} setting
 * @param {Steps} steps
 * @returns {{close: () => void}}
 */
export default function presenterNotes(root, { scenes = [], name }, steps) {
  const place = element("p", { class: "place" });
  const clock = element("time");
  const elapsed = element("time");
  const title = element("h1");
  const notes = element("div", { class: "notes-text" });
  const changes = element("ul", { class: "changes", "aria-label": "Changed since this scene was made" });
  const next = element("section", { class: "next", "aria-label": "Next scene" });
  const button = (/** @type {string} */ words, /** @type {() => void} */ act) => {
    const made = element("button", { type: "button" }, words);
    made.addEventListener("click", act);
    return made;
  };
  const times = element(
    "p",
    { class: "times" },
    element("span", {}, "Time ", clock),
    element("span", {}, "Since start ", elapsed),
    button("Start again", steps.restart),
  );
  const tools = element(
    "p",
    { class: "tools" },
    button("Previous", () => steps.move(-1)),
    button("Next", () => steps.move(1)),
  );
  root.classList.add("notes");
  root.replaceChildren(
    element("header", {}, element("div", {}, element("strong", {}, foreign(name)), place), times),
    element("main", {}, title, changes, notes),
    next,
    tools,
  );

  function show() {
    const at = steps.at();
    const scene = scenes[at];
    const after = scenes[at + 1];
    if (!scene) return;
    place.textContent = `Scene ${at + 1} of ${scenes.length}`;
    title.replaceChildren(foreign(scene.title));
    notes.replaceChildren(
      ...(scene.notes || "No notes for this scene.").split("\n").map((line) => element("p", {}, foreign(line))),
    );
    changes.hidden = !scene.changes.length;
    changes.replaceChildren(...scene.changes.map((change) => element("li", {}, "Changed since: ", foreign(change))));
    next.replaceChildren(
      ...(after
        ? [
            element("p", {}, "Next: ", foreign(kickerOf(after))),
            element("h2", {}, foreign(after.title)),
            ...after.text.slice(0, 2).map(({ words }) => element("p", {}, foreign(words))),
          ]
        : [element("p", {}, "This is the last scene.")]),
    );
    tell();
  }

  function tell() {
    const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
    const now = new Date();
    const seconds = Math.max(0, Math.floor((now.getTime() - steps.since()) / 1000));
    clock.textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
    elapsed.textContent = `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  }

  steps.follow(show);
  const timer = setInterval(tell, 500);
  show();
  return {
    close() {
      clearInterval(timer);
    },
  };
}
