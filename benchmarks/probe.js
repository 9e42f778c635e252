/**
 * Notes when things happen in a page and its frames, in one log in the topmost window.
 *
 * Playwright runs it in every frame before any other script. Times are milliseconds since 1970, on
 * the clock of the page. What is drawn ends when its frame has been handed to the compositor.
 */

/** @typedef {{kind: string, where: "page" | "frame", at: number, end?: number, since?: number, word?: string}} Note */
/** @typedef {{notes: Note[], watch: string, quietFor: () => number}} Bench */

(() => {
  const LEAST_PIXELS = 20_000;
  const topmost = /** @type {Window} */ (window.top);
  const where = window === topmost ? "page" : "frame";
  const now = () => performance.timeOrigin + performance.now();

  /** @type {Bench} */
  const bench = Reflect.get(topmost, "bench") ?? { notes: [], watch: "", quietFor };
  Reflect.set(topmost, "bench", bench);

  function quietFor() {
    const state = document.querySelector("[data-testid=stApp]")?.getAttribute("data-test-script-state");
    const last = bench.notes.at(-1);
    return state === "notRunning" && last ? now() - (last.end ?? last.at) : 0;
  }

  /** @param {string} kind @param {Partial<Note>} [more] */
  function note(kind, more) {
    /** @type {Note} */
    const made = { kind, where, at: now(), ...more };
    bench.notes.push(made);
    return made;
  }

  // Drawing: what is first drawn of a kind opens a frame, the task after the frame ends it.
  const { port1, port2 } = new MessageChannel();
  /** @type {Map<string, Note>} */
  const open = new Map();
  port1.onmessage = () => {
    for (const drawn of open.values()) drawn.end = now();
    open.clear();
  };
  /** @param {"draw" | "map" | "scene"} kind */
  function draw(kind) {
    if (!open.size) port2.postMessage(null);
    if (!open.has(kind)) open.set(kind, note(kind));
  }

  const pen = CanvasRenderingContext2D.prototype;
  const { clearRect } = pen;
  pen.clearRect = function (...box) {
    clearRect.apply(this, box);
    if (this.canvas.isConnected && this.canvas.width * this.canvas.height > LEAST_PIXELS) draw("draw");
  };

  // A scene is on: the frame after its words and its view were set.
  const { mark } = performance;
  performance.mark = function (name, options) {
    if (name === "scene:shown") requestAnimationFrame(() => draw("scene"));
    return mark.call(this, name, options);
  };

  // What the parts of the screen tell each other while the reader drags; all hear it before the next frame.
  let event = 0;
  document.addEventListener("atlas-view", (said) => {
    const { change } = /** @type {CustomEvent} */ (said).detail;
    if (change && ("from" in change || "to" in change)) note("told", { since: event });
  });

  // What the reader does.
  for (const kind of ["pointermove", "click", "keydown"]) {
    window.addEventListener(
      kind,
      ({ timeStamp }) => {
        event = performance.timeOrigin + timeStamp;
        note(kind, { since: event });
      },
      { capture: true, passive: true },
    );
  }

  // A map, which may be empty: Leaflet makes its panes in one go and draws with the next frame.
  const { appendChild } = Node.prototype;
  let hasMap = where === "page";
  Node.prototype.appendChild = function (child) {
    if (!hasMap && child instanceof Element && child.classList.contains("leaflet-pane")) {
      hasMap = true;
      requestAnimationFrame(() => draw("map"));
    }
    return /** @type {any} */ (appendChild.call(this, child));
  };

  // What Streamlit does: the state of its script, and a text that is watched.
  if (where === "frame") return;
  let before = "";
  let text = "";
  new MutationObserver(() => {
    const state = document.querySelector("[data-testid=stApp]")?.getAttribute("data-test-script-state") ?? "";
    if (state !== before) note("script", { word: state });
    before = state;
    const seen = (bench.watch && document.querySelector(bench.watch)?.textContent) || "";
    if (seen !== text) note("text", { word: seen });
    text = seen;
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
})();
