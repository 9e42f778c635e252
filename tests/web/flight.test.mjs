import assert from "node:assert/strict";
import { test } from "node:test";

import fly from "../../layers/web/flight.js";

class Point {
  constructor(x, y) {
    Object.assign(this, { x, y });
  }
  add({ x, y }) {
    return new Point(this.x + x, this.y + y);
  }
  subtract({ x, y }) {
    return new Point(this.x - x, this.y - y);
  }
  multiplyBy(by) {
    return new Point(this.x * by, this.y * by);
  }
}

/** A flat map at zoom 6, 1,000 pixels wide, on which a degree is ten pixels. */
function flatMap() {
  const map = {
    views: [],
    landed: [],
    getZoom: () => 6,
    getCenter: () => ({ lng: 130, lat: 40 }),
    getSize: () => new Point(1000, 600),
    project: ({ lng, lat }) => new Point(lng * 10, lat * 10),
    unproject: ({ x, y }) => ({ lng: x / 10, lat: y / 10 }),
    setView: (center, zoom) => map.landed.push({ center, zoom }),
    _move: (center, zoom) => map.views.push({ center, zoom }),
  };
  return map;
}

/** Fly, a frame every ten milliseconds, until the flight asks for no more. */
function flown(to, { frames = 200 } = {}) {
  let [now, waiting, asked] = [0, null, 0];
  globalThis.requestAnimationFrame = (next) => ((waiting = next), ++asked);
  globalThis.cancelAnimationFrame = () => (waiting = null);
  performance.now = () => now;
  const map = flatMap();
  const flight = fly(map, to);
  for (let frame = 0; frame < frames && waiting; frame++) {
    const next = waiting;
    waiting = null;
    next((now += 10));
  }
  return { map, flight, now };
}

const KURSK = { center: { lng: 36, lat: 51 }, zoom: 7 };

test("a flight takes seven tenths of a second and ends where it was going", () => {
  const { map, now } = flown(KURSK);

  assert.equal(now, 700);
  assert.deepEqual(map.landed, [KURSK]);
});

test("a flight begins where the map is and comes near its end by itself", () => {
  const { views } = flown(KURSK).map;
  const near = ({ center, zoom }, to) =>
    Math.hypot(center.lng - to.center.lng, center.lat - to.center.lat) < 1 && Math.abs(zoom - to.zoom) < 0.05;

  assert.ok(near(views[0], { center: { lng: 130, lat: 40 }, zoom: 6 }));
  assert.ok(near(views.at(-1), KURSK));
});

test("a long flight rises before it goes down, a short one does not", () => {
  const lowest = (to) => Math.min(...flown(to).map.views.map(({ zoom }) => zoom));

  assert.ok(lowest({ center: { lng: -170, lat: 40 }, zoom: 6 }) < 5);
  assert.ok(lowest({ center: { lng: 131, lat: 40 }, zoom: 6 }) > 5.9);
});

test("a flight is slow at both ends", () => {
  const { views } = flown({ center: { lng: 140, lat: 40 }, zoom: 6 }).map;
  const steps = views.slice(1).map(({ center }, at) => center.lng - views[at].center.lng);
  const middle = steps[steps.length >> 1];

  assert.ok(steps[0] < middle / 4 && steps.at(-1) < middle / 4);
});

test("a flight that only rises stays where it is", () => {
  const { views } = flown({ center: { lng: 130, lat: 40 }, zoom: 4 }).map;

  assert.ok(views.every(({ center }) => center.lng === 130));
});

test("a flight that is ended is there at once, and only once", () => {
  const { map, flight } = flown(KURSK, { frames: 5 });

  flight.end();
  flight.end();

  assert.deepEqual(map.landed, [KURSK]);
});
