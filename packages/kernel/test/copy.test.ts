/**
 * Copies and casts have kernels of their own: on the heap, on memory from outside and without kernels they must give what
 * the compiled identity gives, for all pairs of dtypes and ways to lie.
 */
import { adopt, allocate, DTYPES, type DType, type Scalar, type Storage } from "@strided/buffer";
import { type Layout, uncheckedLayout } from "@strided/layout";
import { describe, expect, test } from "vitest";
import { castProgram } from "../src/cast-program.ts";
import { convert } from "../src/convert.ts";
import { copyElements, type Operand, run } from "../src/index.ts";

const ROWS: readonly DType[] = Object.values(DTYPES);

const INTEGERS = [
  0n,
  1n,
  2n,
  255n,
  300n,
  -1n,
  -129n,
  2n ** 31n,
  2n ** 53n + 1n,
  2n ** 63n,
  -(2n ** 63n),
  2n ** 64n - 1n,
];
const FLOATS = [
  ...[
    0, -0, 0.5, -1.5, 2.5, 255.9, -129.5, 1e-8, 6e-8, 3e-5, 6.1e-5, 1.0004882812, 1.0014648438, 65504, 65519.99, 65520,
  ],
  ...[
    2147483647.5,
    2147483648,
    -2147483648.9,
    -2147483649,
    4294967295,
    2 ** 53,
    2 ** 62,
    2 ** 63,
    1.5 * 2 ** 63,
    2 ** 64,
  ],
  ...[-(2 ** 63), -1e19, 1e300, 1e-310, 5e-324, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
];

/** Values of a dtype: those that the rules of casting are about, cut to what it holds. */
function valuesOf(dtype: DType): readonly Scalar[] {
  if (dtype.kind === "b") return [false, true];
  if (dtype.kind === "f") return FLOATS;
  if (dtype.kind === "c") return FLOATS.map((re, k) => ({ re, im: FLOATS[(k * 7) % FLOATS.length] }));
  return INTEGERS.map((value) => (typeof dtype.zero === "bigint" ? value : Number(BigInt.asIntN(32, value))));
}

type Lie = (shape: readonly number[], itemsize: number) => Layout;

const packed: Lie = ([rows, n], size) => uncheckedLayout([rows, n], [n * size, size], 0);
const LIES: { readonly [name: string]: Lie } = {
  packed,
  transposed: ([rows, n], size) => uncheckedLayout([rows, n], [size, rows * size], 0),
  spaced: ([rows, n], size) => uncheckedLayout([rows, n], [2 * n * size + 1, 2 * size], 1),
  reversed: ([rows, n], size) => uncheckedLayout([rows, n], [n * size, -size], (n - 1) * size),
};
const REPEATED: { readonly [name: string]: Lie } = {
  "one element": (shape) => uncheckedLayout(shape, [0, 0], 0),
  "one row": (shape, size) => uncheckedLayout(shape, [0, size], 0),
  "one column": (shape, size) => uncheckedLayout(shape, [size, 0], 0),
};

const outside = (nbytes: number): Storage => adopt(new ArrayBuffer(nbytes), 0, nbytes);

function operand(dtype: DType, shape: readonly number[], lie: Lie, place: (nbytes: number) => Storage): Operand {
  const storage = place(2 * (shape[0] + 1) * (shape[1] + 1) * dtype.itemsize + shape[0] + 1);
  storage.memory.bytes.fill(0x5a, storage.address, storage.address + storage.nbytes);
  return { storage, dtype, layout: lie(shape, dtype.itemsize) };
}

function eachByte({ storage, layout }: Operand, visit: (byte: number, k: number) => void): void {
  for (let i = 0, k = 0; i < layout.shape[0]; i++) {
    for (let j = 0; j < layout.shape[1]; j++, k++) {
      visit(storage.address + layout.offset + i * layout.strides[0] + j * layout.strides[1], k);
    }
  }
}

function fill(source: Operand): Operand {
  const values = valuesOf(source.dtype);
  eachByte(source, (byte, k) => {
    source.dtype.set(source.storage.memory.view, byte, values[k % values.length] as never);
  });
  return source;
}

function elementsOf(a: Operand): readonly Scalar[] {
  const elements: Scalar[] = [];
  eachByte(a, (byte) => elements.push(a.dtype.get(a.storage.memory.view, byte)));
  return elements;
}

/** How many bytes of the storage are not what they were: a copy writes its elements and nothing between them. */
function untouched({ storage, dtype, layout }: Operand): number {
  const bytes = storage.memory.bytes.slice(storage.address, storage.address + storage.nbytes);
  const written = new Set<number>();
  eachByte({ storage, dtype, layout }, (byte) => {
    for (let k = 0; k < dtype.itemsize; k++) written.add(byte - storage.address + k);
  });
  return bytes.filter((byte, k) => !written.has(k) && byte !== 0x5a).length;
}

const SHAPE = [3, 41];

function check(from: DType, to: DType, lie: Lie, outLie: Lie): void {
  const expected = operand(to, SHAPE, packed, allocate);
  run(castProgram(from, to), SHAPE, [fill(operand(from, SHAPE, lie, allocate)), expected]);
  for (const place of [allocate, outside]) {
    for (const outPlace of [allocate, outside]) {
      const target = operand(to, SHAPE, outLie, outPlace);
      copyElements(target, fill(operand(from, SHAPE, lie, place)));
      expect(elementsOf(target)).toEqual(elementsOf(expected));
      expect(untouched(target)).toBe(0);
    }
  }
}

describe.each(ROWS)("copies from $name", (from) => {
  test.each(ROWS)("to $name", (to) => {
    for (const lie of [...Object.values(LIES), ...Object.values(REPEATED)]) {
      for (const outLie of Object.values(LIES)) check(from, to, lie, outLie);
    }
  });

  test.each(ROWS)("to $name without a kernel", (to) => {
    const source = fill(operand(from, SHAPE, packed, allocate));
    const expected = operand(to, SHAPE, packed, allocate);
    run(castProgram(from, to), SHAPE, [source, expected]);
    const target = operand(to, SHAPE, packed, allocate);
    const values = elementsOf(source);
    eachByte(target, (byte, k) => {
      to.set(target.storage.memory.view, byte, convert(values[k], from, to) as never);
    });
    expect(elementsOf(target)).toEqual(elementsOf(expected));
  });
});

// Values for which kernels take the short way, and one for which they do not.
const ORDINARY = [0, -0, 1, -1.75, 2.5, 99.99, -100.01, 4321, 12345.75, -30000.5, 2 ** -20, 65519];

describe.each(ROWS)("ordinary values of $name", (from) => {
  test.each(ROWS)("as $name", (to) => {
    for (const lonely of [4, 2 ** 31, 2 ** 51 - 1, 2 ** 51, -(2 ** 51), 2 ** 53 + 2, 2 ** 64 - 1, Number.NaN]) {
      const source = operand(from, SHAPE, packed, allocate);
      eachByte(source, (byte, k) => {
        from.set(
          source.storage.memory.view,
          byte,
          convert(k % 41 === 17 ? lonely : ORDINARY[k % 12], DTYPES.float64, from) as never,
        );
      });
      const expected = operand(to, SHAPE, packed, allocate);
      const values = elementsOf(source);
      eachByte(expected, (byte, k) =>
        to.set(expected.storage.memory.view, byte, convert(values[k], from, to) as never),
      );
      const target = operand(to, SHAPE, packed, allocate);
      copyElements(target, source);
      expect(elementsOf(target)).toEqual(elementsOf(expected));
    }
  });
});

test.each(["bool", "uint16", "float32", "int64", "complex128"] as const)(
  "%s is transposed in squares and what is left of them",
  (name) => {
    const dtype = DTYPES[name];
    for (const [from, to] of [
      [LIES.packed, LIES.transposed],
      [LIES.transposed, LIES.packed],
    ]) {
      for (const shape of [
        [37, 53],
        [16, 64],
        [3, 70],
        [70, 1],
        [33, 15],
      ]) {
        const source = operand(dtype, shape, from, allocate);
        eachByte(source, (byte, k) => {
          for (let i = 0; i < dtype.itemsize; i++)
            source.storage.memory.view.setUint8(byte + i, (k * 7 + i + (k >> 8)) & (name === "bool" ? 1 : 63));
        });
        const target = operand(dtype, shape, to, allocate);
        copyElements(target, source);
        expect(elementsOf(target)).toEqual(elementsOf(source));
        expect(untouched(target)).toBe(0);
      }
    }
  },
);

test("a large transposed copy is made in tiles, and a repeated element in doubled pieces", () => {
  const { float64, float32, int8 } = DTYPES;
  for (const dtype of [float64, float32, int8]) {
    for (const shape of [
      [300, 260],
      [2, 131, 517],
    ]) {
      const source = fill(operand(dtype, shape, LIES.transposed, allocate));
      const target = operand(dtype, shape, packed, allocate);
      copyElements(target, source);
      expect(elementsOf(target)).toEqual(elementsOf(source));
      expect(untouched(target)).toBe(0);
    }
  }
  const many = operand(int8, [300, 261], packed, allocate);
  const one = fill(operand(int8, [300, 261], REPEATED["one element"], allocate));
  copyElements(many, one);
  expect(elementsOf(many)).toEqual(elementsOf(one));
});
