/** The limits as data: what each of them bounds, in words, and which of them holds a group of cases that NumPy is faster in. */

export interface Limit {
  /** The group of the cases that measure it. */
  readonly id: string;
  readonly title: string;
  /** What cannot be faster than it. */
  readonly bounds: string;
  /** What each measurement bounds, by the first part of its id. */
  readonly each: Readonly<Record<string, string>>;
}

export const LIMITS: readonly Limit[] = [
  {
    id: "lanes",
    title: "vectors of 128 bits",
    bounds:
      "A vector of WebAssembly has two float64 or four float32. No product in one thread makes more of them than a multiply-add that never waits, in registers; NumPy's vectors have up to 512 bits.",
    each: {
      peak: "every kernel that multiplies and adds",
      "matmul-out": "how near a whole product comes to it, and NumPy's, which has wider vectors",
    },
  },
  {
    id: "instructions",
    title: "vector instructions",
    bounds:
      "So many of one kind a nanosecond, and of three kinds in turn, when none waits for another: a kernel takes at least its count of instructions over that of three kinds, and at least its count of each kind over its own. NumPy does as many for up to four times the elements.",
    each: {
      "in turn": "every kernel on vectors",
      "f64x2.add": "sums, differences, comparisons",
      "f64x2.mul": "products",
      "f64x2.relaxed_madd": "polynomials: exp, log, sin, cos, tanh, power; matrix products",
      "f64x2.div": "quotients, remainders, tanh",
      "f64x2.sqrt": "roots",
      "f32x4.add": "sums, differences, comparisons",
      "f32x4.mul": "products",
      "f32x4.relaxed_madd": "polynomials and products of float32",
      "v128.bitselect": "choices between results: where, signs, special values of functions",
      "i8x16.shuffle": "bytes in an order of their own: squares that are transposed, products of bytes",
      "i8x16.swizzle": "looking up in a table; bytes in an order that is only known when it runs",
    },
  },
  {
    id: "steps",
    title: "the steps of a function",
    bounds:
      "By hand are the same instructions as strided's kernel has for each vector, by themselves: in registers, none waiting for another. No order of these steps is faster; what NumPy is faster than that is wider vectors or fewer steps, and what strided is slower is order, memory and registers.",
    each: Object.fromEntries(
      ["exp", "log", "sin", "cos", "tanh", "power"].map((name) => [`${name}-out`, `${name} with these steps`]),
    ),
  },
  {
    id: "bandwidth",
    title: "memory",
    bounds:
      "What does little with each element is as fast as memory gives and takes: bytes read and written, once each, by kernels that do nothing else. The sizes are those of all operands together.",
    each: {
      read: "sums, extrema, searches",
      write: "fills, zeros",
      copy: "copies, casts, concatenation",
      "add-one": "whatever is done in place",
      triad: "sums and products of two arrays",
      less: "comparisons, whose masks are narrowed to bytes step by step",
    },
  },
  {
    id: "call",
    title: "a call",
    bounds:
      "Entering a kernel from JavaScript and returning. Operations on few elements take at least this; what they take beyond is checks, the layout of the result and its object.",
    each: {
      call: "every call, however few its elements",
      "call-eight": "as much with the addresses, counts and strides that kernels take",
      "add-out": "what all of a call takes, in both",
    },
  },
  {
    id: "touch",
    title: "the first touch of a page",
    bounds:
      "The system hands out memory as pages of 4 KB that it fills with zeros when they are written first. A result in memory that was never used takes this for each page; NumPy asks for pages of 2 MB, and gets the block that it freed last, which is still in the caches.",
    each: {
      touch: "fresh results while the heap grows: times a fresh float64 array's bytes / 4096",
      result: "fresh results in a loop: what comes back of memory that was used before",
    },
  },
  {
    id: "pages",
    title: "an element from each page",
    bounds:
      "Where neighbours lie 4 KB and more apart, each needs its page looked up. The memory of WebAssembly lies on pages of 4 KB wherever the system gives larger ones only to who asks, as NumPy does under arrays of 4 MB and more.",
    each: {
      sum: "a column of a wide array: sums, copies and arithmetic in place",
      "assign-T": "transposed copies",
    },
  },
  {
    id: "collection",
    title: "a young collection",
    bounds:
      "Results that nobody holds are found by the engine's collector only. The heap asks for a collection after some megabytes of new memory, and its time is shared by the results made in between; NumPy counts references.",
    each: {
      collect: "the least that finding dead results takes",
      "collect-arrays": "with a thousand of them, which are made in the same time",
    },
  },
  {
    id: "compile",
    title: "a kernel that is not there yet",
    bounds:
      "The first call of a function with dtypes and strides that it has not met is recorded, compiled and instantiated; all others find the kernel.",
    each: {
      compile: "the least that a module of WebAssembly takes",
      fuse: "the first call of every further function",
      "first-call": "the first call in a process, in which the compiler itself was never run",
      "next-call": "the same call once more",
      "other-call": "the first call of another function",
    },
  },
];

export interface Held {
  /** Null: NumPy is faster for no reason that a limit gives. */
  readonly limit: string | null;
  readonly how: string;
}

const LANES: Held = {
  limit: "lanes",
  how: "NumPy's kernels multiply and add eight float64 or sixteen float32 at a time; large products here come near the peak of 128 bits",
};
const POLYNOMIALS: Held = {
  limit: "steps",
  how: "all time is in instructions on vectors, of which NumPy's do up to four times as many elements each; how far the kernel is from the time of its own steps is measured, and fewer steps are no limit but work",
};
const FRESH: Held = {
  limit: "touch",
  how: "the result lies in memory that is written for the first time, or was written long ago, where NumPy gets the block that it just freed; with out given the same kernels are near its speed or beyond it",
};
const IN_CACHE: Held = {
  limit: "bandwidth",
  how: "beyond the first cache a kernel by hand is no faster: vectors of 512 bits take more from the second one, pages of 2 MB help beyond the last",
};

/** By group, of the suites that compare with NumPy. What stands nowhere here has no known limit. */
export const HELD: Readonly<Record<string, Held>> = {
  "matmul float64": LANES,
  "matmul float32": LANES,
  programs: {
    limit: "lanes",
    how: "most are products of matrices with every second column, for which NumPy copies first and then has its wider vectors",
  },
  "exp, out given": POLYNOMIALS,
  "log, out given": POLYNOMIALS,
  "sin, out given": POLYNOMIALS,
  "cos, out given": POLYNOMIALS,
  "tanh, out given": POLYNOMIALS,
  "power, out given": POLYNOMIALS,
  "less, out given": IN_CACHE,
  "add in place": IN_CACHE,
  "maximum, out given": IN_CACHE,
  "sqrt, out given": IN_CACHE,
  sum: IN_CACHE,
  "add, fresh result": FRESH,
  "add, fresh result inside scope": FRESH,
  "a * b + c, fresh result": FRESH,
  casts: FRESH,
  copies: FRESH,
  temporaries: FRESH,
  transposed: FRESH,
  "one column": {
    limit: "pages",
    how: "each element lies on a page of its own; a kernel by hand takes as long, and so does NumPy without huge pages",
  },
};

/** What holds a group below NumPy's speed. */
export function heldBy(group: string): Held {
  return HELD[group] ?? { limit: null, how: "no limit is known: it can be made faster" };
}
