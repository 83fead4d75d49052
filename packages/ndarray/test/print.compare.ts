/**
 * What NumPy printed beside what is printed here: reads a recording of `goldens/record-print.py` and lists the cases
 * that differ.
 */
import { formatFloatPositional, formatFloatScientific } from "../src/print/floatformat.ts";
import { array2string, arrayRepr, arrayStr } from "../src/print/print.ts";
import { formatScalar, scalarRepr } from "../src/print/scalar.ts";
import { type FakeArray, fromBytes } from "./print.fake.ts";

type Case = readonly [form: string, dtype: string, shape: number[], bytes: string, options: number, text: string];

export interface Recording {
  readonly numpy: string;
  readonly options: readonly { readonly [name: string]: unknown }[];
  readonly cases: readonly Case[];
}

/** The functions behind each form. */
export const FORMS: { readonly [form: string]: (a: FakeArray, options: object) => string } = {
  str: arrayStr,
  repr: arrayRepr,
  a2s: array2string,
  scalar: (a) => formatScalar(a.get(), a.dtype),
  "scalar-repr": (a) => scalarRepr(a.get(), a.dtype),
  pos: (a, options) => formatFloatPositional(a.get() as number, { ...options, dtype: a.dtype }),
  sci: (a, options) => formatFloatScientific(a.get() as number, { ...options, dtype: a.dtype }),
};

/** The array of a case. */
export function arrayOf([, dtype, shape, bytes]: Case): FakeArray {
  return fromBytes(dtype, shape, Buffer.from(bytes, "base64"));
}

/** One text for each case that does not print as NumPy printed it. */
export function differences({ options, cases }: Recording): string[] {
  return cases.flatMap((recorded) => {
    const [form, dtype, shape, bytes, index, text] = recorded;
    const given = camelCase(options[index]);
    const got = FORMS[form](arrayOf(recorded), given);
    const facts = `${form} ${dtype} (${shape}) ${bytes} ${JSON.stringify(given)}`;
    return got === text ? [] : [`${facts}\n--- NumPy\n${text}\n--- here\n${got}\n`];
  });
}

function camelCase(options: object): object {
  const rename = (name: string): string => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [rename(name), value]));
}
