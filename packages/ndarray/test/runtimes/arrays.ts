/**
 * What arrays promise about their memory, wherever it lies: plain functions, that vitest runs on the sources and the
 * runner of @strided/buffer (test/runtimes) on the built packages, on other versions of Node and in Chromium.
 */
import type * as Arrays from "../../src/index.ts";

interface Tools {
  readonly expected: { readonly heap: boolean; readonly shared: boolean; readonly collects: boolean };
  equal(actual: unknown, expected: unknown, what?: string): void;
  ok(condition: boolean, what: string): void;
  throws(fn: () => unknown, text: string): void;
  until(condition: () => boolean, what: string): Promise<void>;
}

interface Behaviour {
  readonly name: string;
  readonly run: (np: typeof Arrays, tools: Tools) => void | Promise<void>;
}

type NDArray = Arrays.NDArray;

const DEAD = "DisposedError: dispose: the array has no memory any more";

/** `a[Symbol.dispose]()`, also where there is no such symbol yet. */
function dispose(a: NDArray): void {
  const symbol = (Symbol as { dispose?: symbol }).dispose ?? Symbol.for("Symbol.dispose");
  (a as unknown as Record<symbol, () => void>)[symbol]();
}

/** All ways to the elements of an array. */
function accesses(np: typeof Arrays, a: NDArray): Record<string, () => unknown> {
  const index = a.shape.map(() => 0);
  return {
    get: () => a.get(...index),
    set: () => a.set(...index, 1),
    "slice, then get": () => a.slice("...").get(...index),
    "transpose, then get": () => a.T.get(...index),
    "view, then get": () => a.view().get(...index),
    assign: () => a.assign(1),
    "assign to another": () => np.zeros(a.shape).assign(a),
    copy: () => a.copy(),
    flatten: () => a.flatten(),
    "reshape with copy": () => a.reshape(-1, { copy: true }),
    astype: () => a.astype("float32"),
    data: () => a.data,
    toTypedArray: () => a.toTypedArray(),
    toNested: () => a.toNested(),
    toString: () => String(a),
    repr: () => np.arrayRepr(a),
    iteration: () => [...a].map((item) => (item instanceof np.NDArray ? item.toNested() : item)),
    "fill from": () => np.full(a.shape, a),
    tile: () => np.tile(a, 2),
    toMessage: () => np.toMessage(a),
  };
}

