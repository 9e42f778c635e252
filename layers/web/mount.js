/** Mounts a part of one of the project's scripts as a Streamlit component; the script comes by its own address. */

/**
 * @param {{parentElement: any, data: {module: string, part: string}}} component
 * @returns {Promise<() => void>} what Streamlit calls when the component leaves the page
 */
export default async function mount(component) {
  const { parentElement, data } = component;
  const module = await import(new URL(data.module, document.baseURI).href);
  const part = (parentElement.atlasPart ??= module[data.part](parentElement));
  part.update(data, component);
  return () => {
    part.close();
    delete parentElement.atlasPart;
  };
}
