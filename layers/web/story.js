/**
 * The story payload: every claim as columns of numbers, and its words in chunks fetched when read.
 * Rows stand in the order of the day said.
 */

import { carriedPayload } from "./carried.js";

/** @typedef {{id: string, name: string, short: string, kind: string, country: string | null}} Source */
/**
 * @typedef {object} Place
 * @property {string} id
 * @property {string} name
 * @property {string | null} local name in the local script
 * @property {string} precision site, settlement, district, region or country
 * @property {string} kind
 * @property {number | null} uncertainty metres
 * @property {[number, number]} at longitude, latitude; a point inside an area
 * @property {number[]} parents indexes of the regions and countries that contain it
 * @property {number[][] | null} area rings, delta-encoded (see coordinates.js)
 * @property {[number, number][] | null} spots where an area's name may stand
 * @property {boolean} occupied
 * @property {string[]} also other spellings, or other places it may be
 * @property {string} drawn where its geometry comes from
 */
/**
 * @typedef {object} Movement
 * @property {string} id
 * @property {string} mode
 * @property {boolean} reported whether a route was reported
 * @property {number} from index of the place of origin
 * @property {number} to index of the destination
 * @property {number[]} line delta-encoded, whole across 180°
 * @property {number[]} claims rows
 */
/**
 * @typedef {object} Columns
 * @property {number[]} said day said, or first day it may have been said
 * @property {number[]} until day after the last
 * @property {(number | null)[]} happened
 * @property {(number | null)[]} happenedUntil
 * @property {number[]} stance index into stances
 * @property {number[]} source
 * @property {number[]} topic
 * @property {number[]} question −1: none
 * @property {number[]} flags see FLAG
 * @property {(number | null)[]} low lowest number claimed, in `unit`; null: no lower bound given
 * @property {(number | null)[]} high
 * @property {number[]} bound index into bounds; −1: no number
 * @property {number[]} basis index into bases
 * @property {number[]} unit index into units; −1: none
 * @property {(number | null)[]} struckOn day on which the same source replaced the claim
 * @property {number[]} struckBy row that replaced it; −1: none that is visible
 * @property {number[]} relayed index into relays; −1: told by the source itself
 * @property {number[]} placed where a row's places begin in `places`; one longer than the rows
 * @property {number[]} places
 */
/**
 * @typedef {object} Story
 * @property {string} revision
 * @property {string} title
 * @property {{name: string, bounds: [number, number, number, number]}[]} theatres
 * @property {string} ground address of the ground payload
 * @property {number} chunk claims per text chunk
 * @property {string[]} texts addresses of the chunks
 * @property {string[]} stances
 * @property {string[]} topics
 * @property {{id: string, text: string, measure: string, unit: string, scope: string}[]} questions
 * @property {string[]} bounds exactly, about, at-least, up-to, between
 * @property {string[]} bases total, additional, unknown
 * @property {string[]} units
 * @property {string[]} relays who passed claims on, by name
 * @property {string[]} relationKinds
 * @property {[number, number, number][]} relations kind, from row, to row
 * @property {Record<string, string[]>} facets the values by which claims are filtered, as an address calls them
 * @property {Source[]} sources
 * @property {Place[]} places
 * @property {Movement[]} movements
 * @property {Columns} claims
 * @property {{light: Record<string, string>, dark: Record<string, string>}} palette
 */
/**
 * A claim's words, as its card shows them.
 * @typedef {object} Card
 * @property {string} id
 * @property {string} statement
 * @property {string | null} quoted
 * @property {string} source
 * @property {string} said in words
 * @property {string} number in words
 * @property {{id: string, text: string, index: number}[]} places
 * @property {string | null} happened in words
 * @property {string | null} relayed
 * @property {{publisher: string, title: string | null, url: string | null, archive: string | null, access: string, republished: boolean, published: string, inferred: boolean}} document `inferred`: the day it came out is an estimate
 * @property {string | null} locator
 * @property {{word: string, id: string, row: number, text: string, draft: boolean, why: string | null, author: string}[]} relations row −1: not in this view; `author` linked the two, and says why
 * @property {{text: string, why: string | null}[]} assessments
 * @property {string | null} note
 * @property {string} status
 * @property {string | null} replaced id of the claim that supersedes this one, of the same source
 * @property {string | null} question
 * @property {string} topic
 */

/** Bits of `claims.flags`. */
export const FLAG = {
  doubtSaid: 1,
  doubtHappened: 2,
  draft: 4,
  struck: 8,
  foreseen: 16,
  happenedByDay: 32,
  retracted: 64,
  derived: 128,
};

/** @type {Map<string, Promise<any>>} */
const fetched = new Map();

/**
 * Read one payload, once for each address: carried by the page, or fetched.
 * @param {string} address
 * @returns {Promise<any>}
 */
export function read(address) {
  let answer = fetched.get(address);
  if (!answer) {
    answer = carriedPayload(address) ?? ask(address);
    answer.catch(() => fetched.delete(address));
    fetched.set(address, answer);
  }
  return answer;
}

/** @param {string} address @returns {Promise<any>} */
async function ask(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The map's data could not be read (${response.status}). Reload the page.`);
  return response.json();
}

/**
 * The story at an address.
 * @param {string} address
 * @returns {Promise<Story>}
 */
export function readStory(address) {
  return read(address);
}

/**
 * The cards of some rows, in the order asked for.
 * @param {Story} story
 * @param {number[]} rows
 * @returns {Promise<Card[]>}
 */
export async function readCards(story, rows) {
  const needed = [...new Set(rows.map((row) => Math.floor(row / story.chunk)))];
  const chunks = new Map(
    await Promise.all(
      needed.map(async (index) => /** @type {[number, Card[]]} */ ([index, await read(story.texts[index])])),
    ),
  );
  return rows.map((row) => /** @type {Card[]} */ (chunks.get(Math.floor(row / story.chunk)))[row % story.chunk]);
}
