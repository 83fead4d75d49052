/**
 * Between memory and blocks: gathers lanes from strided, possibly misaligned memory into a block, and scatters them
 * back. Contiguous aligned runs of the block's own type move as one piece.
 */
import type { DType, Memory, ScalarOf } from "@strided/buffer";
import type { Block } from "./ops.ts";

type LaneRow = DType<"float64">;

/** Fills `block[0 … n)` from memory: lane after lane, `stride` bytes apart. */
export function gather(row: DType, memory: Memory, byte: number, stride: number, n: number, block: Block): void {
  if (isPlain(row, block, byte, stride)) {
    const source = new row.Array(memory.buffer, byte, n) as Float64Array;
    (block as Float64Array).set(source);
    return;
  }
  const { view } = memory;
  const out = block as Float64Array;
  const { get } = row as unknown as LaneRow;
  for (let i = 0; i < n; i++) out[i] = get(view, byte + i * stride);
}

/** Writes `block[0 … n)` to memory: lane after lane, `stride` bytes apart. */
export function scatter(row: DType, memory: Memory, byte: number, stride: number, n: number, block: Block): void {
  if (isPlain(row, block, byte, stride)) {
    const target = new row.Array(memory.buffer, byte, n) as Float64Array;
    target.set((block as Float64Array).subarray(0, n));
    return;
  }
  const { view } = memory;
  const values = block as Float64Array;
  const { set } = row as unknown as LaneRow;
  for (let i = 0; i < n; i++) set(view, byte + i * stride, values[i] as ScalarOf<"float64">);
}

function isPlain(row: DType, block: Block, byte: number, stride: number): boolean {
  return stride === row.itemsize && block instanceof row.Array && row.lane !== "f16" && byte % row.alignment === 0;
}
