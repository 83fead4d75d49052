/** What SIMD lacks, done lane by lane with scalar instructions. */
import type { Type } from "../graph.ts";
import type { WasmFunction } from "./function.ts";
import { replaceLane, WIDTH } from "./simd.ts";
import { mapVectors, type Vectors } from "./vectors.ts";

/** Builds vectors lane by lane: `write` leaves the scalar for a lane of vector k on the stack. */
export function byLane(f: WasmFunction, to: Type, count: number, write: (k: number, lane: number) => void): Vectors {
  const width = WIDTH[to];
  return mapVectors(f, width, count, (k) => {
    const result = f.local();
    for (let lane = 0; lane < 16 / width; lane++) {
      f.get(result);
      write(k, lane);
      f.simd(replaceLane(to), lane).set(result);
    }
    f.get(result);
  });
}