export const arrayBehaviours: readonly Behaviour[] = [
  {
    name: "after disposal every access through the array and all its views throws",
    run(np, { throws, equal }) {
      const make = (): NDArray => np.arange(12).reshape([3, 4]).copy() as NDArray;
      const views: Record<string, (a: NDArray) => NDArray> = {
        itself: (a) => a,
        slice: (a) => a.slice("1:, ::2"),
        reversed: (a) => a.slice("::-1"),
        transposed: (a) => a.T,
        "view of a view": (a) => a.slice("1:").T.slice("1:"),
        "another dtype": (a) => a.view("int64") as NDArray,
      };
      for (const [title, view] of Object.entries(views)) {
        const a = make();
        const v = view(a);
        dispose(a);
        for (const [name, access] of Object.entries(accesses(np, v))) {
          let caught = "";
          try {
            access();
          } catch (error) {
            caught = String(error);
          }
          // A view that is not contiguous is refused before its memory is looked at.
          const isRefused = name === "data" && caught.includes("only the memory of a C-contiguous array");
          equal(caught.startsWith(DEAD) || isRefused, true, `${title}, ${name}: ${caught}`);
        }
        equal(v.ndim, 2, "the shape is still there");
      }
      const a = make();
      dispose(a);
      dispose(a);
      throws(() => a.get(0, 0), DEAD);
    },
  },
  {
    name: "to dispose of a view is to dispose of the memory",
    run(np, { throws }) {
      const a = np.zeros([4]);
      const tail = a.slice("2:");
      dispose(tail);
      throws(() => a.get(0), DEAD);
    },
  },
  {
    name: "`data` is the memory itself, and stays valid whatever becomes of the array",
    async run(np, { equal, until }) {
      let isGone = false;
      const gone = new FinalizationRegistry(() => {
        isGone = true;
      });
      const [data, tail] = ((): [Float64Array, Float64Array] => {
        const a = np.arange(1000);
        gone.register(a, null);
        const { data } = a;
        a.set(3, 30);
        data[4] = 40;
        equal([a.get(3), a.get(4), data[3]], [30, 40, 30]);
        equal(data.buffer.byteLength, 8000, "a buffer of its own");
        equal(a.slice("2:4").data.buffer, data.buffer, "the same for a view");
        return [data, data.subarray(998)];
      })();
      for (let i = 0; i < 3000; i++) np.full([1000], i);
      await until(() => isGone, "the array is collected");
      for (let i = 0; i < 3000; i++) np.full([1000], i);
      equal([data[3], data[4], data[5], tail[0], tail[1]], [30, 40, 5, 998, 999]);
      const b = np.fromTypedArray(tail);
      b.set(0, -1);
      equal(data[998], -1, "and comes back without a copy");
    },
  },
  {
    name: "what `data` has handed out survives disposal; the array does not",
    run(np, { equal, throws }) {
      const a = np.array([1, 2, 3]);
      const { data } = a;
      dispose(a as NDArray);
      throws(() => a.get(0), DEAD);
      for (let i = 0; i < 1000; i++) np.full([3], i);
      equal([...data], [1, 2, 3]);
    },
  },
  {
    name: "a scope keeps the arrays that it returns and ends all others, views included",
    run(np, { equal, throws }) {
      let lost: NDArray | undefined;
      const kept = np.scope(() => {
        const a = np.arange(6);
        lost = np.ones([3]).slice("1:") as NDArray;
        return { view: a.slice("::2"), list: [[np.full([2], 7)]], n: 3 };
      });
      equal(String(kept.view), "[0. 2. 4.]");
      equal(String(kept.list[0][0]), "[7. 7.]");
      equal(String(kept.view.base), "[0. 1. 2. 3. 4. 5.]");
      throws(() => lost?.get(0), DEAD);
    },
  },
  {
    name: "memory that is used again is not seen through: zeros are zeros, and empty arrays may be anything",
    run(np, { ok }) {
      for (let i = 0; i < 200; i++) {
        const a = np.full([100], 5);
        dispose(a as NDArray);
        const makers = [np.zeros([100]), np.zerosLike(np.ones([100])), np.eye(10), np.array([1, 2]).imag];
        const sums = makers.map((m) => (m.toNested() as number[]).flat().reduce((sum, x) => sum + x, 0));
        ok(sums[0] === 0 && sums[1] === 0 && sums[2] === 10 && sums[3] === 0, `sums ${sums}`);
        for (const m of makers) dispose(m as NDArray);
      }
    },
  },
  {
    name: "a message carries the bytes of the view, not the memory around it",
    run(np, { equal, ok }) {
      const a = np.arange(1_000_000);
      const six = a.slice("10:16");
      const sent = np.toMessage(six as NDArray, { shared: false });
      equal([sent.shared, sent.buffer.byteLength], [false, 48]);
      const spread = np.toMessage(a.slice("::100000") as NDArray, { shared: false });
      equal(spread.buffer.byteLength, 80);
      equal(String(np.fromMessage(structuredClone(spread)).slice("1:3")), "[100000. 200000.]");
      const wide = np.toMessage(np.broadcastTo(np.array([1, 2]), [1000, 2]), { shared: false });
      equal(wide.buffer.byteLength, 16, "stride 0 stays stride 0");
      const received = np.fromMessage(structuredClone(sent));
      equal(String(received), "[10. 11. 12. 13. 14. 15.]");
      received.set(0, -1);
      equal(a.get(10), 10, "the receiver has its own");
      equal(received.base, null);
      const back = np.fromMessage(
        structuredClone(
          np.toMessage(
            np.array([
              [1n, 2n],
              [3n, 4n],
            ]).T as NDArray,
          ),
        ),
      );
      equal(String(back), "[[1 3]\n [2 4]]");
      equal(back.dtype.name, "int64");
      const locked = np.fromMessage(structuredClone(wide));
      ok(!locked.flags.writeable, "what was read-only is read-only");
      equal(String(np.fromMessage(np.toMessage(np.zeros([0, 3]) as NDArray))), String(np.zeros([0, 3])));
      equal(np.fromMessage(structuredClone(np.toMessage(np.full([], 5) as NDArray))).get(), 5);
    },
  },
  {
    name: "where threads share memory, sender and receiver see the same bytes, as long as either wants",
    async run(np, { equal, ok, until, expected }) {
      const a = np.arange(6).reshape([2, 3]);
      const column = a.slice(":, 1");
      const sent = np.toMessage(column as NDArray);
      equal(sent.shared, expected.heap && expected.shared, "shared");
      if (!sent.shared) return equal(sent.buffer.byteLength, 16);
      equal(sent.buffer.byteLength, 48, "the array's memory and nothing else");
      let b: NDArray | null = np.fromMessage(sent);
      b.set(0, 10);
      equal(a.get(0, 1), 10);
      a.set(1, 1, 40);
      equal(String(b), "[10. 40.]");
      ok(np.arrayOverlap(a as NDArray, b, -1).verdict === "yes", "and that is known");
      const again = np.fromMessage(structuredClone(sent));
      ok(np.arrayOverlap(again, b, -1).verdict === "yes", "also of a second message");
      b = null;
      let isGone = false;
      const gone = new FinalizationRegistry(() => {
        isGone = true;
      });
      const received = (() => {
        const c = np.full([1000], 3);
        gone.register(c, null);
        return np.fromMessage(structuredClone(np.toMessage(c as NDArray)));
      })();
      await until(() => isGone, "the sender's array is collected");
      for (let i = 0; i < 1000; i++) np.full([1000], i);
      equal([received.get(0), received.get(999)], [3, 3], "the receiver's bytes are its own to keep");
    },
  },
  {
    name: "what `data` has handed out cannot be shared, so a message copies it",
    run(np, { equal }) {
      const a = np.array([1, 2, 3]);
      a.data;
      const sent = np.toMessage(a as NDArray);
      equal([sent.shared, sent.buffer.byteLength], [false, 24]);
      const outside = np.fromTypedArray(new Float32Array(100)).slice("3:5");
      equal(np.toMessage(outside as NDArray).buffer.byteLength, 8);
    },
  },
  {
    name: "messages that make no sense are refused",
    run(np, { throws }) {
      const sent = np.toMessage(np.arange(3) as NDArray, { shared: false });
      throws(
        () => np.fromMessage({ ...sent, shape: [4] }),
        "ShapeError: fromMessage: the array reaches outside its bytes; got bytes up to 32, expected at most 24",
      );
      throws(() => np.fromMessage({ ...sent, offset: -8 }), "ShapeError: fromMessage");
      throws(() => np.fromMessage({ ...sent, dtype: "float63" as "float64" }), "DTypeError: fromMessage");
      throws(
        () => np.toMessage(np.arange(3) as NDArray, { share: true } as object),
        'TypeError: toMessage: unknown option; got "share", expected one of shared',
      );
    },
  },
];
