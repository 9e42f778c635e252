/** What a feature of an own layer says of itself: every property as it came, as plain text. */

import { shownValue } from "./attributes_cell.js";
import { element, foreign } from "./elements.js";
import styleSheet from "./styles.js";

const PROPERTY = "properties/";
/** Properties that are shown; what has more is looked at in a table. */
const MOST = 200;

/** @param {HTMLElement} container of the map */
export default function addFeatureCard(container) {
  const heading = element("h2");
  const close = element("button", { type: "button", class: "link" }, "Close");
  const list = element("dl");
  const card = element(
    "section",
    { class: "panel own-feature", "aria-label": "Feature", "data-over-map": "" },
    heading,
    list,
    close,
  );
  let styled = false;
  const hide = () => card.remove();
  close.addEventListener("click", hide);
  for (const kind of ["click", "dblclick", "mousedown", "wheel"])
    card.addEventListener(kind, (event) => event.stopPropagation()); // the map is not meant
  document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());

  return {
    hide,
    /** @param {{title: string, name: string, fields: import("./desk.js").Fields}} feature */
    show({ title, name, fields }) {
      if (!styled) document.head.append(styleSheet("own_layers.css", () => {}));
      styled = true;
      const properties = Object.entries(fields).filter(([key]) => key.startsWith(PROPERTY));
      heading.replaceChildren(foreign(title), ", ", foreign(name));
      list.replaceChildren(
        ...properties
          .slice(0, MOST)
          .flatMap(([key, value]) => [
            element("dt", {}, foreign(key.slice(PROPERTY.length))),
            element("dd", {}, foreign(wordsOf(value))),
          ]),
      );
      if (!properties.length) list.replaceChildren(element("dd", {}, "It has no properties."));
      container.append(card);
      list.scrollTop = 0;
    },
  };
}

/** @param {unknown} value @returns {string} a nested one whole, as JSON */
function wordsOf(value) {
  return (value && typeof value === "object" ? JSON.stringify(value) : shownValue(value)) || "—";
}
