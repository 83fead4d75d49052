/**
 * One element as text, as NumPy prints its scalars. Print options do not touch it: all digits that tell the number
 * from its neighbours are shown.
 */
import { decimal, exponentText, FLOATS, signOf } from "./digits.ts";
import type { Complex, PrintableDType } from "./printable.ts";

/**
 * The text of an element as Python's `str` gives it for a NumPy scalar of that dtype.
 *
 * ```ts
 * formatScalar(1, float64); // => "1.0"
 * formatScalar({ re: 1, im: -2 }, complex128); // => "(1-2j)"
 * formatScalar(true, bool); // => "True"
 * ```
 */
export function formatScalar(value: unknown, dtype: PrintableDType): string {
  return SCALARS[dtype.kind](value, dtype.itemsize);
}

/**
 * The text of an element as Python's `repr` gives it for a NumPy scalar of that dtype.
 *
 * ```ts
 * scalarRepr(1, float64); // => "np.float64(1.0)"
 * scalarRepr(true, bool); // => "np.True_"
 * ```
 */
export function scalarRepr(value: unknown, dtype: PrintableDType): string {
  const text = formatScalar(value, dtype);
  return dtype.kind === "b" ? `np.${text}_` : `np.${dtype.name}(${text.replace(/[()]/g, "")})`;
}

const SCALARS: { readonly [kind in PrintableDType["kind"]]: (value: unknown, bytes: number) => string } = {
  b: (value) => (value ? "True" : "False"),
  u: String,
  i: String,
  f: (value, bytes) => floatText(value as number, bytes, "", ".0"),
  c: (value, bytes) => {
    const { re, im } = value as Complex;
    const half = bytes / 2;
    const hidden = Object.is(re, 0);
    const imaginary = `${floatText(im, half, hidden ? "" : "+", "")}j`;
    return hidden ? imaginary : `(${floatText(re, half, "", "")}${imaginary})`;
  },
};

/** All digits of one float; `empty` stands where it has none after the point, unless it has an exponent. */
function floatText(x: number, bytes: number, plus: string, empty: string): string {
  if (!Number.isFinite(x)) return signOf(x, plus) + (x ? "inf" : "nan");
  const size = Math.abs(x);
  const scientific = size >= FLOATS[bytes].limit || (x !== 0 && size < 1e-4);
  const [whole, fraction, exponent] = decimal(x, bytes, plus, { scientific, unique: true });
  const behind = fraction && `.${fraction}`;
  return whole + (scientific ? behind + exponentText(exponent, 2) : behind || empty);
}
