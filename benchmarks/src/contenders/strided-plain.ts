/** strided where there is no WebAssembly: ordinary ArrayBuffers, and the steps of a function as plain loops. */
import type { Adapter } from "../adapter.ts";

/** Takes WebAssembly away from the whole process before the library is loaded. */
export async function stridedPlain(): Promise<Adapter> {
  Reflect.deleteProperty(globalThis, "WebAssembly");
  const { strided } = await import("./strided.ts");
  return { ...strided, impl: `${strided.impl} without WebAssembly` };
}
