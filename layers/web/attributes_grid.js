/** A grid of very many rows, of which only those in view are on the page; moved in by arrow keys. */

import { element, foreign } from "./elements.js";

/** @typedef {import("./desk_rows.js").Column} Column */
/**
 * @typedef {object} Grid
 * @property {Column[]} columns
 * @property {string[]} rows
 * @property {(row: string) => Record<string, unknown>} fields
 * @property {(row: string) => Set<string>} edited names of the fields that are not saved
 * @property {string} selected
 * @property {boolean} readonly
 */

const ROW_PX = 30;
const MORE = 12;

/**
 * @param {object} act
 * @param {(row: string) => void} act.select
 * @param {(row: string, column: Column, text: string) => void} act.edit
 * @param {(what: string) => void} act.wish
 * @param {(value: unknown) => string} act.shown
 * @param {(value: unknown) => string} act.text
 */
export default function attributesGrid({ select, edit, wish, shown, text }) {
  const head = element("thead");
  const body = element("tbody");
  const table = element("table", { role: "grid" }, head, body);
  const scroll = element("div", { class: "scroll" }, table);
  /** @type {Grid} */
  let grid = { columns: [], rows: [], fields: () => ({}), edited: () => new Set(), selected: "", readonly: true };
  /** the cell that the keys are at @type {{row: number, column: number}} */
  let at = { row: 0, column: -1 };
  let heads = "";

  function drawHead() {
    const names = grid.columns.map(({ label }) => label).join("|");
    if (names === heads) return;
    heads = names;
    const cells = grid.columns.map(({ label, kind }) =>
      element("th", { scope: "col", class: kind === "number" ? "number" : "" }, foreign(label)),
    );
    head.replaceChildren(
      element(
        "tr",
        {},
        element("th", { scope: "col", class: "pick" }, element("span", { class: "unseen" }, "Select")),
        ...cells,
      ),
    );
  }

  function drawBody() {
    if (body.querySelector(".editing")) return;
    const first = Math.max(0, Math.floor(scroll.scrollTop / ROW_PX) - MORE);
    const count = Math.ceil((scroll.clientHeight || 300) / ROW_PX) + 2 * MORE;
    const last = Math.min(grid.rows.length, first + count);
    const focused = body.contains(rootOf().activeElement);
    const rows = grid.rows.slice(first, last).map((row, index) => rowOf(row, first + index));
    body.replaceChildren(spacer(first), ...rows, spacer(grid.rows.length - last));
    table.setAttribute("aria-rowcount", String(grid.rows.length + 1));
    if (focused) cellAt()?.focus({ preventScroll: true });
  }

  /** @param {string} row @param {number} number */
  function rowOf(row, number) {
    const fields = grid.fields(row);
    const edited = grid.edited(row);
    const chosen = row === grid.selected;
    const box = element("input", { type: "checkbox", "aria-label": `Select ${row}`, tabindex: tabindex(number, -1) });
    box.checked = chosen;
    box.addEventListener("click", () => select(row));
    const pick = element("td", { class: "pick" }, box);
    const cells = grid.columns.map((column, place) => {
      const classes = [column.kind === "number" ? "number" : "", edited.has(column.name) ? "edited" : ""];
      const value = shown(fields[column.name]);
      const attributes = {
        class: classes.join(" ").trim(),
        title: value,
        tabindex: tabindex(number, place),
        role: "gridcell",
      };
      return element("td", attributes, foreign(value));
    });
    const made = element(
      "tr",
      { "aria-rowindex": String(number + 2), "aria-selected": String(chosen) },
      pick,
      ...cells,
    );
    made.dataset.number = String(number);
    return made;
  }

  /** @param {number} row @param {number} column */
  function tabindex(row, column) {
    return row === at.row && column === at.column ? "0" : "-1";
  }

  /** @param {number} rows */
  function spacer(rows) {
    const gap = element("tr", { class: "gap", "aria-hidden": "true" });
    gap.style.height = `${rows * ROW_PX}px`;
    return gap;
  }

  function rootOf() {
    return /** @type {ShadowRoot | Document} */ (table.getRootNode());
  }

  /** @returns {HTMLElement | null} */
  function cellAt() {
    const row = body.querySelector(`tr[data-number="${at.row}"]`);
    const cell = /** @type {HTMLElement | undefined} */ (row?.children[at.column + 1]);
    return at.column < 0 ? (cell?.querySelector("input") ?? null) : (cell ?? null);
  }

  /** @param {number} down @param {number} right */
  function step(down, right) {
    at = {
      row: Math.max(0, Math.min(grid.rows.length - 1, at.row + down)),
      column: Math.max(-1, Math.min(grid.columns.length - 1, at.column + right)),
    };
    bringIntoView(at.row);
    drawBody();
    cellAt()?.focus();
  }

  /** @param {number} row */
  function bringIntoView(row) {
    const top = row * ROW_PX;
    const room = scroll.clientHeight - 2 * ROW_PX;
    if (top < scroll.scrollTop) scroll.scrollTop = top;
    else if (top > scroll.scrollTop + room) scroll.scrollTop = top - room;
  }

  function begin() {
    const column = grid.columns[at.column];
    const row = grid.rows[at.row];
    const cell = cellAt();
    if (!column || !cell || grid.readonly || column.kind === "list" || cell.querySelector(".editing")) return;
    const value = text(grid.fields(row)[column.name]);
    const field = fieldOf(column, value);
    let over = false;
    /** @param {boolean} keep */
    function end(keep) {
      if (over) return;
      over = true;
      const written = field.value;
      field.remove();
      if (keep) edit(row, column, written);
      drawBody();
      cellAt()?.focus({ preventScroll: true });
    }
    field.addEventListener("keydown", (/** @type {Event} */ event) => {
      const { key } = /** @type {KeyboardEvent} */ (event);
      event.stopPropagation();
      if (key === "Enter") end(true);
      if (key === "Escape") end(false);
      if (key === "Tab") end(true);
    });
    field.addEventListener("blur", () => end(true));
    if (field instanceof HTMLSelectElement) field.addEventListener("change", () => end(true));
    cell.replaceChildren(field);
    field.focus();
  }

  table.addEventListener("keydown", (event) => {
    const moves = /** @type {Record<string, [number, number]>} */ ({
      ...{ ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] },
      ...{ PageUp: [-10, 0], PageDown: [10, 0], Home: [-grid.rows.length, 0], End: [grid.rows.length, 0] },
    });
    const { key, ctrlKey, metaKey, shiftKey } = event;
    if ((ctrlKey || metaKey) && key.toLowerCase() === "z") wish(`${shiftKey ? "redo" : "undo"} ${Date.now()}`);
    else if (ctrlKey || metaKey || event.altKey) return;
    else if (moves[key]) step(...moves[key]);
    else if (key === "Enter" || key === "F2") begin();
    else if (key === " ") select(grid.rows[at.row]);
    else return;
    event.preventDefault();
  });
  table.addEventListener("click", (event) => {
    if (goTo(event) && at.column >= 0 && grid.rows[at.row] !== grid.selected) select(grid.rows[at.row]);
  });
  table.addEventListener("dblclick", (event) => {
    if (goTo(event)) begin();
  });

  /** @param {MouseEvent} event */
  function goTo({ target }) {
    const cell = target instanceof Element ? target.closest("td") : null;
    const row = cell?.parentElement;
    if (!cell || !row?.dataset.number || cell.querySelector(".editing")) return false;
    at = { row: Number(row.dataset.number), column: [...row.children].indexOf(cell) - 1 };
    for (const other of body.querySelectorAll('[tabindex="0"]')) other.setAttribute("tabindex", "-1");
    cellAt()?.setAttribute("tabindex", "0");
    cellAt()?.focus({ preventScroll: true });
    return true;
  }

  scroll.addEventListener("scroll", drawBody, { passive: true });
  new ResizeObserver(drawBody).observe(scroll);
  return {
    element: scroll,
    /** @param {Grid} given */
    draw(given) {
      grid = given;
      at = {
        row: Math.min(at.row, Math.max(0, grid.rows.length - 1)),
        column: Math.min(at.column, grid.columns.length - 1),
      };
      drawHead();
      drawBody();
    },
    /** @param {string} row */
    reveal(row) {
      const number = grid.rows.indexOf(row);
      if (number < 0) return;
      at = { row: number, column: at.column };
      bringIntoView(number);
      drawBody();
    },
  };
}

/** @param {Column} column @param {string} value */
function fieldOf({ kind, choices, label }, value) {
  const attributes = { class: "editing", "aria-label": label };
  if (kind !== "choice" && kind !== "flag") {
    const field = element("input", { ...attributes, type: "text", dir: "auto" });
    field.value = value;
    return field;
  }
  const offered = kind === "flag" ? ["true", "false"] : choices;
  const all = offered.includes(value) || !value ? offered : [value, ...offered];
  const field = element(
    "select",
    attributes,
    element("option", { value: "" }, "—"),
    ...all.map((choice) => element("option", { value: choice }, choice)),
  );
  field.value = value;
  return field;
}
