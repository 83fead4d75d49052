/** What format prints and render draws, as files to look at; and that any scene is JSON, bounded, and well-formed as SVG. */
import type { Key } from "@strided/layout";
import { arange, array, broadcastTo, fromTypedArray, type NDArray, slidingWindowView, zeros } from "@strided/ndarray";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describe as describeScene, explain, format, render, type Scene, trace } from "../../src/index.ts";
import { views } from "../views.ts";

/** A scene with addresses that do not depend on what was made before; by way of JSON, so that it is nothing else. */
function pinned(scene: Scene): Scene {
  const copy = JSON.parse(JSON.stringify(scene)) as Scene;
  expect(copy).toEqual(scene);
  return {
    ...copy,
    buffers: copy.buffers.map((buffer, k) => ({ ...buffer, address: 0x10000 * (k + 1) })),
    views: copy.views.map((view) => ({ ...view, address: 0x10000 * (view.buffer + 1) + view.offset })),
  };
}

const a = arange(12).reshape([3, 4]);
const row = arange(3, { dtype: "int16" });
const big = zeros([1000, 1000], { dtype: "float32" });
const complex = zeros([2, 3], { dtype: "complex64" });

const SCENES: readonly (readonly [string, () => Scene])[] = [
  ["views", () => describeScene({ a, columns: a.slice(":, ::2"), flipped: a.slice("::-1, 1:") })],
  ["broadcast", () => describeScene({ row, wide: broadcastTo(row, [4, 3]) })],
  ["windows", () => describeScene({ row, windows: slidingWindowView(row, 2) })],
  ["large", () => describeScene({ big, corner: big.slice("::100, 990:") })],
  ["parts", () => describeScene({ complex, imag: complex.imag })],
  ["unaligned", () => describeScene(fromTypedArray(new Uint8Array(24)).slice("1:17").view("float64"))],
  ["nothing", () => describeScene({ none: zeros([0, 3]), scalar: array(7.5) })],
  ["verdict", () => describeScene({ a, t: a.T }, { op: explain("reshape", a.T, [12]) })],
];

