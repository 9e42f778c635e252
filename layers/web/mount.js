/** Mounts one of the project's modules as a Streamlit component; the module comes by its own address. */

/**
 * @param {{parentElement: any, data: {module: string}}} component
 * @returns {Promise<() => void>} what Streamlit calls when the component leaves the page
 */
export default async function mount(component) {
  const { parentElement, data } = component;
  const module = await import(new URL(data.module, document.baseURI).href);
  const part = (parentElement.atlasPart ??= module.default(parentElement));
  part.update(data, component);
  return () => {
    part.close();
    delete parentElement.atlasPart;
  };
}
