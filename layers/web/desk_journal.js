/**
 * What was done on this page and is not yet known to be kept by the server.
 *
 * Each act has a number and stays in the browser's own storage until the server says that it has
 * kept it. After a reload, a lost connection or a restart the same acts are told again; the server
 * does none of them twice.
 */

/** @typedef {import("./desk.js").Act} Act */
/** @typedef {{n: number, acts: Act[]}} Entry */
/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} Store */

/**
 * @param {Store} storage
 * @param {string} key which draft
 * @param {() => string} newName
 */
export default function journal(storage, key, newName) {
  const place = `atlas-desk:${key}`;
  const kept = remembered();
  const { page } = kept;
  let { last, entries } = kept;

  /** @returns {{page: string, last: number, entries: Entry[]}} */
  function remembered() {
    try {
      const found = JSON.parse(storage.getItem(place) ?? "");
      if (found.page && Array.isArray(found.entries)) return found;
    } catch {
      // nothing was kept, or not by this page
    }
    return { page: newName(), last: 0, entries: [] };
  }

  function keep() {
    try {
      if (entries.length) storage.setItem(place, JSON.stringify({ page, last, entries }));
      else storage.removeItem(place);
    } catch {
      // the storage is full or barred: the acts are still told, once
    }
  }

  return {
    /** @param {Act[]} acts */
    add(acts) {
      last += 1;
      entries = [...entries, { n: last, acts }];
      keep();
    },
    /** @param {Record<string, number>} known the last number that the server kept, by page */
    settle(known) {
      const upTo = known[page] ?? 0;
      last = Math.max(last, upTo);
      const left = entries.filter(({ n }) => n > upTo);
      if (left.length === entries.length) return;
      entries = left;
      keep();
    },
    /** What to tell the server. */
    told: () => ({ key, page, entries }),
    /** @returns {Act[]} */
    acts: () => entries.flatMap((entry) => entry.acts),
  };
}
