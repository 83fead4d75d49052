/**
 * The instructions that strided's kernel of a function has for one vector, by themselves: in registers, none waiting for
 * another. What they compute is nothing; how long they take is what no order of the same steps can undercut.
 */
import { type Node, type PickForm, pickKernel, type Value } from "@strided/kernel";
import { cos, exp, fuse, log, type NDArray, ones, power, sin, tanh } from "strided";

type Writer = Parameters<PickForm["write"]>[0];
type Named = (...args: Value[]) => Value;

const FUNCTIONS: Readonly<Record<string, Named>> = {
  ...({ exp, log, sin, cos, tanh, power } as unknown as Record<string, Named>),
};

const OPERANDS: Readonly<Record<string, number>> = { power: 2 };

/** An instruction: its code, and which registers it takes: numbers that stay normal, or bits. */
interface Step {
  readonly code: number;
  readonly operands: number;
  readonly isFloat: boolean;
  /** Takes a count of bits on the stack. */
  readonly isShift: boolean;
}

const LOAD = 0x00;
const STORE = 0x0b;
const VECTOR = 16;
/** Registers for floats and for bits, with one more for ones: as many as engines have on most processors. */
const FLOATS = 11;
const BITS = 3;
/** At least so many instructions in a turn of the loop, so that the loop itself does not count. */
const TURN = 200;

/** `a < b ? a : b` and its like are one instruction, for which nothing is compared. */
function isBound({ op, type, args: [condition, yes, no] }: Node, nodes: readonly Node[]): boolean {
  if (op !== "select" || type[0] !== "f" || !["lt", "gt"].includes(nodes[condition].op)) return false;
  const [a, b] = nodes[condition].args;
  return (a === yes && b === no) || (a === no && b === yes);
}

/** What the compiler writes for a step; what stands nowhere takes no instruction of its own. */
function codeOf(node: Node, nodes: readonly Node[]): number | null {
  const { op, type, args } = node;
  const isDouble = type === "f64";
  if (isBound(node, nodes)) return isDouble ? 0xf6 : 0xea;
  const isFloat = type[0] === "f";
  const wide = /64$/.test(type);
  const floats: Readonly<Record<string, number>> = {
    madd: isDouble ? 0x107 : 0x105,
    nmadd: isDouble ? 0x108 : 0x106,
    add: isDouble ? 0xf0 : 0xe4,
    sub: isDouble ? 0xf1 : 0xe5,
    mul: isDouble ? 0xf2 : 0xe6,
    div: isDouble ? 0xf3 : 0xe7,
    sqrt: isDouble ? 0xef : 0xe3,
    abs: isDouble ? 0xec : 0xe0,
    neg: isDouble ? 0xed : 0xe1,
    cast: isDouble ? 0x5f : 0x5e,
  };
  for (const rounding of ["floor", "ceil", "trunc", "nearest"]) {
    if (op === rounding) return isDouble ? 0x75 : 0x68;
  }
  if (isFloat && op in floats) return floats[op];
  if (op === "select") return 0x52;
  if (["lt", "gt", "le", "ge", "eq", "ne"].includes(op)) return nodes[args[0]].type === "f32" ? 0x43 : 0x49;
  if (op === "shl") return wide ? 0xcb : 0xab;
  if (op === "shr") return wide ? 0xcd : 0xad;
  if (op === "add") return wide ? 0xce : 0xae;
  if (op === "sub") return wide ? 0xd1 : 0xb1;
  return { and: 0x4e, or: 0x50, xor: 0x51, not: 0x4d }[op] ?? null;
}

const THREE = [0x105, 0x106, 0x107, 0x108, 0x52];
const ONE = [0xef, 0xe3, 0xec, 0xe0, 0xed, 0xe1, 0x5f, 0x5e, 0x75, 0x68, 0x4d, 0xcb, 0xab, 0xcd, 0xad];
const SHIFTS = [0xcb, 0xab, 0xcd, 0xad];
/** What reads numbers: of bits that are none it may take a hundred times as long. */
const ARITHMETIC = [
  ...[0x105, 0x106, 0x107, 0x108, 0xf0, 0xf1, 0xf2, 0xf3, 0xef, 0xe4, 0xe5, 0xe6, 0xe7, 0xe3],
  ...[0x75, 0x68, 0xf6, 0xea, 0x49, 0x43, 0x5e, 0x5f],
];

