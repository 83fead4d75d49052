/** Arrays from bytes and back, and how far two lists of elements are apart. */
import { DTYPES, type DType, decodeFloat16 } from "@strided/buffer";
import { fromTypedArray, type NDArray } from "@strided/ndarray";

export function dtypeOf(letter: string): DType {
  return Object.values(DTYPES).find((row) => row.char === letter) as unknown as DType;
}

/** A one-dimensional array of those bytes. */
export function fromBytes(letter: string, bytes: Uint8Array): NDArray {
  return fromTypedArray(bytes.slice()).view(dtypeOf(letter)) as unknown as NDArray;
}

/** The elements' bytes in C order. */
export function bytesOf(a: NDArray): Uint8Array {
  const flat = a.toTypedArray() as ArrayBufferView;
  return new Uint8Array(flat.buffer, flat.byteOffset, flat.byteLength);
}

/** Reads lane k of packed elements as a number, or as a bigint where numbers are not exact. */
function lanesOf(d: DType, bytes: Uint8Array): (number | bigint)[] {
  const lanes = new d.Array(bytes.slice().buffer, 0, bytes.length / d.Array.BYTES_PER_ELEMENT);
  const list = Array.from(lanes as Iterable<number | bigint>);
  return d.lane === "f16" ? list.map((bits) => decodeFloat16(Number(bits))) : list;
}

/** The distance of two neighbouring floats of a width around a number. */
function unitInLastPlace(d: DType, x: number): number {
  const [fraction, lowest] = { 2: [10, -14], 4: [23, -126], 8: [52, -1022] }[d.itemsize / d.lanes] as [number, number];
  const exponent = Math.max(x === 0 ? lowest : Math.floor(Math.log2(Math.abs(x))), lowest);
  return 2 ** (exponent - fraction);
}

/**
 * The places where two lists of elements differ by more than some units in the last place, with both values. NaN equals
 * NaN; zeros must have one sign unless a result may be off. The unit of a complex number is that of its larger part,
 * and not smaller than those of the elements of `among`, operands of the same dtype.
 */
export function differences(
  d: DType,
  got: Uint8Array,
  expected: Uint8Array,
  ulp = 0,
  among: readonly Uint8Array[] = [],
): string[] {
  if (got.length !== expected.length) return [`${got.length} bytes instead of ${expected.length}`];
  const [mine, numpys] = [lanesOf(d, got), lanesOf(d, expected)];
  const others = among.map((bytes) => lanesOf(d, bytes));
  const found: string[] = [];
  for (let i = 0; i < mine.length; i++) {
    if (Object.is(mine[i], numpys[i])) continue;
    const first = i - (i % d.lanes);
    const values = [numpys, ...others].flatMap((lanes) => lanes.slice(first, first + d.lanes));
    const parts = values.map((part) => Math.abs(Number(part)));
    const unit = unitInLastPlace(d, Math.max(...parts.filter(Number.isFinite), 0));
    const isClose = ulp > 0 && Math.abs(Number(mine[i]) - Number(numpys[i])) <= ulp * unit;
    if (!isClose) found.push(`${i}: got ${mine[i]}, expected ${numpys[i]}`);
  }
  return found;
}
