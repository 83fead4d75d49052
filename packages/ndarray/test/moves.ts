/** Selections that are long, wide or far apart, against the same selection made element by element. */
import { DTYPES, type DTypeName, isComplex, type Scalar } from "@strided/buffer";
import { expect, test } from "vitest";
import {
  array,
  asStrided,
  broadcastTo,
  flatnonzero,
  fromTypedArray,
  getitem,
  type NDArray,
  repeat,
  setitem,
  take,
  where,
} from "../src/index.ts";

const NAMES = Object.keys(DTYPES) as DTypeName[];
/** More positions than are handled at once. */
const MANY = 1500;

/** Whole numbers from 0 up to `below`, the same in every run. */
function numbers(n: number, below: number, seed = 1): number[] {
  let state = seed;
  return Array.from({ length: n }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  });
}

const row = (n: number, dtype: DTypeName): NDArray =>
  array(
    numbers(n, 100, 7).map((x) => (dtype === "bool" ? x % 2 === 0 : x)),
    { dtype },
  ) as NDArray;

/** What stands in an array, as text: elements of all kinds compare alike. */
const textsOf = (a: NDArray): string[] => (a.reshape(-1).toNested() as Scalar[]).map(textOf);
const textOf = (x: Scalar): string => (isComplex(x) ? `${x.re}+${x.im}i` : String(x));

/** Compared as one text: long lists are slow to compare. */
const same = (a: NDArray, texts: readonly (string | undefined)[]): void => {
  expect(textsOf(a).join()).toBe(texts.join());
};

