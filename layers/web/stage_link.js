/** Keeps the page of a briefing in step with the presentation in its frame, and takes over how its map is framed. */

import { element } from "./elements.js";
import join from "./link.js";
import sharedSteps from "./player_steps.js";

/** @typedef {{channel: string, scenes: string[], at: number, heard: number}} Data `at`: the scene that the page is on; `heard`: the last step that Python heard of */
/**
 * @typedef {object} Component
 * @property {(name: string, value: unknown) => void} setStateValue
 * @property {(name: string, value: unknown) => void} setTriggerValue
 */

/** @param {ShadowRoot} root */
export default function start(root) {
  const button = element("button", { type: "button" }, "Use the map as framed above");
  const styles = element("link", { rel: "stylesheet", href: new URL("./copy_link.css", import.meta.url).href });
  /** @type {{key: string, steps: import("./player_steps.js").Steps, link: import("./link.js").Link} | null} */
  let stage = null;
  /** @type {Component | null} */
  let python = null;
  /** @type {Data | null} */
  let told = null;
  let asked = -1;
  let step = 0;
  root.append(styles, button);
  button.addEventListener("click", () => {
    const camera = stage?.link.view.camera;
    if (camera) python?.setTriggerValue("framed", camera);
  });

  /** @param {Data} data */
  function listen({ channel, scenes, at }) {
    const steps = sharedSteps(channel, scenes.length, { first: at });
    steps.follow(() => {
      const scene = told?.scenes[steps.at()];
      if (!scene || steps.at() === told?.at || steps.at() === asked) return;
      asked = steps.at();
      step = Math.max(step + 1, Date.now());
      python?.setStateValue("scene", { scene, step });
    });
    return { key: keyOf({ channel, scenes }), steps, link: join(channel) };
  }

  function leave() {
    stage?.steps.close();
    stage?.link.close();
    stage = null;
  }

  return {
    /** @param {Data} data @param {Component} component */
    update(data, component) {
      python = component;
      const moved = told !== null && told.at !== data.at;
      told = data;
      asked = -1;
      if (stage?.key !== keyOf(data)) {
        leave();
        stage = listen(data);
      } else if (moved && data.heard >= step) stage.steps.go(data.at); // else somebody has stepped on meanwhile
    },
    close() {
      leave();
      root.replaceChildren();
    },
  };
}

/** @param {Pick<Data, "channel" | "scenes">} data */
function keyOf({ channel, scenes }) {
  return JSON.stringify([channel, scenes]);
}
