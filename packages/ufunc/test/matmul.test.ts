import { arange, array, asarray, broadcastTo, type NDArray, zeros } from "@strided/ndarray";
import { describe, expect, test } from "vitest";
import { add, conj, inner, matmul, matvec, multiply, remainder, vecdot, vecmat } from "../src/index.ts";

const NAMES = ["float64", "float32", "int64", "int32", "int16"] as const;
type Name = (typeof NAMES)[number] | "complex128" | "complex64";

/** Small whole numbers, so that every sum is exact. */
function matrix(rows: number, columns: number, view: string, dtype: Name = "float64"): NDArray {
  const real = dtype.startsWith("c") ? "float64" : (dtype as "float64");
  const line = (remainder(arange(rows * columns, { dtype: real }), 7) as unknown as NDArray).astype(dtype) as NDArray;
  return (line.reshape([rows, columns]) as NDArray).slice(view) as NDArray;
}

/** The same elements on an ordinary ArrayBuffer. */
const outside = (a: NDArray): NDArray =>
  asarray(Float64Array.from(a.astype("float64").reshape([-1]).toNested() as unknown as number[])).reshape(
    a.shape,
  ) as unknown as NDArray;

const numbersOf = (a: NDArray): number[][] => a.astype("float64").toNested() as unknown as number[][];

function sumsOf(a: NDArray, b: NDArray): number[][] {
  const [x, y] = [numbersOf(a), numbersOf(b)];
  return x.map((row) => (y[0] ?? []).map((_, j) => row.reduce((sum, value, i) => sum + value * y[i][j], 0)));
}

/** Every layout of a matrix with so many rows and columns. */
const VIEWS: Readonly<Record<string, (m: number, n: number, dtype: Name) => NDArray>> = {
  packed: (m, n, dtype) => matrix(m, n, ":", dtype),
  "of every second column": (m, n, dtype) => matrix(m, 2 * n, ":, ::2", dtype),
  "of every ninth column": (m, n, dtype) => matrix(m, 9 * n, ":, ::9", dtype),
  "of columns from the last": (m, n, dtype) => matrix(m, n, ":, ::-1", dtype),
  "of rows from the last": (m, n, dtype) => matrix(m, n, "::-1", dtype),
  transposed: (m, n, dtype) => matrix(n, m, ":", dtype).T as NDArray,
  "of one row again and again": (m, n, dtype) => broadcastTo(matrix(1, n, ":", dtype), [m, n]) as unknown as NDArray,
};

describe.each(NAMES)("products of %s", (dtype) => {
  // Tiles have 6 rows by 4, 8 or 16 columns, blocks 96 rows by 512 columns and 256 steps.
  test.each([
    [1, 1, 1],
    [2, 3, 2],
    [5, 5, 5],
    [16, 16, 16],
    [31, 33, 38],
    [97, 20, 41],
    [13, 300, 15],
    [7, 9, 521],
    [100, 90, 70],
  ])("%i x %i times %i columns, for every layout of the factors: the sums of a plain loop", (m, k, n) => {
    for (const [first, x] of Object.entries(VIEWS)) {
      for (const [second, y] of Object.entries(VIEWS)) {
        const [a, b] = [x(m, k, dtype), y(k, n, dtype)];
        const product = matmul(a, b);
        expect(product.dtype.name).toBe(dtype);
        expect([first, second, numbersOf(product)]).toEqual([first, second, sumsOf(a, b)]);
      }
    }
  });

  test("without a depth are zeros, whatever lay in the memory before", () => {
    for (let turn = 0; turn < 3; turn++) {
      matmul(matrix(4, 4, ":", dtype), matrix(4, 4, ":", dtype));
      const [a, b] = [matrix(4, 1, ":, :0", dtype), matrix(1, 4, ":0", dtype)];
      expect(numbersOf(matmul(a, b))).toEqual([0, 1, 2, 3].map(() => [0, 0, 0, 0]));
    }
  });

  test("write nothing beside the result, and read nothing beside the factors", () => {
    const around = array(new Array<number>(220).fill(99), { dtype }).reshape([10, 22]) as unknown as NDArray;
    const inner = around.slice("1:9, 7:14") as NDArray;
    inner.assign(matrix(8, 7, ":", dtype));
    expect(numbersOf(matmul(inner, inner.T as NDArray))).toEqual(sumsOf(inner, inner.T as NDArray));
    const [a, b] = [matrix(8, 3, ":", dtype), matrix(3, 7, ":", dtype)];
    expect(matmul(a, b, { out: inner })).toBe(inner);
    expect(numbersOf(inner)).toEqual(sumsOf(a, b));
    expect(
      numbersOf(around)
        .flat()
        .filter((x) => x === 99),
    ).toHaveLength(220 - 56);
  });

  test("of vectors have no axis for them", () => {
    for (const [m, n] of [
      [1, 1],
      [5, 9],
      [16, 16],
      [200, 300],
    ]) {
      const [a, x, y] = [matrix(m, n, ":", dtype), matrix(1, 2 * n, "0, ::2", dtype), matrix(1, m, "0, ::-1", dtype)];
      const [row, column] = [y.reshape([1, m]) as NDArray, x.reshape([n, 1]) as NDArray];
      expect(matmul(a, x).astype("float64").toNested()).toEqual(sumsOf(a, column).flat());
      expect(matmul(y, a).astype("float64").toNested()).toEqual(sumsOf(row, a).flat());
      expect(matmul(x, x).astype("float64").toNested()).toEqual(sumsOf(column.T as NDArray, column)[0][0]);
      const out = matmul(y, a).copy().assign(1);
      expect(matmul(y, a, { out })).toBe(out);
      expect(out.astype("float64").toNested()).toEqual(sumsOf(row, a).flat());
    }
  });
});

