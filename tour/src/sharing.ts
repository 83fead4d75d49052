/** The three functions of the first recipe: where an array lies, who owns its data, whether two have one owner. */
import { arrayInterface, type NDArray } from "strided";

/** The address of the first element. */
export function aid(a: NDArray): number {
  return arrayInterface(a).data[0];
}

/** The array that owns the data, found by following `base`. */
export function getDataBase(a: NDArray): NDArray {
  let owner = a;
  while (owner.base !== null) owner = owner.base;
  return owner;
}

export function arraysShareData(a: NDArray, b: NDArray): boolean {
  return getDataBase(a) === getDataBase(b);
}
