/** What a page that is one file carries in itself, under the address that a linked page would ask for. */

/**
 * Words carried by the page; null when it carries none of this name.
 * @param {string} name
 * @returns {string | null}
 */
export function carriedText(name) {
  return document.querySelector(`script[data-carried="${CSS.escape(name)}"]`)?.textContent ?? null;
}

/**
 * A payload carried by the page, compressed; null when it carries none of this name.
 * @param {string} name
 * @returns {Promise<any> | null}
 */
export function carriedPayload(name) {
  const text = carriedText(name);
  if (text === null) return null;
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}