test("inner products are those with the second matrix transposed", () => {
  const [a, b] = [matrix(5, 9, ":"), matrix(7, 9, ":")];
  expect(inner(a, b).toNested()).toEqual(sumsOf(a, b.T as NDArray));
  expect(inner(a, b.slice("2")).toNested()).toEqual(sumsOf(a, b.slice("2:3").T as NDArray).flat());
  expect(inner(a.slice("1"), b).toNested()).toEqual(sumsOf(a.slice("1:2") as NDArray, b.T as NDArray).flat());
  expect(inner(a.slice("1"), b.slice("2")).toNested()).toEqual(
    sumsOf(a.slice("1:2") as NDArray, b.slice("2:3").T as NDArray)[0][0],
  );
});

test("an out that is a factor, or shares memory with one, is written at the end; a wrong one is refused", () => {
  const a = matrix(4, 4, ":");
  const square = sumsOf(a, a);
  expect(matmul(a, a, { out: a }).toNested()).toEqual(square);
  const b = matrix(4, 4, ":");
  expect(matmul(b, b, { out: b.T as NDArray }).toNested()).toEqual(square);
  expect(() => matmul(a, b, { out: matrix(4, 5, ":") })).toThrow(
    "matmul: out has the wrong shape; got (4,5), expected (4,4)",
  );
  const locked = broadcastTo(matrix(1, 4, ":"), [4, 4]) as unknown as NDArray;
  expect(() => matmul(a, b, { out: locked })).toThrow("read-only");
});

test("integers wrap around", () => {
  const a = array(
    [
      [2 ** 31 - 1, 3],
      [1, 1],
    ],
    { dtype: "int32" },
  );
  expect(matmul(a, a).toNested()).toEqual([
    [4, -2147483648],
    [-2147483648, 4],
  ]);
  const b = array(
    [
      [300, 1],
      [1, 1],
    ],
    { dtype: "int16" },
  );
  expect(matmul(b, b).toNested()).toEqual([
    [24465, 301],
    [301, 2],
  ]);
  const c = array(
    [
      [2n ** 63n - 1n, 1n],
      [1n, 1n],
    ],
    { dtype: "int64" },
  );
  expect(matmul(c, c).toNested()).toEqual([
    [2n, -(2n ** 63n)],
    [-(2n ** 63n), 2n],
  ]);
});

test.each([
  [1, 1, 1],
  [5, 5, 5],
  [32, 32, 32],
  [31, 33, 38],
  [97, 20, 41],
])("%i x %i times %i columns, also of every second column: the sums of a plain loop, twice", (m, k, n) => {
  const b = matrix(k, n, ":");
  for (const a of [matrix(m, k, ":"), matrix(m, 2 * k, ":, ::2"), matrix(k, m, ":").T as NDArray]) {
    const sums = sumsOf(a, b);
    // The second result may lie where others were before.
    for (let turn = 0; turn < 2; turn++) expect(matmul(a, b).toNested()).toEqual(sums);
  }
});

test("products of half floats are summed as single floats and rounded once, as in NumPy", () => {
  const a = array([2048, 1, 1], { dtype: "float16" });
  const ones = array([1, 1, 1], { dtype: "float16" });
  expect(matmul(a, ones).toNested()).toBe(2050);
  const large = array([60000, 60000, -60000], { dtype: "float16" });
  expect(matmul(large, ones).toNested()).toBe(60000);
});

