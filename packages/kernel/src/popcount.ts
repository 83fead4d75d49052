/** How many bits are set. */
import type { Block, Numbers } from "./ops.ts";
import type { Special } from "./special.ts";
import { Value } from "./value.ts";
import { mapVectors } from "./wasm/vectors.ts";

/** The number of bits that are set in an integer, as one of its type. */
export function popcount({ graph, id, type }: Value): Value {
  return new Value(graph, graph.add("popcount", type, [id], null, POPCOUNT), type);
}

const POPCOUNT: Special = {
  // Counts of bytes, added in pairs up to the width of the lanes.
  emit({ f }, { args }, visit) {
    const { locals, width } = visit(args[0]);
    return mapVectors(f, width, locals.length, (k) => {
      f.get(locals[k]).simd(0x62);
      if (width > 1) f.simd(0x7d);
      if (width > 2) f.simd(0x7f);
      if (width < 8) return;
      const pairs = f.keep();
      f.get(pairs).i32(32).simd(0xcd).get(pairs).i32(32).simd(0xcb).i32(32).simd(0xcd).simd(0xce);
    });
  },
  step(id, nodes, registers) {
    const [out, from] = [id, nodes[id].args[0]].map((k) => registers[k] as unknown as Numbers);
    if (registers[id].BYTES_PER_ELEMENT === 8) return (n) => countWide(n, registers[id], registers[nodes[id].args[0]]);
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = countBits(from[i]);
    };
  },
};

function countWide(n: number, out: Block, from: Block): void {
  for (let i = 0; i < n; i++) {
    const x = from[i] as bigint;
    const count = countBits(Number(x & 0xffffffffn)) + countBits(Number((x >> 32n) & 0xffffffffn));
    out[i] = BigInt(count);
  }
}

/** One bits of a 32-bit pattern, each turn clearing the lowest. */
function countBits(x: number): number {
  let count = 0;
  for (let rest = x | 0; rest !== 0; rest &= rest - 1) count++;
  return count;
}
