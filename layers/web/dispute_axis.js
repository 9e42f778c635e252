/** The axis above the chart: its unit and the numbers written along it. */

import { figure } from "./amounts.js";
import widthOf from "./dispute_measure.js";
import { element, foreign } from "./elements.js";

const NUMBER = '400 12.5px "Plex", "PlexKR", sans-serif';

/**
 * @returns {{element: HTMLElement, track: HTMLElement, show: (unit: string, scale: import("./dispute_scale.js").Scale | null) => void}}
 */
export default function axis() {
  const unit = element("span", { class: "unit" });
  const track = element("div", { class: "track" });
  const made = element("div", { class: "axis", "aria-hidden": "true" }, unit, track);
  let shown = "";
  return {
    element: made,
    track,
    show(name, scale) {
      made.classList.toggle("empty", scale === null);
      const now = `${name} ${scale?.ticks.map((tick) => `${tick}@${scale.at(tick)}`)}`;
      if (now === shown) return;
      shown = now;
      unit.replaceChildren(foreign(name));
      unit.style.marginRight = `${widthOf(figure(scale?.ticks[0] ?? 0), NUMBER) / 2 + 10}px`;
      track.replaceChildren(
        ...(scale?.ticks ?? []).map((tick, index, all) => {
          const label = element("span", { class: index === all.length - 1 ? "number last" : "number" }, figure(tick));
          label.style.left = `${scale ? scale.at(tick) * 100 : 0}%`;
          return label;
        }),
      );
    },
  };
}
