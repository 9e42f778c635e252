/** Links that leave the atlas. */

import { element, foreign } from "./elements.js";

/**
 * The address to link to, and the host that a reader should know; null when it is no address of a web page.
 * @param {string | null} address
 * @returns {{href: string, host: string} | null}
 */
export function outsideAddress(address) {
  if (!address || !/^https?:\/\//i.test(address)) return null;
  try {
    const { href, protocol, hostname } = new URL(address);
    if (!hostname || (protocol !== "http:" && protocol !== "https:")) return null;
    return { href, host: hostname.replace(/^www\./, "") };
  } catch {
    return null;
  }
}

/**
 * Words that link to an address outside, or just the words.
 * @param {string} words
 * @param {string | null} address
 * @returns {HTMLElement}
 */
export default function outsideLink(words, address) {
  const to = outsideAddress(address);
  if (!to) return foreign(words);
  return element("a", { href: to.href, target: "_blank", rel: "noopener noreferrer nofollow" }, foreign(words));
}
