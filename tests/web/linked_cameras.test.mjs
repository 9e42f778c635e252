import assert from "node:assert/strict";
import { test } from "node:test";

import linkCameras from "../../layers/web/linked_cameras.js";

/** As much of a Leaflet map as is asked for its camera. */
class Camera {
  listeners = { move: [], moveend: [] };
  at = ["middle", 3];
  told = 0;
  on(name, listener) {
    this.listeners[name].push(listener);
  }
  getCenter() {
    return this.at[0];
  }
  getZoom() {
    return this.at[1];
  }
  setView(center, zoom) {
    this._move(center, zoom);
    this.fire("moveend");
  }
  _move(center, zoom) {
    this.at = [center, zoom];
    this.told += 1;
    this.fire("move");
  }
  fire(name) {
    for (const listener of this.listeners[name]) listener();
  }
}

test("either map takes the other along, at any zoom, and neither drives the other in circles", () => {
  const [one, other] = [new Camera(), new Camera()];
  linkCameras([one, other]);

  one._move("east", 4.3);
  assert.deepEqual(other.at, ["east", 4.3]);
  other.setView("west", 5);

  assert.deepEqual(one.at, ["west", 5]);
  assert.deepEqual([one.told, other.told], [3, 2]);
});
