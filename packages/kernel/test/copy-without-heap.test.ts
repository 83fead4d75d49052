/** Where there is no WebAssembly, copies cast whole rows by storing them where that is enough, else element by element. */
import { allocate, configureHeap, DTYPES, type DType, heapSpace, type Scalar } from "@strided/buffer";
import { uncheckedLayout } from "@strided/layout";
import { expect, test } from "vitest";
import { convert } from "../src/convert.ts";
import { copyElements, type Operand } from "../src/index.ts";

configureHeap({ maxBytes: 0 });
const ROWS: readonly DType[] = Object.values(DTYPES);

test("there is no heap", () => {
  expect(heapSpace()).toBe(null);
});

const NUMBERS = [0, 1, -1, 2.5, -129.5, 300, 65520, 2147483648, -2147483649, 2 ** 53, 2 ** 63, 1e300, Number.NaN];

function elementOf(dtype: DType, x: number): Scalar {
  if (dtype.kind === "f") return x;
  if (dtype.kind === "c") return { re: x, im: 1 - x };
  const whole = BigInt.asIntN(64, BigInt(Math.trunc(Math.abs(x) < 1e20 ? x : 0)));
  return dtype.kind === "b" ? x !== 0 : typeof dtype.zero === "bigint" ? whole : Number(BigInt.asIntN(32, whole));
}

function operand(dtype: DType, shift: number, step: number): Operand {
  const nbytes = NUMBERS.length * step * dtype.itemsize;
  const layout = uncheckedLayout([NUMBERS.length], [step * dtype.itemsize], shift);
  return { storage: allocate(nbytes + shift), dtype, layout };
}

const bytesOf = ({ storage, layout }: Operand): number[] =>
  NUMBERS.map((_, k) => storage.address + layout.offset + k * layout.strides[0]);

test.each(ROWS)("copies from $name", (from) => {
  for (const to of ROWS) {
    for (const [shift, step] of [
      [0, 1],
      [1, 1],
      [0, 2],
    ]) {
      const source = operand(from, shift, step);
      const target = operand(to, 0, 1);
      const { view } = source.storage.memory;
      bytesOf(source).forEach((byte, k) => {
        from.set(view, byte, elementOf(from, NUMBERS[k]) as never);
      });
      copyElements(target, source);
      const expected = operand(to, 0, 1);
      bytesOf(expected).forEach((byte, k) => {
        const value = from.get(view, bytesOf(source)[k]);
        to.set(expected.storage.memory.view, byte, convert(value, from, to) as never);
      });
      const read = (a: Operand): Scalar[] => bytesOf(a).map((byte) => to.get(a.storage.memory.view, byte));
      expect(read(target), `to ${to.name}, ${shift} ${step}`).toEqual(read(expected));
    }
  }
});