/** The steps of one vector that are taken for all elements, in the order of the program. */
export function stepsOf(name: string, dtype: "float64" | "float32"): readonly Step[] {
  const found: { nodes: readonly Node[]; id: number }[] = [];
  const traced = (...args: Value[]): Value => {
    const value = FUNCTIONS[name](...args);
    found.push({ nodes: value.graph.nodes, id: value.id });
    return value;
  };
  const arrays = Array.from({ length: OPERANDS[name] ?? 1 }, () => ones([1], { dtype }));
  const made = arrays.length === 1 ? fuse((x) => traced(x)) : fuse((x, y) => traced(x, y));
  (made as (...operands: NDArray[]) => unknown)(...arrays);
  // Traced more than once; the last is what is compiled.
  const { nodes, id } = found[found.length - 1];
  const seen = new Set<number>();
  const visit = (k: number): void => {
    if (seen.has(k)) return;
    seen.add(k);
    const node = nodes[k];
    const needed = isBound(node, nodes) ? node.args.slice(1) : (node.special?.usual?.(node) ?? node.args);
    for (const arg of needed) visit(arg);
  };
  visit(id);
  return [...seen].flatMap((k): Step[] => {
    const code = codeOf(nodes[k], nodes);
    if (code === null) return [];
    const operands = ONE.includes(code) ? 1 : THREE.includes(code) ? 3 : 2;
    return [{ code, operands, isFloat: ARITHMETIC.includes(code), isShift: SHIFTS.includes(code) }];
  });
}

interface Loop {
  readonly form: PickForm;
  /** What the registers begin with, and end as. Ones: sums grow, products stay, and nothing becomes too small to be normal. */
  readonly registers: NDArray;
  /** How many vectors' instructions a turn has. */
  readonly vectors: number;
}

function loopOf(all: readonly Step[], dtype: "float64" | "float32"): Loop {
  const vectors = FLOATS * Math.ceil(TURN / (FLOATS * Math.max(1, all.length)));
  const write = (f: Writer): void => {
    const [count, address] = [0, 1];
    const load = (k: number): number =>
      f
        .get(address)
        .access(LOAD, k * VECTOR)
        .keep();
    const floats = Array.from({ length: FLOATS }, (_, k) => load(k));
    const bits = Array.from({ length: BITS }, (_, k) => load(FLOATS + k));
    const one = load(FLOATS + BITS);
    f.while(
      () => f.get(count),
      () => {
        // Every vector begins one register further, so that what takes long does not always wait for itself.
        for (let vector = 0; vector < vectors; vector++) {
          let [nextFloat, nextBits] = [vector, vector];
          for (const { code, operands, isFloat, isShift } of all) {
            const register = isFloat ? floats[nextFloat++ % FLOATS] : bits[nextBits++ % BITS];
            f.get(register);
            for (let k = 1; k < operands; k++) f.get(one);
            if (isShift) f.i32(1);
            f.simd(code).set(register);
          }
        }
        f.advance(count, -1);
      },
    );
    for (const [k, register] of [...floats, ...bits].entries())
      f.get(address)
        .get(register)
        .access(STORE, k * VECTOR);
  };
  return { form: { params: 2, known: [], write }, registers: ones([64], { dtype }), vectors };
}

const loops: Map<string, Loop> = new Map();

/** Takes the steps of a function for as many vectors as the array has. */
export function steps(name: string, a: NDArray): void {
  const dtype = a.dtype.name as "float64" | "float32";
  const key = `${name} ${dtype}`;
  const known = loops.get(key) ?? loopOf(stepsOf(name, dtype), dtype);
  loops.set(key, known);
  const turns = Math.ceil(a.nbytes / VECTOR / known.vectors);
  pickKernel(known.form)?.call(turns, known.registers.storage.address);
}
