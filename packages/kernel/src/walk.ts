/**
 * The outer loops of a plan: calls back once per inner run, with the position of every operand. All axes but the
 * innermost are walked here.
 */

/** Advances through the outer axes in order; `at` holds byte positions and is changed in place. */
export function walkRuns(
  shape: readonly number[],
  strides: readonly (readonly number[])[],
  at: number[],
  run: (n: number) => void,
): void {
  const outer = shape.length - 1;
  const n = outer < 0 ? 1 : shape[outer];
  if (n === 0 || shape.includes(0)) return;
  const index = new Array<number>(Math.max(outer, 0)).fill(0);
  for (;;) {
    run(n);
    let axis = outer - 1;
    for (; axis >= 0; axis--) {
      if (++index[axis] < shape[axis]) {
        for (let k = 0; k < at.length; k++) at[k] += strides[k][axis];
        break;
      }
      index[axis] = 0;
      for (let k = 0; k < at.length; k++) at[k] -= strides[k][axis] * (shape[axis] - 1);
    }
    if (axis < 0) return;
  }
}
