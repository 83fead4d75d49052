/**
 * Compiled kernels against the block interpreter: both must give the same bytes for every primitive operation, type,
 * length (whole turns and tails) and pattern of strides.
 */
import { allocate, DTYPES, type DType, type DTypeName, heapSpace } from "@strided/buffer";
import { type Layout, planLoop, uncheckedLayout } from "@strided/layout";
import { describe, expect, test } from "vitest";
import { runBlocks } from "../src/blocks.ts";
import {
  buildProgram,
  type Element,
  type Expression,
  type Operand,
  popcount,
  rarely,
  repeatWhile,
  run,
  type Value,
} from "../src/index.ts";

const INTEGERS = ["int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64"] as const;
const FLOATS = ["float32", "float64"] as const;
const REAL: readonly DTypeName[] = [...INTEGERS, ...FLOATS, "float16", "bool"];

/** A small generator with a seed, so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}

function values(dtype: DType, next: () => number): unknown {
  const r = next();
  if (dtype.kind === "b") return r < 0.5;
  if (dtype.kind === "f" || dtype.kind === "c") {
    const special = [
      0,
      -0,
      1,
      -1,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      0.5,
      -0.5,
      1.5,
      2.5,
      1e-310,
      3e9,
      -3e9,
      1e19,
      300.7,
    ];
    const one = (): number => (next() < 0.4 ? special[Math.floor(next() * special.length)] : (next() - 0.5) * 1000);
    return dtype.kind === "c" ? { re: one(), im: one() } : one();
  }
  const edge = [0, 1, dtype.min, dtype.max, 2, 3];
  const pick = r < 0.4 ? edge[Math.floor(next() * edge.length)] : Math.floor(next() * 120);
  return typeof dtype.zero === "bigint" ? BigInt(pick) : Number(pick);
}

interface Spread {
  readonly name: string;
  layout(n: number, itemsize: number): { readonly layout: Layout; readonly nbytes: number };
}
const line = (n: number, stride: number, offset: number): Layout => uncheckedLayout([n], [stride], offset);
const SPREADS: readonly Spread[] = [
  { name: "contiguous", layout: (n, size) => ({ layout: line(n, size, 0), nbytes: n * size }) },
  { name: "every second", layout: (n, size) => ({ layout: line(n, 2 * size, size), nbytes: 2 * n * size + size }) },
  { name: "reversed", layout: (n, size) => ({ layout: line(n, -size, (n - 1) * size), nbytes: n * size }) },
  { name: "misaligned", layout: (n, size) => ({ layout: line(n, size, 1), nbytes: n * size + 1 }) },
];
const REPEATED: Spread = { name: "repeated", layout: (n, size) => ({ layout: line(n, 0, 0), nbytes: size }) };

function operand(dtype: DType, n: number, spread: Spread, next: () => number): Operand {
  const { layout, nbytes } = spread.layout(n, dtype.itemsize);
  const storage = allocate(nbytes + 8);
  storage.memory.bytes.fill(0x5a, storage.address, storage.address + nbytes + 8);
  for (let i = 0; i < n; i++) {
    const at = storage.address + layout.offset + i * layout.strides[0];
    dtype.set(storage.memory.view, at, dtype.coerce(values(dtype, next), "test") as never);
  }
  return { storage, dtype, layout };
}

function bytesOf({ storage }: Operand): Uint8Array {
  return storage.memory.bytes.slice(storage.address, storage.address + storage.nbytes);
}

/** NaN has many bit patterns; floats are compared as values with signed zeros. */
function elementsOf({ storage, dtype, layout }: Operand): unknown[] {
  return Array.from({ length: layout.shape[0] }, (_, i) =>
    dtype.get(storage.memory.view, storage.address + layout.offset + i * layout.strides[0]),
  );
}

