/** An array as a kernel sees it: bytes, their meaning, and where the elements lie (strides in bytes). */
import type { DType, Storage } from "@strided/buffer";
import type { Layout } from "@strided/layout";

export interface Operand {
  readonly storage: Storage;
  readonly dtype: DType;
  readonly layout: Layout;
}
