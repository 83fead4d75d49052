/** A .npy file as elements in memory: its bytes stay where and as they are, the header says how they lie. */

import { adopt, DTYPES, type DType, type Storage } from "@strided/buffer";
import { type Layout, packLayout, shapeText, wrongKind } from "@strided/layout";
import { byteswap, NDArray } from "@strided/ndarray";
import { type Literal, parseLiteral } from "./literal.ts";

/** A file that is no .npy file, or one that nothing can be made of. */
export class NpyError extends Error {
  constructor(message: string) {
    super(`mapNpy: ${message}`);
    this.name = "NpyError";
    Object.defineProperty(this, Symbol.for("strided.error"), { value: this.name });
  }
}

/** The elements of a .npy file over the bytes of the file. `describe` takes it as it takes an array. */
export interface NpyFile {
  readonly kind: "npy";
  /** The version of the format: `1.0`, `2.0` or `3.0`. */
  readonly version: string;
  /** Byte order, kind and size of the elements, as the file says: `<f8`. */
  readonly typestr: string;
  readonly dtype: DType;
  /** Whether the bytes of each number run from the highest to the lowest: then no array can show them without a copy. */
  readonly isBigEndian: boolean;
  readonly order: "C" | "F";
  /** Shape, strides and offset in bytes, from the first element on. */
  readonly layout: Layout;
  /** The bytes of the elements within those of the file. */
  readonly storage: Storage;
  /** Where the elements begin in the file, and how many bytes follow the last one. */
  readonly dataOffset: number;
  readonly trailing: number;
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
/** NumPy's limits. */
const LONGEST_HEADER = 10_000;
const MOST_AXES = 64;

/**
 * Reads the header of a .npy file and lays its elements over the bytes that are given: nothing is copied or converted.
 * Fortran order becomes strides; elements may lie at any byte; big-endian ones stay as they are.
 *
 * Throws NpyError for a file that is broken, cut off, or holds something else than numbers or truth values; objects, which
 * Python would unpickle, are among that.
 *
 * ```ts
 * const header = "{'descr': '<i2', 'fortran_order': True, 'shape': (2, 3), }\n";
 * const file = new Uint8Array(10 + header.length + 12);
 * file.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length, 0]);
 * file.set(new TextEncoder().encode(header), 10);
 * mapNpy(file).layout.strides; // => [ 2, 4 ]
 * npyArray(mapNpy(file)); // => array([[0, 0, 0],
 * //           [0, 0, 0]], dtype=int16)
 * mapNpy(file.subarray(0, 80)); // throws NpyError: mapNpy: the elements are cut off; got 11 bytes behind the header, expected 12 for int16 of shape (2,3)
 * ```
 */
export function mapNpy(bytes: Uint8Array | ArrayBufferLike): NpyFile {
  if (typeof bytes?.byteLength !== "number")
    throw wrongKind("mapNpy", "bytes", bytes, "a Uint8Array or an ArrayBuffer");
  const file = ArrayBuffer.isView(bytes) ? bytes : new Uint8Array(bytes);
  const { version, text, dataOffset } = headerOf(file);
  const { typestr, dtype, isBigEndian, order, shape } = fieldsOf(text);
  const size = shape.reduce((n, length) => n * length, 1);
  const nbytes = size * dtype.itemsize;
  const left = file.length - dataOffset;
  if (nbytes > left) {
    throw new NpyError(
      `the elements are cut off; got ${left} bytes behind the header, expected ${nbytes} for ${dtype.name} of shape ${shapeText(shape)}`,
    );
  }
  return {
    kind: "npy",
    version,
    typestr,
    dtype,
    isBigEndian,
    order,
    layout: packLayout(shape, order, dtype.itemsize),
    storage: adopt(file.buffer, file.byteOffset + dataOffset, nbytes),
    dataOffset,
    trailing: left - nbytes,
  };
}

/**
 * The elements of a file as an array: a view of the file's bytes, or, if they are big-endian, a copy with the bytes of each
 * number in our order, since arrays have no other.
 *
 * ```ts
 * const header = "{'descr': '>i2', 'fortran_order': False, 'shape': (2,)}\n";
 * const start = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length, 0];
 * const file = Uint8Array.of(...start, ...new TextEncoder().encode(header), 0, 1, 0, 2);
 * npyArray(mapNpy(file)); // => array([1, 2], dtype=int16)
 * ```
 */
export function npyArray(file: NpyFile): NDArray {
  const { storage, dtype, layout, isBigEndian } = file ?? {};
  if (layout === undefined) throw wrongKind("npyArray", "file", file, "what mapNpy gave");
  const array = new NDArray(storage, dtype, layout);
  return isBigEndian && dtype.itemsize > dtype.lanes ? byteswap(array) : array;
}

interface Header {
  readonly version: string;
  readonly text: string;
  readonly dataOffset: number;
}

function headerOf(file: Uint8Array): Header {
  if (MAGIC.some((byte, k) => file[k] !== byte)) {
    const got = [...file.subarray(0, 6)].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    const isZip = file[0] === 0x50 && file[1] === 0x4b;
    const hint = isZip ? ": a zip archive, as .npz files are; take one of the files within" : "";
    throw new NpyError(
      `not a .npy file; got ${got === "" ? "no bytes" : `the bytes ${got}`}, expected 93 4e 55 4d 50 59${hint}`,
    );
  }
  const [major, minor] = [file[6], file[7]];
  if (file.length >= 8 && (!(major >= 1 && major <= 3) || minor !== 0)) {
    throw new NpyError(`unknown version of the format; got ${major}.${minor}, expected 1.0, 2.0 or 3.0`);
  }
  const start = major === 1 ? 10 : 12;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const length = file.length < start ? 0 : major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (file.length < start + length) {
    throw new NpyError(
      `the header is cut off; got a file of ${file.length} bytes, expected at least ${start + length}`,
    );
  }
  if (length > LONGEST_HEADER) {
    throw new NpyError(`the header is too long; got ${length} bytes, expected at most ${LONGEST_HEADER}`);
  }
  // A copy of them: decoders do not take shared memory everywhere.
  const text = new TextDecoder(major === 3 ? "utf-8" : "latin1").decode(
    new Uint8Array(file.subarray(start, start + length)),
  );
  return { version: `${major}.${minor}`, text, dataOffset: start + length };
}

type Fields = Pick<NpyFile, "typestr" | "dtype" | "isBigEndian" | "order"> & { readonly shape: readonly number[] };

function fieldsOf(text: string): Fields {
  const header = parseLiteral(text);
  if (typeof header !== "object" || header === null || !("dict" in header)) {
    throw new NpyError(`the header is no dictionary as Python writes it; got ${excerpt(text)}`);
  }
  const { dict } = header;
  const keys = [...dict.keys()].sort().join(", ");
  if (keys !== "descr, fortran_order, shape") {
    throw new NpyError(`the header has other keys; got ${keys || "none"}, expected descr, fortran_order, shape`);
  }
  const isFortran = dict.get("fortran_order");
  if (typeof isFortran !== "boolean") {
    throw new NpyError(`fortran_order is neither True nor False; got ${excerpt(text)}`);
  }
  return {
    ...typeOf(dict.get("descr") ?? null, text),
    order: isFortran ? "F" : "C",
    shape: shapeOf(dict.get("shape") ?? null, text),
  };
}

function typeOf(descr: Literal, text: string): Pick<NpyFile, "typestr" | "dtype" | "isBigEndian"> {
  if (typeof descr !== "string") {
    throw new NpyError(`structured elements have no dtype here; got ${excerpt(text)}, expected a type such as '<f8'`);
  }
  const [, order, code] = /^([<>=|])(\w+)$/.exec(descr) ?? [];
  if (code?.startsWith("O")) {
    throw new NpyError("the elements are Python objects; got '|O', expected numbers: nothing is unpickled");
  }
  const dtype = Object.values(DTYPES).find(({ str }) => str.slice(1) === code);
  if (dtype === undefined) {
    const known = Object.values(DTYPES)
      .map(({ str }) => str.slice(1))
      .join(", ");
    throw new NpyError(`no dtype for the elements; got ${JSON.stringify(descr)}, expected < or > and one of ${known}`);
  }
  return { typestr: descr, dtype: dtype as DType, isBigEndian: order === ">" && dtype.itemsize > 1 };
}

function shapeOf(shape: Literal, text: string): readonly number[] {
  const isShape = Array.isArray(shape) && shape.every((length) => Number.isInteger(length) && length >= 0);
  if (!isShape) throw new NpyError(`the shape is no tuple of whole numbers from 0 on; got ${excerpt(text)}`);
  if (shape.length > MOST_AXES) {
    throw new NpyError(`too many axes; got ${shape.length}, expected at most ${MOST_AXES}`);
  }
  const lengths = shape as readonly number[];
  // NumPy counts the axes of length 0 out too, so that strides never run over.
  if (!Number.isSafeInteger(16 * lengths.reduce((n, length) => n * (length || 1), 1))) {
    throw new NpyError(`the shape is too large; got ${shapeText(lengths)}, expected less than 2**49 elements`);
  }
  return lengths;
}

/** The beginning of a header that is wrong somewhere. */
function excerpt(text: string): string {
  const shown = text.trim();
  return JSON.stringify(shown.length > 120 ? `${shown.slice(0, 119)}…` : shown);
}
