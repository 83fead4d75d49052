/** Functions of integers: one row each. */

import { gcdOf, lcmOf } from "../exact/integers.ts";
import { real } from "../kinds.ts";
import type { Integral } from "../result.ts";
import { each, INTEGERS } from "../types.ts";
import { type BinaryUfunc, binary } from "../ufunc.ts";

/**
 * The greatest common divisor of integers, not negative; with 0 it is the other number. Throws DTypeError for other
 * dtypes.
 *
 * ```ts
 * gcd([12n, -20n, 0n], 8n); // => array([4, 4, 8])
 * gcd.reduce([12n, 20n, 8n]); // => 4n
 * ```
 */
export const gcd: BinaryUfunc<"same", Integral> = /* @__PURE__ */ binary({
  name: "gcd",
  types: /* @__PURE__ */ each(INTEGERS, 2),
  loop: /* @__PURE__ */ real(gcdOf),
  bool: null,
  identity: 0,
});

/**
 * The least common multiple of integers, not negative; with 0 it is 0. Throws DTypeError for other dtypes.
 *
 * ```ts
 * lcm([12n, -20n, 0n], 8n); // => array([24, 40,  0])
 * ```
 */
export const lcm: BinaryUfunc<"same", Integral> = /* @__PURE__ */ binary({
  name: "lcm",
  types: /* @__PURE__ */ each(INTEGERS, 2),
  loop: /* @__PURE__ */ real(lcmOf),
  bool: null,
});
