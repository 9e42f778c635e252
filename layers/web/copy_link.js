/** A button that copies the address of what is being looked at. */

import { element } from "./elements.js";

/** @param {ShadowRoot} root */
export default function start(root) {
  const button = element("button", { type: "button" }, "Copy link");
  const styles = element("link", { rel: "stylesheet", href: new URL("./copy_link.css", import.meta.url).href });
  let timer = 0;
  let revision = "";
  button.addEventListener("click", async () => {
    const address = new URL(location.href);
    address.searchParams.set("revision", revision);
    address.search = address.search.replaceAll("%3A", ":").replaceAll("%2C", ",");
    await navigator.clipboard.writeText(address.href);
    button.textContent = "Link copied";
    clearTimeout(timer);
    timer = window.setTimeout(() => (button.textContent = "Copy link"), 2000);
  });
  root.append(styles, button);
  return {
    /** @param {{revision: string}} data */
    update(data) {
      revision = data.revision;
    },
    close() {
      clearTimeout(timer);
    },
  };
}
