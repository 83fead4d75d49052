/** Anything that has elements in memory, as far as a picture of it needs to know. */
import type { DType, Storage } from "@strided/buffer";
import type { Layout } from "@strided/layout";

/** An array, or elements in a file that no array can stand for because their bytes are in the other order. */
export interface Source {
  readonly storage: Storage;
  readonly dtype: DType;
  readonly layout: Layout;
  readonly base?: Source | null;
  readonly lock?: { readonly by: string } | null;
  /** Whether the bytes of each number run from the highest to the lowest. */
  readonly isBigEndian?: boolean;
}

/** One element as short text. */
export function textAt(source: Source, at: number): string {
  const { storage, dtype } = source;
  const byte = storage.address + at;
  if (!source.isBigEndian) return shortText(dtype.get(storage.memory.view, byte));
  // The lanes of a complex number follow each other in either order; only the bytes inside of them turn round.
  const width = dtype.itemsize / dtype.lanes;
  const turned = new Uint8Array(dtype.itemsize);
  for (let k = 0; k < turned.length; k++) {
    turned[k] = storage.memory.bytes[byte + k - (k % width) + width - 1 - (k % width)];
  }
  return shortText(dtype.get(new DataView(turned.buffer), 0));
}

/** Byte order, kind and size of the elements. */
export function typestrOf({ dtype, isBigEndian = false }: Source): string {
  return isBigEndian ? dtype.str.replace("<", ">") : dtype.str;
}

function shortText(value: unknown): string {
  if (typeof value === "number") return shortNumber(value);
  if (typeof value === "boolean") return value ? "T" : "F";
  if (typeof value === "object" && value !== null && "re" in value && "im" in value) {
    const im = shortNumber(Number(value.im));
    return `${shortNumber(Number(value.re))}${im.startsWith("-") ? "" : "+"}${im}j`;
  }
  return String(value);
}

/** At most four digits. */
function shortNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return Object.is(value, -0) ? "-0" : String(value);
  if (!Number.isFinite(value)) return String(value).replace("Infinity", "inf").replace("NaN", "nan");
  return String(Number(value.toPrecision(4))).replace("e+", "e");
}