function check(
  expression: Expression,
  inputs: readonly DType[],
  loop: readonly DType[],
  output: DType,
  seed: number,
): void {
  const next = random(seed);
  const program = buildProgram(expression, inputs, loop, [output]);
  for (const n of [1, 2, 3, 7, 16, 37, 130, 1025]) {
    const spreads = inputs.map(() => (next() < 0.15 ? REPEATED : SPREADS[Math.floor(next() * SPREADS.length)]));
    const arrays = inputs.map((dtype, k) => operand(dtype, n, spreads[k], next));
    const target = SPREADS[Math.floor(next() * SPREADS.length)];
    const compiled = operand(output, n, target, random(seed));
    const interpreted = operand(output, n, target, random(seed));
    const gaps = bytesOf(compiled);
    run(program, [n], [...arrays, compiled]);
    const all = [...arrays, interpreted];
    runBlocks(
      program,
      planLoop(
        [n],
        all.map((one) => one.layout.strides),
      ),
      all,
    );
    const note = `n=${n} ${spreads.map((s) => s.name).join(", ")} -> ${target.name}, seed ${seed}`;
    expect(elementsOf(compiled), note).toEqual(elementsOf(interpreted));
    // Bytes between the elements, and behind the last one, are as they were.
    const own = new Set<number>();
    for (let i = 0; i < n; i++) {
      for (let b = 0; b < output.itemsize; b++) own.add(compiled.layout.offset + i * compiled.layout.strides[0] + b);
    }
    const after = bytesOf(compiled);
    for (let b = 0; b < after.length; b++)
      if (!own.has(b) && after[b] !== gaps[b]) expect.fail(`byte ${b} was written; ${note}`);
  }
}

type Binary = (x: Value, y: Value) => Element;
const BINARY: { readonly [name: string]: Binary } = {
  add: (x, y) => x.add(y),
  sub: (x, y) => x.sub(y),
  mul: (x, y) => x.mul(y),
  div: (x, y) => x.div(y),
  min: (x, y) => x.min(y),
  max: (x, y) => x.max(y),
  eq: (x, y) => x.eq(y),
  ne: (x, y) => x.ne(y),
  lt: (x, y) => x.lt(y),
  le: (x, y) => x.le(y),
  gt: (x, y) => x.gt(y),
  ge: (x, y) => x.ge(y),
  "select on less": (x, y) => x.lt(y).select(x, y),
  "rarely on less": (x, y) => rarely(x.lt(y), () => x.add(y), y),
};
const INTEGER_ONLY: { readonly [name: string]: Binary } = {
  rem: (x, y) => x.rem(y),
  and: (x, y) => x.and(y),
  or: (x, y) => x.or(y),
  xor: (x, y) => x.xor(y),
  not: (x) => x.not(),
  "one bits": (x) => popcount(x.and(0x7f)),
  "one bits of all": (x) => popcount(x.bits(`u${x.type.slice(1)}` as Value["type"])).bits(x.type),
  "shl by 3": (x) => x.shl(3),
  "shr by 3": (x) => x.shr(3),
  "shl by y": (x, y) => x.shl(y.and(7)),
  "shr by y": (x, y) => x.shr(y.and(7)),
};
const FLOAT_ONLY: { readonly [name: string]: Binary } = {
  sqrt: (x) => x.sqrt(),
  floor: (x) => x.floor(),
  ceil: (x) => x.ceil(),
  trunc: (x) => x.trunc(),
  nearest: (x) => x.nearest(),
  abs: (x) => x.abs(),
  neg: (x) => x.neg(),
};
const LOGIC: { readonly [name: string]: Binary } = {
  and: (x, y) => x.and(y),
  or: (x, y) => x.or(y),
  xor: (x, y) => x.xor(y),
  not: (x) => x.not(),
  eq: (x, y) => x.eq(y),
  lt: (x, y) => x.lt(y),
};

