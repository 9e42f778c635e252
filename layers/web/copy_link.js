/** A button that copies the address of what is being looked at. */

import { element } from "./elements.js";

/** @param {ShadowRoot} root */
export default function start(root) {
  const button = element("button", { type: "button" }, "Copy link");
  const styles = element("link", { rel: "stylesheet", href: new URL("./copy_link.css", import.meta.url).href });
  let timer = 0;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.href);
    button.textContent = "Link copied";
    clearTimeout(timer);
    timer = window.setTimeout(() => (button.textContent = "Copy link"), 2000);
  });
  root.append(styles, button);
  return {
    update() {},
    close() {
      clearTimeout(timer);
    },
  };
}
