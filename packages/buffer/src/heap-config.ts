/** What can be set about the heap, once, before the first array is made. */

/** How large the heap begins, how large it may become, and whether other threads may see it. */
export interface HeapOptions {
  /** Bytes of the heap at its start. */
  readonly initialBytes?: number;
  /** Bytes that the heap may grow to, at most 4 GiB; 0 for no heap: all arrays on ordinary ArrayBuffers. */
  readonly maxBytes?: number;
  /** Whether the heap is shared memory. By default it is wherever the platform allows it. */
  readonly shared?: boolean;
}

/** Options settled: whole pages, defaults filled in. */
export interface HeapConfig {
  readonly initialPages: number;
  readonly maxPages: number;
  readonly shared: boolean;
}

/** The unit of WebAssembly memory in bytes. */
export const PAGE = 65536;
const MOST = 65536;
const KNOWN: readonly string[] = ["initialBytes", "maxBytes", "shared"];

let chosen: HeapConfig | null = null;
let isTaken = false;

/** Shared memory exists, and may be handed to other threads. A page that is not isolated has neither. */
function canShare(): boolean {
  const { crossOriginIsolated } = globalThis as { crossOriginIsolated?: boolean };
  return typeof SharedArrayBuffer === "function" && crossOriginIsolated !== false;
}

/** The settled options; from the first call on they can no longer be changed. */
export function takeConfig(): HeapConfig {
  isTaken = true;
  chosen ??= settle({});
  return chosen;
}

function settle({ initialBytes, maxBytes = MOST * PAGE, shared = canShare() }: HeapOptions): HeapConfig {
  const maxPages = Math.floor(maxBytes / PAGE);
  const initialPages =
    initialBytes === undefined ? Math.min(256, maxPages) : Math.min(Math.ceil((initialBytes || 1) / PAGE), maxPages);
  return { initialPages, maxPages, shared };
}

/**
 * Sets the heap's limits. Call it before the first array is made; it takes effect when the heap is.
 *
 * Throws Error once the heap is in use, RangeError for sizes that are no number of bytes from 0 to 4 GiB, TypeError for
 * an unknown option.
 *
 * ```ts
 * allocate(8);
 * configureHeap({ maxBytes: 2 ** 28 }); // throws Error: configureHeap: the heap is already in use; got a call after the first array was made, expected it before
 * ```
 */
export function configureHeap(options: HeapOptions): void {
  for (const name in options) {
    if (!KNOWN.includes(name)) {
      throw new TypeError(
        `configureHeap: unknown option; got ${JSON.stringify(name)}, expected one of ${KNOWN.join(", ")}`,
      );
    }
  }
  const { initialBytes = 0, maxBytes = MOST * PAGE, shared = false } = options;
  for (const [name, value, limit] of [
    ["maxBytes", maxBytes, MOST * PAGE],
    ["initialBytes", initialBytes, maxBytes],
  ] as const) {
    if (!(value >= 0 && value <= limit)) {
      throw new RangeError(`configureHeap: ${name} is out of range; got ${value}, expected 0 to ${limit} bytes`);
    }
  }
  if (shared && !canShare()) {
    throw new TypeError("configureHeap: this platform does not share memory; got shared true, expected false");
  }
  if (isTaken) {
    throw new Error(
      "configureHeap: the heap is already in use; got a call after the first array was made, expected it before",
    );
  }
  chosen = settle(options);
}
