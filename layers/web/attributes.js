/** The attributes of a layer: every row, its cells to edit, and the keeper of what is not saved. */

import { editedText, shownValue, valueOf } from "./attributes_cell.js";
import attributesGrid from "./attributes_grid.js";
import joinDesk from "./desk.js";
import journal from "./desk_journal.js";
import { editedFields, readLayer, rowsNow, withActs } from "./desk_rows.js";
import { element, styled, wear } from "./elements.js";
import { followTheme } from "./theme.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./desk.js").Act} Act */
/**
 * @typedef {Pick<Desk, "layer" | "ground" | "key" | "rows" | "selected" | "shown" | "marks" | "version" | "was" | "editable" | "hint" | "saved" | "circles" | "snap" | "palette">
 *   & {channel: string, known: Record<string, number>, noun: string, chose: number, readonly: boolean}} Data
 * `known`: the acts kept by the server, by page; `chose`: grows when Python selected a row
 */
/** @typedef {{setStateValue: (name: string, value: unknown) => void, setTriggerValue: (name: string, value: unknown) => void}} Component */

/** @param {ShadowRoot} root */
export default function start(root) {
  /** @type {import("./link.js").Shared<Desk> | null} */
  let link = null;
  /** @type {ReturnType<typeof journal> | null} */
  let kept = null;
  /** @type {Data | null} */
  let data = null;
  /** @type {Component | null} */
  let python = null;
  /** @type {import("./desk_rows.js").Layer | null} */
  let layer = null;
  let chose = -1;
  let heard = { key: "", last: 0 };

  const heading = element("h3", {}, "Attributes");
  const count = element("span", { role: "status" });
  const note = element("span", { class: "note" }, "Edited cells are underlined");
  const bar = element("header", {}, heading, count, note);
  const region = element("section", { class: "attributes", "aria-label": "Attributes" }, bar);
  const grid = attributesGrid({
    select: (row) => link?.set({ selected: link.view.selected === row ? "" : row }),
    edit: (row, column, text) => {
      const value = valueOf(column, text);
      const before = now().get(row)?.[column.name];
      if (editedText(before) === editedText(value) && typeof before === typeof value) return;
      act([value === undefined ? { row, set: {}, gone: [column.name] } : { row, set: { [column.name]: value } }]);
    },
    wish: (what) => python?.setTriggerValue("wish", what),
    shown: shownValue,
    text: editedText,
  });
  region.append(grid.element);
  styled(root, region, "attributes.css");
  const unfollow = followTheme(region, (theme) => {
    link?.set({ theme });
    if (link?.view.palette) wear(region, link.view.palette[theme]);
    region.dataset.theme = theme;
  });

  /** @returns {Map<string, import("./desk.js").Fields>} */
  function now() {
    return layer && link ? rowsNow(layer, link.view.rows) : new Map();
  }

  /** @param {Act[]} acts */
  function act(acts) {
    if (!kept || !link || !layer || !data || data.readonly) return;
    kept.add(acts);
    link.set({ rows: withActs(layer, link.view.rows, acts) });
    tell();
  }

  function tell() {
    const told = kept?.told();
    const last = told?.entries.at(-1)?.n ?? 0;
    if (!told || (last === heard.last && told.key === heard.key)) return;
    heard = { key: told.key, last };
    python?.setStateValue("told", told);
  }

  function draw() {
    if (!layer || !link || !data) return;
    const rows = now();
    const shown = link.view.shown;
    const listed = shown ? shown.filter((row) => rows.has(row)) : [...rows.keys()];
    for (const row of Object.keys(link.view.rows))
      if (rows.has(row) && !layer.rows.has(row) && !listed.includes(row)) listed.push(row);
    count.textContent = `${listed.length.toLocaleString("en")} of ${rows.size.toLocaleString("en")} ${data.noun}`;
    const held = layer;
    note.hidden = data.readonly;
    grid.draw({
      columns: layer.columns,
      rows: listed,
      fields: (row) => rows.get(row) ?? {},
      edited: (row) => (row in (link?.view.rows ?? {}) ? editedFields(held, row, rows.get(row) ?? {}) : new Set()),
      selected: link.view.selected,
      readonly: data.readonly,
    });
  }

  /** @param {Data} given */
  async function take(given) {
    const shared = /** @type {import("./link.js").Shared<Desk>} */ (link);
    if (!kept || kept.told().key !== given.key) kept = journal(localStorage, given.key, () => crypto.randomUUID());
    kept.settle(given.known);
    const read = await readLayer(given.layer);
    if (data !== given) return;
    layer = read;
    const {
      layer: address,
      ground,
      key,
      shown,
      marks,
      version,
      was,
      editable,
      hint,
      saved,
      circles,
      snap,
      palette,
    } = given;
    const chosen = given.chose !== chose ? { selected: given.selected } : {};
    chose = given.chose;
    const rows = withActs(layer, given.rows, kept.acts());
    const theme = region.dataset.theme === "dark" ? "dark" : "light";
    if (palette) wear(region, palette[theme]);
    shared.set({
      layer: address,
      ground,
      key,
      rows,
      shown,
      marks,
      version,
      was,
      editable,
      hint,
      saved,
      circles,
      snap,
      palette,
      theme,
      ...chosen,
    });
    draw();
    if (kept.acts().length) tell();
  }

  return {
    /** @param {Data} given @param {Component} component */
    update(given, component) {
      python = component;
      data = given;
      if (!link) {
        link = joinDesk(given.channel, { keeper: true });
        link.follow((view, changed) => {
          if (changed.has("acts")) act(view.acts);
          if (changed.has("selected")) python?.setStateValue("selected", view.selected);
          if (changed.has("wish")) python?.setTriggerValue("wish", view.wish);
          if (["rows", "shown", "selected"].some((name) => changed.has(name))) {
            draw();
            if (changed.has("selected")) grid.reveal(view.selected);
          }
        });
      }
      void take(given);
    },
    close() {
      link?.close();
      unfollow();
      region.remove();
    },
  };
}