describe.each([...NAMES, "complex128", "complex64"] as const)("stacks of %s", (dtype) => {
  const stacks = (lengths: readonly number[], rows: number, columns: number): NDArray =>
    matrix(
      lengths.reduce((x, y) => x * y, 1),
      rows * columns,
      ":",
      dtype,
    ).reshape([...lengths, rows, columns]) as NDArray;

  test.each([
    [1, 1, 1],
    [4, 4, 4],
    [16, 3, 17],
    [7, 70, 65],
  ])("of %i x %i times %i columns: the product of each pair, however they nest and repeat", (m, k, n) => {
    const [x, y] = [stacks([2, 3], m, k), stacks([3], k, n)];
    const firsts = [x, x.slice("::-1, ::2") as NDArray, x.transpose([1, 0, 2, 3]) as NDArray, stacks([2, 3], k, m).mT];
    const seconds = [y.slice("0"), y.slice("1:2"), stacks([3], n, k).mT];
    for (const a of firsts as NDArray[]) {
      for (const b of seconds as NDArray[]) {
        if (b.ndim === 3 && b.shape[0] !== 1 && b.shape[0] !== a.shape[1]) continue;
        const product = matmul(a, b);
        for (let i = 0; i < a.shape[0]; i++) {
          for (let j = 0; j < a.shape[1]; j++) {
            const second = b.ndim === 2 ? b : (b.slice(String(b.shape[0] === 1 ? 0 : j)) as NDArray);
            const pair = matmul(a.slice(`${i}, ${j}`) as NDArray, second);
            expect((product.slice(`${i}, ${j}`) as NDArray).toNested()).toEqual(pair.toNested());
          }
        }
      }
    }
  });

  test("into an array that is given, beside the factors or over them", () => {
    const [a, b] = [stacks([5], 6, 4), stacks([5], 4, 6)];
    const expected = matmul(a, b).toNested();
    const room = stacks([7], 6, 6);
    for (const out of [room.slice("1:6"), room.slice("5:0:-1")]) {
      expect(matmul(a, b, { out }).toNested()).toEqual(expected);
      expect(out.toNested()).toEqual(expected);
    }
    expect((room.slice("6") as NDArray).toNested()).toEqual((stacks([7], 6, 6).slice("6") as NDArray).toNested());
    const square = stacks([5], 6, 6);
    const product = matmul(square, square).toNested();
    expect(matmul(square, square, { out: square }).toNested()).toEqual(product);
  });

  test("of vectors with matrices and vectors: the same without the axes of length 1", () => {
    const [a, x, y] = [stacks([5], 6, 4), stacks([5], 4, 1), stacks([5], 1, 6)];
    const [column, row] = [x.reshape([5, 4]) as NDArray, y.reshape([5, 6]) as NDArray];
    expect(matvec(a, column).toNested()).toEqual((matmul(a, x).reshape([5, 6]) as NDArray).toNested());
    expect(vecmat(row, a).toNested()).toEqual((matmul(y, a).reshape([5, 4]) as NDArray).toNested());
    const squares = matmul(x.mT as NDArray, x).reshape([5]) as NDArray;
    expect(vecdot(column, column).toNested()).toEqual(squares.toNested());
  });

  test("without pairs or depth have no elements or zeros", () => {
    expect(matmul(stacks([0], 4, 4), stacks([0], 4, 4)).shape).toEqual([0, 4, 4]);
    expect(matmul(stacks([2], 3, 4), stacks([2], 0, 4).mT as NDArray).shape).toEqual([2, 3, 0]);
    const none = matmul(stacks([2], 3, 0), stacks([2], 3, 0).mT as NDArray);
    expect((none.astype("float64") as NDArray).toNested()).toEqual([0, 1].map(() => [0, 1, 2].map(() => [0, 0, 0])));
  });
});

