/** A dropped `.npy` file as an array over the bytes of the file; throws NpyError for what is no such file. */
import { mapNpy, type NDArray, npyArray } from "strided";

export function arrayOfFile(bytes: ArrayBuffer): NDArray {
  return npyArray(mapNpy(bytes));
}
