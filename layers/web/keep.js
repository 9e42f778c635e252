/**
 * Make an element's children these, moving none that stays: focus and scroll position keep their place.
 * @param {HTMLElement} parent
 * @param {Node[]} wanted
 */
export default function keepChildren(parent, wanted) {
  const kept = new Set(wanted);
  for (const child of [...parent.childNodes]) if (!kept.has(child)) child.remove();
  let at = parent.firstChild;
  for (const child of wanted) {
    if (child === at) at = at.nextSibling;
    else parent.insertBefore(child, at);
  }
}
