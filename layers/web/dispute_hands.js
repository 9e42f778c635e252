/** The reader's hands on the chart: pointing, choosing, and walking from row to row with the keys. */

/** @typedef {import("./disputes.js").Dispute} Dispute */

/** Milliseconds after which what the pointer left is pointed at no more. */
const HOVER_OUT = 80;

/**
 * @param {ReturnType<typeof import("./dispute_frame.js").default>} page
 * @param {Dispute} dispute
 * @param {{draw: () => void}} painter
 */
export default function takeHands({ range, panels, region }, { link }, painter) {
  const { grid } = range;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let leaving;

  /** @param {number | null} row */
  function point(row) {
    clearTimeout(leaving);
    if (row !== null) link.set({ hover: { claims: [row] } });
    else leaving = setTimeout(() => link.set({ hover: null }), HOVER_OUT);
  }

  for (const area of [grid, panels.movers, panels.origins]) {
    area.addEventListener("pointerover", (event) => event.pointerType === "mouse" && point(rowOf(event)));
    area.addEventListener("pointerleave", () => point(null));
    area.addEventListener("focusin", (event) => {
      point(rowOf(event));
      if (area === grid) rove(event);
    });
    area.addEventListener("focusout", () => point(null));
    area.addEventListener("click", press);
  }
  grid.addEventListener("keydown", walk);
  region.addEventListener("keydown", leave);

  /** Let the row that has focus be the one to which the Tab key comes back. @param {Event} event */
  function rove(event) {
    const row = event.target instanceof HTMLElement ? event.target.closest(".claim[data-row]") : null;
    if (!(row instanceof HTMLElement)) return;
    for (const other of grid.querySelectorAll('.claim[tabindex="0"]')) other.setAttribute("tabindex", "-1");
    row.tabIndex = 0;
  }

  /** @param {Event} event */
  function press(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    const { open, more } = button?.dataset ?? {};
    if (open !== undefined || more !== undefined) {
      range.open(open ?? more ?? "", { all: open !== undefined });
      painter.draw();
      return;
    }
    const row = rowOf(event);
    if (row !== null && getSelection()?.type !== "Range") choose(row);
  }

  /** @param {number} row */
  function choose(row) {
    const { chosen } = link.view;
    const again = chosen && "claims" in chosen && chosen.claims.length === 1 && chosen.claims[0] === row;
    link.set({ chosen: again ? null : { claims: [row] } });
  }

  /** @param {KeyboardEvent} event */
  function walk(event) {
    const at = event.target instanceof HTMLElement ? event.target.closest(".claim") : null;
    if (!(at instanceof HTMLElement) || event.target instanceof HTMLButtonElement) return;
    const rows = [...grid.querySelectorAll(".claim[data-row]")].filter((row) => row instanceof HTMLElement);
    const index = rows.indexOf(at);
    const row = rowOf(event);
    const to = new Map([
      ["ArrowDown", index + 1],
      ["ArrowUp", index - 1],
      ["Home", 0],
      ["End", rows.length - 1],
    ]).get(event.key);
    if (to !== undefined) rows[to]?.focus();
    else if ((event.key === "Enter" || event.key === " ") && row !== null) choose(row);
    else return;
    event.preventDefault();
  }

  /** @param {KeyboardEvent} event */
  function leave(event) {
    if (event.key !== "Escape" || event.defaultPrevented || !link.view.chosen) return;
    event.preventDefault();
    link.set({ chosen: null });
  }

  return {
    close() {
      clearTimeout(leaving);
    },
  };
}

/** @param {Event} event */
function rowOf(event) {
  const at = event.target instanceof Element ? event.target.closest("[data-row]") : null;
  return at instanceof HTMLElement && at.dataset.row ? Number(at.dataset.row) : null;
}