describe("as files", () => {
  test.each(SCENES)("%s", async (name, make) => {
    const scene = pinned(make());
    await expect(`${format(scene)}\n`).toMatchFileSnapshot(`pictures/${name}.txt`);
    await expect(`${render(scene)}\n`).toMatchFileSnapshot(`pictures/${name}.svg`);
  });

  test("trace", async () => {
    const traced = trace(() => {
      const x = zeros([100, 100]);
      const y = x.T.reshape([10_000]);
      x.slice("1:").assign(x.slice(":-1"));
      for (let k = 0; k < 3; k++) x.astype("float32");
      a.vindex([0, 1]).set(0, 0, 5);
      return y;
    });
    const here = (text: string): string => text.replace(/[^\s(]*pictures\.test\.ts:\d+:\d+/g, "main.ts:1:1");
    const same = { ...traced, allocations: traced.allocations.map((one) => ({ ...one, line: "main.ts:1:1" })) };
    // How many loops there are is the kernels' business.
    const loops = { read: 478_464, written: 358_464, passes: 7 };
    const steady = { ...same, ...loops, warnings: traced.warnings.map(here) };
    await expect(`${format(steady)}\n`).toMatchFileSnapshot("pictures/trace.txt");
    await expect(`${render(steady)}\n`).toMatchFileSnapshot("pictures/trace.svg");
  });

  test("explanation", async () => {
    await expect(`${render(explain("getitem", a, [0, 2], ":"))}\n`).toMatchFileSnapshot("pictures/explanation.svg");
  });
});

/** Throws unless every element ends, in its order, and text holds no bare sign. */
function checkMarkup(svg: string): void {
  const open: string[] = [];
  for (const [, close, name, rest, text] of svg.matchAll(/<(\/?)([a-z]+)((?:\s[\w:-]+="[^"<]*")*\s*\/?)>([^<]*)/gi)) {
    if (close === "/") expect(open.pop()).toBe(name);
    else if (!rest.endsWith("/")) open.push(name);
    if (open.at(-1) !== "style") expect(text).not.toMatch(/>|&(?!(amp|lt|gt|quot);)/);
  }
  expect(open).toEqual([]);
  const length = [...svg.matchAll(/<\/?[a-z]+(?:\s[\w:-]+="[^"<]*")*\s*\/?>[^<]*/gi)].reduce(
    (n, [all]) => n + all.length,
    0,
  );
  expect(length).toBe(svg.length);
}

describe("any scene", () => {
  test("is JSON, and can be printed and drawn", () => {
    fc.assert(
      fc.property(views(), fc.constantFrom<Key>("1:", "::-1", "::2", "..."), (view, key) => {
        const scene = pinned(describeScene(view.ndim === 0 ? [view] : [view, view.slice(key)]));
        expect(format(scene)).not.toMatch(/undefined|NaN|\[object/);
        const svg = render(scene);
        expect(svg).not.toMatch(/undefined|NaN|\[object/);
        checkMarkup(svg);
      }),
      { numRuns: 150 },
    );
  });

  test("is bounded, however large its arrays are", () => {
    const wide = broadcastTo(big, [100_000, 1000, 1000]);
    const started = performance.now();
    const scene = describeScene({
      wide,
      big,
      steps: big.slice("::7, ::-3"),
      windows: slidingWindowView(big, [50, 50]) as NDArray,
    });
    expect(JSON.stringify(scene).length).toBeLessThan(100_000);
    expect(format(scene).length).toBeLessThan(20_000);
    expect(render(scene).length).toBeLessThan(250_000);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test("names with signs that mean something in SVG stay names", () => {
    const svg = render(describeScene({ '<b> & "c"': zeros(2) }));
    expect(svg).toContain("&lt;b&gt; &amp; &quot;c&quot;");
    checkMarkup(svg);
  });
});

describe("facts", () => {
  test("a cell lies where its indices say, for every shown element", () => {
    fc.assert(
      fc.property(views(), (view) => {
        const [{ grid, offset, strides }] = describeScene(view).views;
        for (const { index, at } of grid.cells) {
          expect(at).toBe(index.reduce((sum, i, axis) => sum + i * strides[axis], offset));
        }
      }),
      { numRuns: 300 },
    );
  });

  test("covered bytes, gaps and overlap inside itself are what the bytes say", () => {
    fc.assert(
      fc.property(views(), (view) => {
        const [{ covered, gaps, selfOverlap, extent }] = describeScene(view).views;
        const bytes = new Map<number, number>();
        let isShared = false;
        for (const at of placesOf(view)) {
          for (let k = 0; k < view.itemsize; k++) {
            isShared ||= bytes.has(at + k);
            bytes.set(at + k, 1);
          }
        }
        expect(covered).toBe(bytes.size);
        expect(gaps).toBe(extent.end - extent.start - bytes.size);
        expect(selfOverlap.answer).toBe(isShared ? "yes" : "no");
      }),
      { numRuns: 500 },
    );
  });

  test("what is no array is refused", () => {
    expect(() => describeScene([1] as never)).toThrow(
      new TypeError("describe: only arrays have memory to describe; got number for a, expected an array"),
    );
    expect(() => format(undefined as never)).toThrow("format: nothing that can be printed; got undefined");
    expect(() => render({} as never)).toThrow("render: nothing that can be drawn; got object");
  });
});

/** The offset of every element. */
function placesOf({ shape, strides, offset }: NDArray): number[] {
  return shape.reduce(
    (places, length, axis) => places.flatMap((at) => Array.from({ length }, (_, i) => at + i * strides[axis])),
    [offset],
  );
}

test("names are shown without what a terminal obeys and XML forbids", () => {
  const scene = describeScene({ "a\n\u001b[31m": zeros(2), "<b>&\ud800\u0000": zeros(2) });
  expect(scene.views.map(({ name }) => name)).toEqual(["a\ufffd\ufffd[31m", "<b>&\ufffd\ufffd"]);
  expect(format(scene).split("\n")[0]).toBe("a\ufffd\ufffd[31m: float64 (2,), the owner of its memory");
  expect(render(scene)).toContain("&lt;b&gt;&amp;\ufffd\ufffd");
  const op = { ...explain("ravel", a), reason: "\u0007" };
  expect(render(describeScene(a, { op }))).not.toContain("\u0007");
});

test.each([null, undefined, 3, "a"])("describe refuses %j", (value) => {
  const call = (): unknown => describeScene(value as unknown as NDArray);
  const got = value === null ? "null" : typeof value;
  expect(call).toThrow(
    new TypeError(
      `describe: only arrays have memory to describe; got ${got}, expected an array, or a list or an object of arrays`,
    ),
  );
});
