/** strided with all arrays on ordinary ArrayBuffers: kernels are compiled, but blocks are carried to them and back. */
import { configureHeap } from "@strided/buffer";
import type { Adapter } from "../adapter.ts";
import { strided } from "./strided.ts";

configureHeap({ maxBytes: 0 });

export const stridedOnBuffers: Adapter = { ...strided, impl: `${strided.impl} on buffers` };
