/**
 * Writes the loop of an elementwise kernel. Whole turns compute `elements` elements at once; what is left at the end runs
 * through the same instructions: strided inputs, and those for which a seldom branch would be dear, are copied to a small
 * stage first, outputs are written to the stage and copied from there. So every element is computed by the same
 * instructions, wherever it lies.
 */
import type { HeapSpace } from "@strided/buffer";
import type { Node } from "../graph.ts";
import type { Program } from "../program.ts";
import { memoryType } from "../types.ts";
import { loadElement, storeElement } from "./elements.ts";
import { emitNodes } from "./emit.ts";
import { I32, WasmFunction } from "./function.ts";
import { instantiate, type Kernel } from "./module.ts";
import { loadPort, type Pattern, type Port, storePort } from "./ports.ts";
import { LOAD, loadSplat, STORE, WIDTH, widthsOf } from "./simd.ts";
import { resized, type Surroundings, surroundings } from "./surroundings.ts";
import type { Vectors } from "./vectors.ts";

/** Bytes of the stage that each operand may use. */
export const STAGE_BYTES = 1024;

/**
 * Elements per turn: every type fills whole vectors, wide ones up to four of them, whose chains run side by side. Seldom
 * branches do not count.
 */
function elementsPerTurn(program: Program, patterns: string): number {
  const nodes = usualNodes(program);
  const inputs = isConstant(program) ? [] : program.inputs;
  const widths = [...widthsOf(nodes), ...[...inputs, ...program.outputs].map((dtype) => WIDTH[memoryType(dtype)])];
  const vectors = nodes.length >= 120 ? 1 : patterns.includes("g") ? 2 : 4;
  return Math.max(16 / Math.min(...widths), (vectors * 16) / Math.max(...widths));
}

/** Whether no operand is read: whether integers are NaN is known. */
const isConstant = ({ nodes, results }: Program): boolean => results.flat().every((id) => nodes[id].op === "const");

/** The nodes that are computed for all elements. */
function usualNodes({ nodes, results }: Program): readonly Node[] {
  const found = new Set<Node>();
  const visit = (id: number): void => {
    const node = nodes[id];
    if (found.has(node)) return;
    found.add(node);
    (node.special?.usual?.(node) ?? node.args).forEach(visit);
  };
  results.flat().forEach(visit);
  return [...found];
}

/**
 * Whether it would cost much if what lies behind the elements led into a seldom branch, or around a loop: the last turn
 * then repeats an element instead of reading on, which itself costs some 20 to 50 ns.
 */
function isDear(program: Program): boolean {
  const { nodes } = program;
  return nodes.length > 2 * usualNodes(program).length || nodes.some(({ special }) => special?.emit && !special.usual);
}

/**
 * Compiles a program for operands of the given patterns, inputs first. The kernel takes the number of elements, then the
 * operands' addresses, then (if any is generic, or there are rows) their strides, then, with `rows`, the number of rows
 * and the strides from row to row.
 */
export function compileLoop(program: Program, patterns: string, rows: boolean, heap: HeapSpace, stage: number): Kernel {
  const dtypes = [...program.inputs, ...program.outputs];
  const count = dtypes.length;
  const isStrided = rows || patterns.includes("g");
  const f = new WasmFunction(new Array<number>(1 + count * (isStrided ? 2 : 1) + (rows ? 1 + count : 0)).fill(I32));
  const elements = elementsPerTurn(program, patterns);
  const around = surroundings(f, elements, heap);
  const start = (k: number): number => 1 + k;
  const rowCount = 1 + 2 * count;
  const line = (): void => {
    const ports = dtypes.map((dtype, k): Port => {
      const pattern = patterns[k] as Pattern;
      const stride = pattern === "g" ? f.get(1 + count + k).keep(I32) : -1;
      return { dtype, pattern, pointer: f.get(start(k)).keep(I32), stride };
    });
    writeLine(around, program, ports, stage);
  };
  f.get(0).if(() => {
    if (!rows) line();
    else {
      f.times(rowCount, () => {
        line();
        dtypes.forEach((_, k) => {
          f.add(start(k), rowCount + 1 + k);
        });
      });
    }
  });
  return instantiate(f, heap);
}