describe.each(["uint8", "int8", "uint16", "uint32", "uint64", "bool", "float16"] as const)(
  "products of %s",
  (dtype) => {
    const of = (a: NDArray): NDArray => a.astype(dtype) as NDArray;
    /** Whole numbers below 2 ** 53, wrapped around or rounded once. */
    const expected = (a: NDArray, b: NDArray): unknown => {
      const [x, y] = [of(a), of(b)].map((factor) => factor.astype("float64") as unknown as NDArray);
      const sums = matmul(x, y) as unknown as NDArray;
      return dtype.includes("int") ? of(sums.astype("int64") as unknown as NDArray).toNested() : of(sums).toNested();
    };

    test.each([
      [1, 1, 1],
      [3, 2, 3],
      [5, 17, 33],
      [20, 300, 47],
    ])("%i x %i times %i columns: those of doubles, cast", (m, k, n) => {
      for (const [first, x] of Object.entries(VIEWS)) {
        for (const [second, y] of Object.entries(VIEWS)) {
          const [a, b] = [x(m, k, "float64"), y(k, n, "float64")];
          const product = matmul(of(a), of(b)) as NDArray;
          expect(product.dtype.name).toBe(dtype);
          expect([first, second, product.toNested()]).toEqual([first, second, expected(a, b)]);
        }
      }
    });

    test("with vectors, and in stacks: those of doubles, cast", () => {
      const [a, x, y] = [matrix(6, 20, ":"), matrix(1, 20, "0"), matrix(1, 6, "0")];
      expect(matmul(of(a), of(x)).toNested()).toEqual(expected(a, x));
      expect(matmul(of(y), of(a)).toNested()).toEqual(expected(y, a));
      expect(vecdot(of(x), of(x)).toNested()).toEqual(expected(x, x));
      const stack = matrix(5, 12, ":").reshape([5, 3, 4]) as NDArray;
      expect(matmul(of(stack), of(stack.mT as NDArray)).toNested()).toEqual(expected(stack, stack.mT as NDArray));
      expect(matmul(of(stack.mT as NDArray), of(stack)).toNested()).toEqual(expected(stack.mT as NDArray, stack));
    });
  },
);

test("truth values that memory has as other numbers are true", () => {
  const a = array(
    [
      [2, 0],
      [4, 1],
    ],
    { dtype: "uint8" },
  ).view("bool");
  const b = array(
    [
      [1, 8],
      [0, 0],
    ],
    { dtype: "uint8" },
  ).view("bool");
  expect((matmul(a, b).view("uint8") as unknown as NDArray).toNested()).toEqual([
    [1, 1],
    [1, 1],
  ]);
  expect((matmul(b.slice("0"), a.slice(":, 0")).view("uint8") as unknown as NDArray).toNested()).toEqual(1);
});

test("factors and results outside of the heap: the same as on it", () => {
  for (const [m, k, n] of [
    [3, 4, 5],
    [1, 40, 7],
    [70, 300, 1],
    [40, 30, 50],
  ]) {
    const [a, b] = [matrix(m, k, ":"), matrix(k, n, ":")];
    const sums = sumsOf(a, b);
    const [p, q] = [a, b].map((factor) => outside(factor));
    for (const [x, y] of [
      [p, q],
      [a, q],
      [p, b],
    ] as const)
      expect(matmul(x, y).toNested()).toEqual(sums);
    expect(matmul(p.astype("float32"), q).toNested()).toEqual(sums);
    const out = outside(matrix(m, n, ":"));
    expect(matmul(p, q, { out })).toBe(out);
    expect(out.toNested()).toEqual(sums);
  }
});

test("operands of other dtypes are cast to that of the product", () => {
  const [a, b] = [matrix(7, 9, ":", "int64"), matrix(9, 5, ":")];
  expect(matmul(a, b).toNested()).toEqual(sumsOf(a, b));
  expect(matmul(b.T, a.T).toNested()).toEqual(sumsOf(b.T as NDArray, a.T as NDArray));
  const x = matrix(1, 20_000, "0", "int32");
  expect(matmul(x, x.astype("float64")).toNested()).toEqual(
    matmul(x.astype("float64"), x.astype("float64")).toNested(),
  );
  const whole = matmul(a, b.astype("int32"), { dtype: "float32" });
  expect([whole.dtype.name, whole.toNested()]).toEqual(["float32", sumsOf(a, b)]);
});

