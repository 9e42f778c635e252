/**
 * Put text on the clipboard, also where the page is not served securely.
 * @param {string} text
 * @param {HTMLElement} beside an element of the page to work next to
 * @returns {Promise<boolean>} whether it is there
 */
export default async function copyText(text, beside) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.style.position = "fixed";
    area.style.opacity = "0";
    beside.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
