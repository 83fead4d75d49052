/**
 * How many vector instructions a nanosecond has room for: chains that do not wait for each other, in registers, so that
 * nothing but the processor's ports holds them up.
 */
import { type PickForm, pickKernel } from "@strided/kernel";
import type { NDArray } from "strided";

/** Codes of the WebAssembly specification, its SIMD and relaxed SIMD chapters. */
const CODES = {
  "f64x2.add": 0xf0,
  "f64x2.mul": 0xf2,
  "f64x2.div": 0xf3,
  "f64x2.sqrt": 0xef,
  "f64x2.relaxed_madd": 0x107,
  "f32x4.relaxed_madd": 0x105,
  "f32x4.add": 0xe4,
  "f32x4.mul": 0xe6,
  "i8x16.shuffle": 0x0d,
  "i8x16.swizzle": 0x0e,
  "v128.xor": 0x51,
  "v128.bitselect": 0x52,
} as const;

export type Instruction = keyof typeof CODES;

/** What keeps three ports busy, each kind with chains of its own; or chains of one kind. */
export type Instructions = Instruction | "in turn";

const IN_TURN: readonly Instruction[] = ["f64x2.relaxed_madd", "f64x2.add", "v128.xor"];

/** How many operands an instruction takes, where that is not two. */
const OPERANDS: Readonly<Partial<Record<Instruction, number>>> = {
  "f64x2.sqrt": 1,
  "f64x2.relaxed_madd": 3,
  "f32x4.relaxed_madd": 3,
  "v128.bitselect": 3,
};

/** Bytes of both operands in an order that no single instruction of a processor has. */
const ORDER = [3, 16, 1, 22, 7, 18, 5, 31, 0, 27, 14, 20, 9, 24, 11, 29];

const LOAD = 0x00;
const STORE = 0x0b;
/** More than any port's latency times the number of ports, and few enough for sixteen registers with two constants. */
const CHAINS = 12;
const TURN = 4;
const VECTOR = 16;

/** Instructions of one call of `repeat`. */
export const INSTRUCTIONS: number = 500 * CHAINS * TURN;

/** Does the instruction `INSTRUCTIONS` times on vectors that it loads from the array and stores there. */
export function repeat(name: Instructions, array: NDArray): number {
  const { storage } = array;
  pickKernel(formOf(name))?.call(INSTRUCTIONS / (CHAINS * TURN), storage.address);
  return INSTRUCTIONS;
}

const forms: Map<Instructions, PickForm> = new Map();

function formOf(name: Instructions): PickForm {
  const known = forms.get(name) ?? { params: 2, known: [], write: chainsOf(name === "in turn" ? IN_TURN : [name]) };
  forms.set(name, known);
  return known;
}

function chainsOf(names: readonly Instruction[]): PickForm["write"] {
  const [count, address] = [0, 1];
  const most = Math.max(...names.map(operandsOf));
  return (f) => {
    const load = (k: number): number =>
      f
        .get(address)
        .access(LOAD, k * VECTOR)
        .keep();
    const chains = Array.from({ length: CHAINS }, (_, k) => load(k));
    const others = Array.from({ length: most - 1 }, (_, k) => load(CHAINS + k));
    f.while(
      () => f.get(count),
      () => {
        for (let turn = 0; turn < TURN; turn++) {
          for (const [k, chain] of chains.entries()) {
            const name = names[k % names.length];
            f.get(chain);
            for (const other of others.slice(0, operandsOf(name) - 1)) f.get(other);
            f.simd(CODES[name], ...(name === "i8x16.shuffle" ? ORDER : [])).set(chain);
          }
        }
        f.advance(count, -1);
      },
    );
    for (const [k, chain] of chains.entries())
      f.get(address)
        .get(chain)
        .access(STORE, k * VECTOR);
  };
}

function operandsOf(name: Instruction): number {
  return OPERANDS[name] ?? 2;
}
