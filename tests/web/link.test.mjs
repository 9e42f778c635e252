import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

const page = { document: new EventTarget() };
page.parent = page;
Object.assign(globalThis, { window: page, addEventListener: () => {} });
const { default: join } = await import("../../layers/web/link.js");

const heard = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
    page.document = new EventTarget();
});

test("a change is heard by every other part before the next task", async () => {
    const [one, other] = [join("a"), join("a")];

    one.set({ from: 3, to: 5 });
    await Promise.resolve();

    assert.deepEqual([other.view.from, other.view.to], [3, 5]);
});

test("what is said in answer is heard after what it answers", async () => {
    const [one, answering, third] = [join("a"), join("a"), join("a")];
    answering.follow(({ day }) => day === 1 && answering.set({ day: 2 }));
    const days = [];
    third.follow(({ day }) => days.push(day));

    one.set({ day: 1 });
    await heard();

    assert.deepEqual(days, [1, 2]);
    assert.equal(one.view.day, 2);
});

test("who joins late is told the view by the part that keeps it", async () => {
    const keeper = join("a", { keeper: true });
    keeper.set({ story: "/data/x", lens: [4] });

    const late = join("a");
    await heard();

    assert.deepEqual([late.view.story, late.view.lens], ["/data/x", [4]]);
});

test("a view of another name, and a part that has left, hear nothing", async () => {
    const [one, stranger, left] = [join("a"), join("b"), join("a")];
    left.close();

    one.set({ from: 3 });
    await heard();

    assert.deepEqual([stranger.view.from, left.view.from], [0, 0]);
});

test("a page in somebody else's frame meets on its own document", async () => {
    const stranger = {
        get document() {
            throw new DOMException("cross-origin", "SecurityError");
        },
    };
    globalThis.window = { parent: stranger, document: new EventTarget() };

    const [one, other] = [join("a"), join("a")];
    one.set({ from: 3 });
    await heard();

    globalThis.window = page;
    assert.equal(other.view.from, 3);
});
