/** Whether the page is looked at without chrome (`?view=clean`), wherever in its frames this is asked. */

import { CLEAN } from "./address.js";

/** @returns {boolean} */
export default function isClean() {
  /** @type {Window} */
  let page = window;
  while (page.frameElement?.ownerDocument.defaultView) page = page.frameElement.ownerDocument.defaultView;
  return new URL(page.location.href).searchParams.get("view") === CLEAN;
}