describe("a compiled kernel gives what the interpreter gives", () => {
  test("the heap is there, so that kernels are compiled", () => {
    expect(heapSpace()).not.toBeNull();
  });
  const table: [DTypeName, string, Binary][] = [];
  for (const name of [...INTEGERS, ...FLOATS]) for (const op in BINARY) table.push([name, op, BINARY[op]]);
  for (const name of INTEGERS) for (const op in INTEGER_ONLY) table.push([name, op, INTEGER_ONLY[op]]);
  for (const name of FLOATS) for (const op in FLOAT_ONLY) table.push([name, op, FLOAT_ONLY[op]]);
  for (const op in LOGIC) table.push(["bool", op, LOGIC[op]]);
  test.each(table)("%s: %s", (name, op, expression) => {
    const dtype = DTYPES[name] as DType;
    const isBool = ["eq", "ne", "lt", "le", "gt", "ge"].includes(op);
    const output = (isBool ? DTYPES.bool : dtype) as DType;
    check(expression as Expression, [dtype, dtype], [dtype, dtype], output, op.length * 31 + name.length);
  });
});

describe("a compiled cast gives what the interpreter gives", () => {
  const pairs = REAL.flatMap((from) => REAL.map((to) => [from, to] as const));
  test.each(pairs)("%s to %s", (from, to) => {
    const dtype = DTYPES[from] as DType;
    check((x) => x, [dtype], [dtype], DTYPES[to] as DType, from.length * 7 + to.length);
  });
});

describe("truth values that are constants", () => {
  const truth = (x: Value): Value => x.ne(x).lift(true);
  test.each(REAL)("%s, cast to all others", (from) => {
    const dtype = DTYPES[from] as DType;
    for (const to of REAL) {
      const output = DTYPES[to] as DType;
      check((x) => truth(x as Value), [dtype], [dtype], output, 1);
      check((x) => truth(x as Value).xor((x as Value).eq(0)), [dtype], [dtype], output, 2);
    }
  });
});

describe("complex kernels", () => {
  test.each(["complex64", "complex128"] as const)("%s: arithmetic and comparison", (name) => {
    const dtype = DTYPES[name] as DType;
    const two = [dtype, dtype];
    check((x, y) => x.add(y as Value), two, two, dtype, 1);
    check((x, y) => x.mul(y as Value), two, two, dtype, 2);
    check((x, y) => x.lt(y as Value), two, two, DTYPES.bool as DType, 3);
    check((x) => x, [dtype], [dtype], DTYPES.complex64 as DType, 4);
    check((x) => x, [dtype], [dtype], DTYPES.float32 as DType, 5);
  });
});

describe("loops inside an expression", () => {
  const gcd: Binary = (x, y) =>
    repeatWhile(
      [x, y],
      (_, b) => b.ne(0),
      (a, b) => [b, a.rem(b)],
    )[0];
  // The steps to 1 of n -> n / 2, 3n + 1, where the halvings are a loop of their own; a byte's worth of bits of both.
  const nested: Binary = (x, y) =>
    repeatWhile(
      [x.and(127), y.lift(0)],
      (n, count) => n.gt(1).and(count.lt(50)),
      (n, count) => {
        const halved = repeatWhile(
          [n, count],
          (m) => m.and(1).eq(0).and(m.ne(0)),
          (m, c) => [m.shr(1), c.add(1)],
        );
        return [halved[0].gt(1).select(halved[0].mul(3).add(1).and(127), halved[0]), halved[1].add(1)];
      },
    )[1];
  test.each(INTEGERS)("%s: the greatest common divisor", (name) => {
    const dtype = DTYPES[name] as DType;
    check(gcd as Expression, [dtype, dtype], [dtype, dtype], dtype, 3);
  });
  test.each(INTEGERS)("%s: a loop in a loop", (name) => {
    const dtype = DTYPES[name] as DType;
    check(nested as Expression, [dtype, dtype], [dtype, dtype], dtype, 4);
  });
  test.each(INTEGERS)("%s: a loop on the way that is taken rarely", (name) => {
    const dtype = DTYPES[name] as DType;
    const expression: Binary = (x, y) => rarely(x.lt(y), () => gcd(x, y) as Value, x).add(gcd(x, y) as Value);
    check(expression as Expression, [dtype, dtype], [dtype, dtype], dtype, 5);
  });
});
