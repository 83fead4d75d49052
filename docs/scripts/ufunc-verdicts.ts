/** What universal functions do to memory: each is asked and then called in every way, and what it allocates is counted. */
import * as functions from "@strided/ufunc";
import { explain, type Foreseeable, type NDArray, ones, trace } from "strided";

type Ufunc = Foreseeable & ((...args: readonly unknown[]) => unknown) & { readonly nin: number; readonly nout: number };
type DType = "float64" | "int64" | "bool";
type Filled = (shape: readonly number[]) => NDArray;

interface Way {
  readonly call: string;
  readonly meaning: string;
  readonly args: (nin: number, filled: Filled) => readonly unknown[];
  /** For functions of at least so many operands. */
  readonly least?: number;
}

const SHAPE = [3, 4];
const same = (nin: number, filled: Filled): NDArray[] => Array.from({ length: nin }, () => filled(SHAPE));

const WAYS: readonly Way[] = [
  { call: "f(x, y)", meaning: "arrays of one dtype", args: same },
  {
    call: "f(x.T, y)",
    meaning: "whatever the strides",
    args: (nin, filled) => [filled([4, 3]).T, ...same(nin - 1, filled)],
  },
  {
    call: "f(x, row)",
    meaning: "an operand that is broadcast",
    args: (nin, filled) => [...same(nin - 1, filled), filled([4])],
    least: 2,
  },
  {
    call: "f(x, y, { out })",
    meaning: "memory of the dtype of the result",
    args: (nin, filled) => [...same(nin, filled), { out: "fitting" }],
  },
  {
    call: "f(x, y, { out: x })",
    meaning: "an operand of that dtype",
    args: (nin, filled) => [...same(nin, filled), { out: "first" }],
  },
  {
    call: "f(x, y, { out: z })",
    meaning: "z overlaps x, one element further",
    args: (nin, filled) => {
      const whole = filled([13]);
      return [whole.slice(":-1"), ...Array.from({ length: nin - 1 }, () => filled([12])), { out: whole.slice("1:") }];
    },
  },
];

export interface WayCount {
  readonly call: string;
  readonly meaning: string;
  readonly made: number;
  readonly inPlace: number;
  readonly buffered: number;
}

/** Aliases count once. */
const UFUNCS: readonly Ufunc[] = [...new Set(Object.values<unknown>(functions))].filter(
  (one): one is Ufunc => typeof one === "function" && typeof (one as Partial<Ufunc>).plan === "function",
);

/** Throws if a function does something else than `explain` says. */
export function countWays(): { readonly functions: number; readonly ways: readonly WayCount[] } {
  const ways = WAYS.map(({ call, meaning, args, least = 1 }) => {
    const count = { call, meaning, made: 0, inPlace: 0, buffered: 0 };
    for (const ufunc of UFUNCS.filter(({ nin, nout }) => nin >= least && nout === 1)) {
      const outcome = outcomeOf(ufunc, args);
      if (outcome === "copy") count.made++;
      if (outcome === "in place") count.inPlace++;
      if (outcome === "buffered") count.buffered++;
    }
    return count;
  });
  return { functions: UFUNCS.length, ways };
}

/** null if the function has no such call: its result has another dtype than its operands. */
function outcomeOf(ufunc: Ufunc, argsOf: Way["args"]): string | null {
  const filled: Filled = (shape) => ones([...shape], { dtype: dtypeOf(ufunc) });
  const args = [...argsOf(ufunc.nin, filled)];
  const { dtype } = ufunc(...same(ufunc.nin, filled)) as NDArray;
  const options = args.at(-1) as { readonly out?: unknown };
  if (options.out === "fitting") args[args.length - 1] = { out: ones(SHAPE, { dtype: dtype.name }) };
  else if (options.out !== undefined) {
    const out = (options.out === "first" ? args[0] : options.out) as NDArray;
    if (out.dtype !== dtype) return null;
    args[args.length - 1] = { out };
  }
  const said = explain(ufunc, ...args);
  const { total } = trace(() => ufunc(...args));
  if (said.bytes !== total.bytes)
    throw new Error(`${ufunc.name}: explain says ${said.bytes} bytes, and ${total.bytes} were made`);
  return said.outcome;
}

/** A dtype that the function takes. */
function dtypeOf(ufunc: Ufunc): DType {
  const takes = (dtype: DType): boolean => {
    try {
      ufunc(...same(ufunc.nin, (shape) => ones([...shape], { dtype })));
      return true;
    } catch {
      return false;
    }
  };
  const dtype = (["float64", "int64", "bool"] as const).find(takes);
  if (dtype === undefined) throw new Error(`${ufunc.name}: takes none of the dtypes that are tried`);
  return dtype;
}
