/** A `.npy` file as an array over the bytes of the file. */
import { frombuffer, type NDArray } from "strided";

/** The array of a file, without copying it; big-endian files are copied. Throws Error for what is no such file. */
export function npyArray(file: ArrayBuffer): NDArray {
  const bytes = new Uint8Array(file);
  const isNpy = bytes[0] === 0x93 && String.fromCharCode(...bytes.subarray(1, 6)) === "NUMPY";
  if (!isNpy) throw new Error("the file is not in NumPy's format: it does not begin with \\x93NUMPY");
  const view = new DataView(file);
  const isLong = bytes[6] >= 2;
  const length = isLong ? view.getUint32(8, true) : view.getUint16(8, true);
  const start = (isLong ? 12 : 10) + length;
  const header = new TextDecoder().decode(bytes.subarray(isLong ? 12 : 10, start));
  const descr = /'descr':\s*'([^']+)'/.exec(header)?.[1];
  const shape = /'shape':\s*\(([^)]*)\)/.exec(header)?.[1];
  if (descr === undefined || shape === undefined)
    throw new Error(`the header of the file has no plain dtype: ${header}`);
  const lengths = shape
    .split(",")
    .filter((part) => part.trim() !== "")
    .map(Number);
  const count = lengths.reduce((product, n) => product * n, 1);
  const flat = frombuffer(bytes, { dtype: descr as "<f8", offset: start, count }) as NDArray;
  return flat.reshape(lengths, { order: /'fortran_order':\s*True/.test(header) ? "F" : "C" });
}