/** Each way in which arrays can lie is asked the same. */
export function describeMoves(place: (a: NDArray) => NDArray): void {
  test.each(NAMES)("%s: rows by an index array, read and written", (dtype) => {
    const a = place(row(MANY, dtype));
    const texts = textsOf(a);
    for (const low of [0, -MANY]) {
      const list = numbers(MANY, MANY - low, 3).map((x) => x + low);
      const index = array(Int32Array.from(list.map((x) => (x >= MANY ? x - MANY : x))));
      const expected = (index.toNested() as number[]).map((x) => texts.at(x));
      same(a.vindex(index), expected);
      same(a.vindex(place(index)), expected);
      same(take(a, place(index).astype("int64")), expected);
      const target = place(row(MANY, dtype));
      const values = target.slice("::-1").copy();
      const written = [...texts];
      (index.toNested() as number[]).forEach((x, i) => {
        written[(x + MANY) % MANY] = texts[MANY - 1 - i];
      });
      setitem(target, index, values);
      same(target, written);
    }
    expect(() => a.vindex([0, MANY])).toThrow(`index ${MANY} is out of bounds for axis 0 with size ${MANY}`);
    expect(() => a.vindex([0, -MANY - 1])).toThrow(`index ${-MANY - 1} is out of bounds for axis 0 with size ${MANY}`);
  });

  test.each(NAMES)("%s: every length of row and step", (dtype) => {
    for (const [width, count] of [
      [2, 1100],
      [3, 30],
      [16, 1100],
      [130, 10],
    ]) {
      const a = place(row(12 * width, dtype)).reshape([12, width]);
      const list = numbers(count, 12, width);
      const texts = textsOf(a);
      const index = array(list, { dtype: "int16" });
      const expected = list.flatMap((x) => texts.slice(x * width, (x + 1) * width));
      same(getitem(a, index) as NDArray, expected);
      same((getitem(a.T, ":", index) as NDArray).T, expected);
      same(
        take(a.slice("::-1"), index, { axis: 0 }),
        textsOf(
          take(
            a,
            array(
              list.map((x) => 11 - x),
              { dtype: "int32" },
            ),
            { axis: 0 },
          ),
        ),
      );
      const target = place(row(12 * width, dtype)).reshape([12, width]);
      setitem(target, [[3, 0, 3]], a.slice("7:10"));
      const written = [...texts];
      [3, 0, 3].forEach((to, i) => {
        written.splice(to * width, width, ...texts.slice((7 + i) * width, (8 + i) * width));
      });
      same(target, written);
    }
  });

  test.each(NAMES)("%s: columns, crossed and wrapped indices, read and written", (dtype) => {
    const [m, n] = [70, 90];
    const a = place(row(m * n, dtype)).reshape([m, n]);
    const texts = textsOf(a);
    const at = (r: number, c: number): number => ((r + m) % m) * n + ((c + n) % n);
    const rows = numbers(40, 2 * m, 3).map((x) => x - m);
    const columns = numbers(300, 2 * n, 4).map((x) => x - n);
    const [r, c] = [rows, columns].map((list) => place(array(Int32Array.from(list))));
    const every = Array.from({ length: m }, (_, k) => k);
    const inside = rows.map((x) => (x + m) % m);
    const [u, v] = [inside, columns.map((x) => (x + n) % n)].map((list) => place(array(Int32Array.from(list))));
    const crossed = (list: readonly number[]): number[] => list.flatMap((x) => columns.map((y) => at(x, y)));
    const pairs = numbers(MANY, m * n, 5);
    const [first, second] = [(x: number) => Math.floor(x / n) - m, (x: number) => x % n].map((part) =>
      place(array(Int32Array.from(pairs.map(part)))),
    );
    const cases: [key: Parameters<typeof getitem>[1][], places: number[]][] = [
      [[":", c], crossed(every)],
      [[r], rows.flatMap((x) => Array.from({ length: n }, (_, k) => at(x, k)))],
      [[r.reshape([40, 1]), c], crossed(rows)],
      [[u.reshape([40, 1]), v], crossed(inside)],
      [[u, v.reshape([300, 1])], columns.flatMap((y) => inside.map((x) => at(x, y)))],
      [[r, c.slice(":40")], rows.map((x, i) => at(x, columns[i]))],
      [[first, second], pairs],
    ];
    for (const [key, places] of cases) {
      const got = getitem(a, ...(key as [":"])) as NDArray;
      same(
        got,
        places.map((k) => texts[k]),
      );
      const [one, all] = [0, 1].map(() => place(row(m * n, dtype)).reshape([m, n]));
      setitem(one, key as [":"], a.slice(0, 1).copy());
      setitem(all, key as [":"], getitem(a.slice("::-1, ::-1"), ...(key as [":"])) as NDArray);
      const [ones, others] = [[...texts], [...texts]];
      for (const k of places) {
        ones[k] = texts[1];
        others[k] = texts[m * n - 1 - k];
      }
      same(one, ones);
      same(all, others);
    }
    same(getitem(a.T, c) as NDArray, textsOf((getitem(a, ":", c) as NDArray).T));
    const far = numbers(MANY, 1000, 6).map((x) => x - 500);
    const index = place(array(Int32Array.from(far)));
    const short = a.reshape(-1).slice(":100");
    same(
      take(short, index, { mode: "clip" }),
      far.map((x) => texts[Math.max(0, Math.min(x, 99))]),
    );
    same(
      take(short, index, { mode: "wrap" }),
      far.map((x) => texts[(x + 500) % 100]),
    );
    expect(() => setitem(a, [":", [0, n]], 1)).toThrow(`index ${n} is out of bounds for axis 1 with size ${n}`);
    same(a, texts);
  });

  test.each(NAMES)("%s: masks, read and written", (dtype) => {
    for (const [n, share] of [1, 15, 16, 17, 100, MANY].flatMap((n) => [2, 50, 98].map((share) => [n, share]))) {
      const truths = numbers(n, 100, n).map((x) => x < share);
      const mask = place(array(truths) as NDArray);
      const a = place(row(n, dtype));
      const texts = textsOf(a);
      const kept = texts.filter((_, i) => truths[i]);
      same(getitem(a, mask) as NDArray, kept);
      const found = truths.flatMap((isTrue, i) => (isTrue ? [i] : []));
      expect(flatnonzero(mask).toNested()).toEqual(found);
      const [all, one, none] = [0, 1, 2].map(() => place(row(n, dtype)));
      setitem(all, mask, (getitem(a, mask) as NDArray).slice("::-1").copy());
      setitem(one, mask, a.slice(0));
      setitem(none, array(truths.map(() => false)) as NDArray, 1);
      const back = [...kept].reverse();
      let next = 0;
      same(
        all,
        texts.map((text, i) => (truths[i] ? back[next++] : text)),
      );
      same(
        one,
        texts.map((text, i) => (truths[i] ? texts[0] : text)),
      );
      same(none, texts);
      const other = place(row(n, dtype)).slice("::-1");
      same(
        where(mask, a, other),
        texts.map((text, i) => (truths[i] ? text : texts[n - 1 - i])),
      );
    }
  });

  test.each(NAMES)("%s: rows repeated, joined, copied", (dtype) => {
    const a = place(row(600, dtype));
    const texts = textsOf(a);
    for (const times of [0, 1, 2, 5]) {
      same(
        repeat(a, times),
        texts.flatMap((text) => new Array<string>(times).fill(text)),
      );
      same(
        repeat(a.slice("::-3"), times),
        textsOf(a.slice("::-3").copy()).flatMap((text) => new Array<string>(times).fill(text)),
      );
    }
    const counts = numbers(600, 4, 5);
    const each = texts.flatMap((text, i) => new Array<string>(counts[i]).fill(text));
    same(repeat(a, place(array(Int32Array.from(counts)))), each);
    same(repeat(a, counts), each);
    for (const axis of [0, 1, 2]) {
      const cube = a.reshape([2, 100, 3]);
      for (const times of [1, 2, 3, 100]) {
        const index = Array.from({ length: cube.shape[axis] * times }, (_, i) => Math.floor(i / times));
        same(repeat(cube, times, { axis }), textsOf(take(cube, index, { axis })));
        same(repeat(cube.slice(":, ::-1"), times, { axis }), textsOf(take(cube.slice(":, ::-1"), index, { axis })));
      }
    }
    // The stride of a last axis of length 1 is anyone's.
    const column = asStrided(a, { shape: [600, 1], strides: [a.itemsize, 7 * a.itemsize] });
    same(
      repeat(column, 2, { axis: 1 }),
      texts.flatMap((text) => [text, text]),
    );
    const filled = place(row(600, dtype));
    for (const part of [filled, filled.slice("1:70"), filled.slice("::2"), filled.reshape([20, 30]).slice(":, 3:21")]) {
      part.assign(a.slice(1));
      same(part, new Array<string>(part.size).fill(texts[1]));
      part.assign(a.slice(2).astype("int8"));
      same(part, new Array<string>(part.size).fill(texts[2]));
    }
    const table = a.reshape([2, 300]);
    same(table.slice("::-1").copy(), [...texts.slice(300), ...texts.slice(0, 300)]);
    same(broadcastTo(table, [2, 2, 300]).copy(), [...texts, ...texts]);
    same(table.slice(":", "10:290").copy(), [...texts.slice(10, 290), ...texts.slice(310, 590)]);
  });

  test.each(["int64", "uint64", "uint32", "uint8"] as const)("indices of dtype %s, in order and not", (dtype) => {
    const a = place(row(MANY, "float64"));
    const texts = textsOf(a);
    const list = numbers(MANY, 200, 3);
    const index = place(array([...list], { dtype }) as NDArray);
    const expected = list.map((x) => texts[x]);
    same(a.vindex(index), expected);
    same(
      a.vindex(index.slice("::-1")),
      list.reverse().map((x) => texts[x]),
    );
    list.reverse();
    const halves = list.slice(0, MANY / 2).flatMap((x, i) => [x, list[MANY / 2 + i]]);
    same(
      take(a, index.reshape([2, -1]).T),
      halves.map((x) => texts[x]),
    );
    if (dtype === "uint8") return;
    const far = dtype === "uint32" ? 2n ** 32n - 1n : 2n ** 32n + 3n;
    index.set(MANY - 1, far);
    expect(() => a.vindex(index)).toThrow(`index ${far} is out of bounds for axis 0 with size ${MANY}`);
    expect(() => setitem(a, index, 1)).toThrow(`index ${far} is out of bounds for axis 0 with size ${MANY}`);
    same(a, texts);
    expect(take(a, index, { mode: "clip" }).get(MANY - 1)).toBe(a.get(MANY - 1));
    expect(take(a, index, { mode: "wrap" }).get(MANY - 1)).toBe(a.get(Number(far % BigInt(MANY))));
  });

  test("a NaN keeps its bits", () => {
    const bits = new Float64Array(new BigUint64Array([0x7ff4dead00000001n, 0xfff8beef00000002n, 1n]).buffer);
    const a = place(fromTypedArray(bits) as NDArray);
    const words = (x: NDArray): unknown => x.view("uint64").toNested();
    const [first, second] = words(a) as bigint[];
    expect(words(a.vindex([1, 0]))).toEqual([second, first]);
    expect(words(getitem(a, array([true, true, false])) as NDArray)).toEqual([first, second]);
    const target = place(array([0, 0, 0]) as NDArray);
    setitem(target, [[2, 1]], a.slice(":2"));
    expect(words(target)).toEqual([0n, second, first]);
  });
}
