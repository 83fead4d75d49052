import { NDArray } from "strided";
import { describe, expect, test } from "vitest";
import { fromFragment, toFragment } from "../src/explorer/link.ts";
import { parse } from "../src/explorer/parse.ts";
import { PRESETS } from "../src/explorer/presets.ts";
import { type Run, type RunOptions, run as runWords } from "../src/explorer/run.ts";
import { sharersOf } from "../src/explorer/scene.ts";
import { trafficOf, walk } from "../src/explorer/walk.ts";
import { ALL } from "../src/explorer/words-all.ts";

const run = (text: string, options: RunOptions = {}): Run => runWords(text, { words: ALL, ...options });

const outcomes = ({ steps }: Run): (string | undefined)[] => steps.map(({ verdict }) => verdict?.outcome);

describe("parse", () => {
  test("reads lines, names, chains, options and numbers", () => {
    const [a, b] = parse("const a = np.arange(-1.5, 2n)\n  .reshape([3, 4], { copy: false }) // words\nb = a.T; a");
    expect(a.names).toBe("a");
    expect(a.value).toMatchObject({ kind: "method", name: "reshape", of: { kind: "call", fn: "arange" } });
    expect(a.value).toMatchObject({ of: { args: [{ value: -1.5 }, { value: 2n }] } });
    expect(b).toMatchObject({ names: "b", value: { kind: "property", name: "T", of: { name: "a" } } });
  });

  test.each([
    ["a = (", 'got "(", expected a value'],
    ["arange(3", 'got the end, expected ","'],
    ["arange(3) b", 'got "b", expected the end of the line'],
    ["a + b", '"+" does not belong to the language'],
    ["a[0]", 'got "[", expected the end of the line'],
    ["x.", "got the end, expected a name"],
  ])("%s: %s", (text, message) => {
    expect(() => parse(text)).toThrow(message);
  });
});