test.each(["float64", "float32", "int32", "complex128", "complex64"] as const)(
  "sums of many terms of %s: those of their pieces",
  (dtype) => {
    const i = dtype.startsWith("c") ? array({ re: 2, im: -3 }, { dtype }) : array(1, { dtype });
    const of = (a: NDArray): NDArray => multiply(a.astype(dtype), i) as unknown as NDArray;
    const total = (parts: readonly NDArray[]): unknown => {
      let sum = parts[0];
      for (const part of parts.slice(1)) sum = add(sum, part) as unknown as NDArray;
      return sum.toNested();
    };
    const pieces = (length: number): string[] =>
      [0, 1, 2, 3].map((k) => `${(k * length) / 4}:${((k + 1) * length) / 4}`);
    const [x, y] = [matrix(1, 20_000, "0"), matrix(1, 40_000, "0, ::2")].map(of);
    for (const [p, q] of [
      [x, x],
      [x, y],
      [y, x],
      [y, y],
    ] as const) {
      for (const fn of [matmul, vecdot]) {
        const parts = pieces(20_000).map((part) => fn(p.slice(part), q.slice(part)) as unknown as NDArray);
        expect(fn(p, q).toNested()).toEqual(total(parts));
      }
    }
    const [long, wide] = [of(matrix(600, 70, ":")), of(matrix(3, 600, ":"))];
    for (const a of [long, of(matrix(70, 600, ":")).T as NDArray, of(matrix(600, 140, ":, ::2"))]) {
      for (const fn of [matmul, vecmat]) {
        const row = wide.slice("1") as NDArray;
        const parts = pieces(600).map((part) => fn(row.slice(part), a.slice(part)) as unknown as NDArray);
        expect(fn(row, a).toNested()).toEqual(total(parts));
      }
      const parts = pieces(600).map((part) => matmul(wide.slice(`:, ${part}`), a.slice(part)) as unknown as NDArray);
      expect(matmul(wide, a).toNested()).toEqual(total(parts));
    }
  },
);

describe.each(["complex128", "complex64"] as const)("products of %s", (dtype) => {
  /** Small whole numbers in both parts. */
  const both = (a: NDArray): NDArray => multiply(a, array({ re: 2, im: -3 }, { dtype })) as unknown as NDArray;
  const real = ({ real: part }: NDArray): number[][] => numbersOf(part);
  const imag = ({ imag: part }: NDArray): number[][] => numbersOf(part);

  test.each([
    [1, 3, 1],
    [2, 3, 2],
    [16, 16, 16],
    [31, 33, 38],
    [5, 300, 9],
    [3, 5, 260],
    [100, 7, 35],
  ])("%i x %i times %i columns, for every layout of the factors: the sums of a plain loop", (m, k, n) => {
    for (const [first, x] of Object.entries(VIEWS)) {
      for (const [second, y] of Object.entries(VIEWS)) {
        const [a, b] = [x(m, k, dtype), y(k, n, dtype)];
        const product = matmul(both(a), b.astype(dtype));
        const plain = sumsOf(a.real, b.real);
        expect([first, second, real(product)]).toEqual([first, second, plain.map((row) => row.map((v) => 2 * v))]);
        expect(imag(product)).toEqual(plain.map((row) => row.map((v) => 0 - 3 * v)));
        // (2 - 3i)(2 - 3i) = -5 - 12i
        const square = matmul(both(a), both(b));
        expect([real(square)[0][0], imag(square)[0][0]]).toEqual([0 - 5 * plain[0][0], 0 - plain[0][0] * 12]);
        expect(square.toNested()).toEqual(multiply(product, array({ re: 2, im: -3 }, { dtype })).toNested());
      }
    }
  });

  test("conjugate the first factor where the function does", () => {
    const x = both(matrix(1, 4, "0", dtype));
    expect(vecdot(x, x).toNested()).toEqual({ re: 13 * (1 + 4 + 9), im: 0 });
    expect(matmul(x, x).toNested()).toEqual({ re: -5 * 14, im: -12 * 14 });
    for (const n of [3, 4, 9, 70, 300]) {
      const row = both(matrix(1, n, "0", dtype));
      for (const a of [
        matrix(n, n, ":", dtype),
        matrix(n, n, ":", dtype).T as NDArray,
        matrix(n, 2 * n, ":, ::2", dtype),
      ]) {
        const plain = matmul(conj(row), both(a));
        expect(vecmat(row, both(a)).toNested()).toEqual(plain.toNested());
      }
      expect(vecdot(row, row).toNested()).toEqual(matmul(conj(row), row).toNested());
    }
  });
});

test("no matrices in the stack, no products", () => {
  const none = zeros([0, 1, 1]) as unknown as NDArray;
  expect(matmul(matrix(3, 1, ":"), none).shape).toEqual([0, 3, 1]);
});

test("a given result takes sums of half floats rounded as such", () => {
  const x = array([[1 / 3, 2 / 3]], { dtype: "float32" });
  const out = zeros([1, 1], { dtype: "float32" });
  expect(matmul(x, x.T, { dtype: "float16", out })).toBe(out);
  expect(out.toNested()).toEqual(matmul(x, x.T, { dtype: "float16" }).astype("float32").toNested());
});