function writeLine(around: Surroundings, program: Program, ports: readonly Port[], stage: number): void {
  const { f, elements } = around;
  const inputs = ports.slice(0, program.inputs.length);
  const outputs = ports.slice(program.inputs.length);
  const scalars = inputs.map((port) => (port.pattern === "s" ? loadPort(around, port) : null));
  const left = f.get(0).keep(I32);
  const tail = f.i32(0).keep(I32);
  const isCareful = isDear(program);
  const places = outputs.map((port) => f.get(port.pointer).keep(I32));
  f.op(0x03, 0x40);
  // Fewer elements left than a turn computes: the last turn runs on the stage.
  f.get(left)
    .i32(elements)
    .op(0x49)
    .if(() => {
      f.get(left).set(tail);
      ports.forEach((port, k) => {
        const at = stage + k * STAGE_BYTES;
        const isInput = k < inputs.length;
        if (isInput && port.pattern !== "g" && !(isCareful && port.pattern === "c")) return;
        if (isInput) {
          const { itemsize } = port.dtype;
          const from = f.get(port.pointer).keep(I32);
          if (isCareful) fill(f, from, itemsize, at, elements * itemsize);
          moveElements(f, tail, itemsize, from, port.pattern === "g" ? port.stride : null, f.i32(at).keep(I32), null);
        } else f.get(port.pointer).set(places[k - inputs.length]);
        f.i32(at).set(port.pointer);
        if (port.pattern === "g") f.i32(port.dtype.itemsize).set(port.stride);
      });
      f.i32(elements).set(left);
    }, true);
  const results = computeTurn(around, program, inputs, scalars);
  let next = 0;
  for (const port of outputs) {
    storePort(around, port, results.slice(next, next + port.dtype.lanes));
    next += port.dtype.lanes;
  }
  for (const port of ports) {
    if (port.pattern === "c") f.advance(port.pointer, elements * port.dtype.itemsize);
    if (port.pattern === "g") f.get(port.pointer).get(port.stride).i32(elements).op(0x6c, 0x6a).set(port.pointer);
  }
  f.get(left).i32(elements).op(0x6b).set(left).get(left).op(0x0d, 0, 0x0b);
  f.get(tail).if(() => {
    outputs.forEach((port, k) => {
      const at = f.i32(stage + (inputs.length + k) * STAGE_BYTES).keep(I32);
      // The stride in use was changed for the stage; the parameter still holds the operand's own.
      const stride = port.pattern === "g" ? 1 + ports.length + inputs.length + k : null;
      moveElements(f, tail, port.dtype.itemsize, at, null, places[k], stride);
    });
  });
}

/** Steps that a turn of several vectors takes for one after the other, which keeps few values in registers. */
const MOST_STEPS = 24;

/** Loads and computes a turn; where everything has one width, vector by vector. */
function computeTurn(
  around: Surroundings,
  program: Program,
  inputs: readonly Port[],
  scalars: readonly (readonly Vectors[] | null)[],
): readonly Vectors[] {
  const wanted = program.results.flat();
  const compute = (part: Surroundings, shift: number): readonly Vectors[] => {
    const few = ({ locals, width }: Vectors): Vectors => ({
      locals: locals.slice(0, (part.elements * width) / 16),
      width,
    });
    const loaded = inputs.flatMap((port, k) => scalars[k]?.map(few) ?? loadPort(part, { ...port, shift }));
    return emitNodes(part, program.nodes, loaded, wanted);
  };
  if (isConstant(program)) return emitNodes(around, program.nodes, [], wanted);
  const width = widthOf(program, inputs);
  if (width === 0) return compute(around, 0);
  const part = resized(around, 16 / width);
  const turns = Array.from({ length: (around.elements * width) / 16 }, (_, k) => compute(part, 16 * k));
  return turns[0].map((first, k) => ({ width: first.width, locals: turns.flatMap((turn) => turn[k].locals) }));
}

/** The width of all that a program of a few plain steps reads and computes; 0 where there are several. */
export function widthOf({ nodes }: Program, inputs: readonly Port[]): number {
  const isPlain =
    nodes.length <= MOST_STEPS && inputs.every(({ dtype, pattern }) => dtype.lanes === 1 && pattern !== "g");
  if (!isPlain || nodes.some(({ special }) => special?.emit)) return 0;
  const widths = new Set([...widthsOf(nodes), ...inputs.map(({ dtype }) => WIDTH[memoryType(dtype)])]);
  return widths.size === 1 ? Number([...widths][0]) : 0;
}

/** Repeats the element at an address over `nbytes` of the stage, by vectors. */
function fill(f: WasmFunction, from: number, itemsize: number, at: number, nbytes: number): void {
  const element = f
    .get(from)
    .access(itemsize === 16 ? LOAD : loadSplat(itemsize), 0)
    .keep();
  for (let k = 0; k < nbytes; k += 16)
    f.i32(at + k)
      .get(element)
      .access(STORE, 0);
}

/** Copies elements one by one; a stride that is null means packed. All arguments but the size are locals. */
function moveElements(
  f: WasmFunction,
  count: number,
  itemsize: number,
  from: number,
  fromStride: number | null,
  to: number,
  toStride: number | null,
): void {
  const rest = f.get(count).keep(I32);
  f.times(rest, () => {
    f.get(to).get(from);
    storeElement(loadElement(f, itemsize), itemsize);
    if (fromStride === null) f.advance(from, itemsize);
    else f.add(from, fromStride);
    if (toStride === null) f.advance(to, itemsize);
    else f.add(to, toStride);
  });
}