describe("run", () => {
  test("gives each call its verdict", () => {
    const { steps, error } = run("arange(12).reshape([3, 4]).T.reshape([12])");
    expect(error).toBe(null);
    expect(steps.map(({ text }) => text)).toEqual(["arange(12)", ".reshape([3, 4])", ".T", ".reshape([12])"]);
    expect(steps.map(({ verdict }) => verdict?.outcome)).toEqual(["new", "view", "view", "copy"]);
    expect(steps[3].verdict?.reason).toBe(
      "merging axes 0 and 1 needs strides[0] = shape[1] * strides[1]; got 8 and 3 * 32",
    );
    expect(steps[0].verdict?.bytes).toBe(96);
  });

  test("copy: false shows what would be thrown", () => {
    const { steps, error } = run("arange(12).reshape([3, 4]).T.reshape([12])", { isCopyForbidden: true });
    expect(steps).toHaveLength(4);
    expect(error?.message).toMatch(/^ShapeError: reshape: unable to avoid creating a copy/);
    expect(steps[3].error).toBe(error?.message);
  });

  test("copy: false stops every call that would copy and might not, and says of the others why there is nothing to forbid", () => {
    const last = (text: string): string | null | undefined => {
      const { steps, error } = run(text, { isCopyForbidden: true });
      return error?.message ?? steps.at(-1)?.forbidden;
    };
    expect(last("arange(6).reshape([2, 3]).T.ravel()")).toMatch(
      /^Forbidden: ravel: unable to avoid a copy; .* \(ravel takes no copy: false, so the explorer stops here\)$/,
    );
    expect(last("ascontiguousarray(arange(6).reshape([2, 3]).T)")).toMatch(/^Forbidden: ascontiguousarray: unable to/);
    expect(last("require(arange(4).slice('::2'), { requirements: ['C'] })")).toMatch(/^Forbidden: require: unable to/);
    expect(last("getitem(arange(4), [0, 2])")).toMatch(/^Forbidden: getitem: unable to/);
    expect(last("arange(3).astype('float32')")).toMatch(/\(astype copies only where it must with copy: false\)$/);
    expect(last("arange(3).astype('float64')")).toBe("it is a view: nothing is to be copied");
    expect(last("ascontiguousarray(arange(6))")).toBe("it is a view: nothing is to be copied");
    expect(last("array(arange(3))")).toBe("it is a view: nothing is to be copied");
    expect(last("arange(3).copy()")).toBe("copy always copies, whatever it is given: there is no copy: false for it");
    expect(last("take(arange(3), [0])")).toBe(
      "take always copies, whatever it is given: there is no copy: false for it",
    );
    expect(last("arange(3).slice('1:')")).toBe("slice never copies: there is nothing to forbid");
    expect(last("add(arange(3), 1)")).toBe("a new array, and no copy of another: there is nothing to forbid");
    expect(last("x = arange(3)\nadd(x, 1, { out: x })")).toBe("nothing is copied: it works on memory that exists");
    expect(last("x = arange(3)\nadd(x, x.slice('::-1'), { out: x })")).toMatch(/^what is copied on the way keeps/);
  });

  test("a result that is no copy of anything is new", () => {
    expect(outcomes(run("zeros(3)\narray([1, 2])\nadd(zeros(2), 1)\nsum(zeros([2, 2]), { axis: 0 })"))).toEqual([
      "new",
      "new",
      "new",
      "new",
      "new",
      "new",
    ]);
    expect(outcomes(run("array(arange(2))"))).toEqual(["new", "copy"]);
  });

  test("takes lists of arrays apart, and folds of universal functions", () => {
    const { steps, error } = run(
      "[p, q] = split(arange(6), 2)\nadd.reduce(q)\nbins = zeros(3)\nadd.at(bins, [0, 0], 1)",
    );
    expect(error).toBe(null);
    expect(steps[1].verdict?.outcome).toBe("view");
    expect(steps[1].scene?.views.map(({ name }) => name)).toEqual(["before", "p", "q"]);
    expect(steps[2].output).toBe("12");
    expect(steps[4].variables.get("bins")?.toNested()).toEqual([2, 0, 0]);
  });

  test("with the first words, a function that comes later is unknown, and nothing else is", () => {
    expect(runWords("add(1, 2)").error).toMatchObject({ isUnknownWord: true });
    expect(runWords("arange(3).sum()").error).toMatchObject({ isUnknownWord: true });
    expect(runWords("arange(3).sum(").error).toMatchObject({ isUnknownWord: false });
    expect(run("arange(3).sum()").error?.message).toContain("write sum(…) with the array as the first argument");
  });

  test("an out that overlaps its operands is buffered, one that is an operand is in place", () => {
    const shifted = run('x = arange(6)\nadd(x.slice("1:"), x.slice(":-1"), { out: x.slice("1:") })');
    expect(outcomes(shifted).at(-1)).toBe("buffered");
    expect((shifted.steps[0].value as NDArray).toNested()).toEqual([0, 1, 3, 5, 7, 9]);
    expect(outcomes(run("x = arange(3)\nadd(x, 1, { out: x })")).at(-1)).toBe("in place");
  });

  test.each([
    ["constructor(1)", "the explorer has no function constructor"],
    ["arange(3).constructor", "arrays have no property constructor here"],
    ["arange(3).dispose()", "arrays have no method dispose here"],
    ["toString", "there is nothing called toString"],
    ["a = 3\na.slice(0)", "only arrays have methods here; got number"],
    ["add.constructor()", "add has no constructor; universal functions have accumulate, at"],
    ["[p] = 3", "only a list can be taken apart by names"],
    ["tile(zeros(1000), 1000000)", "RangeError: tile: too many elements for the explorer; got 1000000000"],
    ["zeros([100000, 100000])", "RangeError: zeros: too many elements for the explorer; got 10000000000"],
  ])("%s: %s", (text, message) => {
    expect(run(text).error?.message).toContain(message);
  });

  test.each(PRESETS.map((preset) => [preset.slug, preset] as const))("the preset %s runs", (_, { code }) => {
    const { steps, error } = run(code);
    expect(error).toBe(null);
    expect(steps.some(({ value }) => value instanceof NDArray)).toBe(true);
  });

  test("shows memory as it was after each step, whatever is written later", () => {
    const { steps } = run("a = arange(4)\ns = a.slice('1:3')\ns.assign(10)\na.assign(0)");
    const valuesOf = (k: number): string[] | undefined =>
      steps[k].scene?.views.find(({ name }) => name === "a")?.grid.cells.map(({ value }) => value);
    expect(steps.map((_, k) => valuesOf(k)?.join(" "))).toEqual(["0 1 2 3", "0 1 2 3", "0 10 10 3", "0 0 0 0"]);
    expect(steps[0].output).toBe("array([0., 1., 2., 3.])");
  });

  test("names the arrays that an element is shared with", () => {
    const scene = run("a = arange(4)\ns = a.slice('1:3')").steps[1].scene;
    if (scene === null) throw new Error("no scene");
    const [a, s] = scene.views;
    expect([0, 8, 16, 24].map((at) => sharersOf(scene, a, at))).toEqual([[], ["s"], ["s"], []]);
    expect(sharersOf(scene, s, 8)).toEqual(["a"]);
  });

  test("the reshapes that others copy are views here", () => {
    const others = PRESETS.filter(({ group }) => group === "Reshapes that others copy");
    expect(others.map(({ code }) => outcomes(run(code)).at(-1))).toEqual(["view", "view", "view", "view"]);
  });
});

test("a link brings back what was shown", () => {
  const shown = { code: 'a = arange(3)\na.slice("::-1") # ü', step: 1, isCopyForbidden: true };
  expect(fromFragment(toFragment(shown))).toEqual(shown);
  expect(fromFragment(toFragment({ ...shown, step: null }))).toEqual({ ...shown, step: null });
  expect(fromFragment("#presets")).toBe(null);
});

test("a walk down the columns changes lines at each element", () => {
  const scene = run("arange(64).reshape([8, 8]).T").steps[2].scene;
  const [before, after] = scene?.views ?? [];
  expect(trafficOf(walk(after, 64), 8)).toEqual({ lines: 8, switches: 64, useful: 512, fetched: 512 });
  expect(trafficOf(walk(before, 64), 8)).toEqual({ lines: 8, switches: 8, useful: 512, fetched: 512 });
});
