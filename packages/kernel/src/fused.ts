/** Products that are taken away, and forms of expressions for machines whose multiply-add rounds once. */
import type { Numbers } from "./ops.ts";
import type { Special } from "./special.ts";
import { Value, type ValueLike } from "./value.ts";
import { RELAXED_MADD, simdCode } from "./wasm/simd.ts";
import { apply } from "./wasm/vectors.ts";

/** term - a * b of floats, rounded once where the engine can, twice where it cannot. */
export function lessProduct(term: Value, a: Value, b: ValueLike): Value {
  const { graph, type } = term;
  return new Value(graph, graph.add("nmadd", type, [a.id, a.lift(b).id, term.id], null, LESS_PRODUCT), type);
}

const LESS_PRODUCT: Special = {
  emit({ f, relaxed }, { type, args }, visit) {
    const [a, b, term] = args.map(visit);
    // Beside each multiply-add stands the one with its product negated.
    if (relaxed) return apply(f, RELAXED_MADD[type as "f32" | "f64"] + 1, a, b, term);
    return apply(f, simdCode("sub", type) as number, term, apply(f, simdCode("mul", type) as number, a, b));
  },
  step(id, nodes, registers) {
    const [out, a, b, term] = [id, ...nodes[id].args].map((k) => registers[k] as unknown as Numbers);
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = term[i] - a[i] * b[i];
    };
  },
};

/** `fused` in compiled kernels whose multiply-adds round once, elsewhere `plain()`, which reckons with two roundings. */
export function ifFused(fused: Value, plain: () => Value): Value {
  const { graph, type } = fused;
  return new Value(graph, graph.add("fused", type, [fused.id, plain().id], null, FUSED), type);
}

const FUSED: Special = {
  usual: ({ args }) => [args[isFused() ? 0 : 1]],
  emit: (_around, { args }, visit) => visit(args[isFused() ? 0 : 1]),
  step(id, nodes, registers) {
    registers[id] = registers[nodes[id].args[1]];
    return null;
  },
};

let answer: boolean | null = null;

/** Whether a multiply-add rounds once: relaxed SIMD may have one that rounds twice. */
export function isFused(): boolean {
  answer ??= probe();
  return answer;
}

function probe(): boolean {
  // f(p) = f64x2.relaxed_madd(x, x, -(x * x)) with p in all lanes of x: what rounding took from the product
  const bytes = new Uint8Array([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 6, 1, 0x60, 1, 0x7c, 1, 0x7c, 3, 2, 1, 0, 7, 5, 1, 1, 0x66, 0, 0],
    ...[10, 30, 1, 28, 1, 1, 0x7b, 0x20, 0, 0xfd, 0x14, 0x22, 1, 0x20, 1, 0x20, 1, 0x20, 1, 0xfd, 0xf2, 1],
    ...[0xfd, 0xed, 1, 0xfd, 0x87, 2, 0xfd, 0x21, 0, 0x0b],
  ]);
  if (!WebAssembly.validate(bytes)) return false;
  const { f } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
  return (f as (p: number) => number)(0.1) !== 0;
}
