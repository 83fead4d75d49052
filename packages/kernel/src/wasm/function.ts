/**
 * The body of one WebAssembly function while it is written: instructions as bytes, and locals handed out on demand. The
 * codes are those of the WebAssembly specification 2.0 and its SIMD and relaxed SIMD chapters.
 */

/** Value types by their code. */
export const I32 = 0x7f;
export const I64 = 0x7e;
export const F64 = 0x7c;
export const V128 = 0x7b;

/** An unsigned number in LEB128. */
export function leb(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  bytes.push(rest);
  return bytes;
}

/** A signed 32-bit number in LEB128. */
function sleb(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  for (; rest < -64 || rest > 63; rest >>= 7) bytes.push((rest & 127) | 128);
  bytes.push(rest & 127);
  return bytes;
}

export class WasmFunction {
  readonly code: number[] = [];
  /** Instructions that run before the others; written as constants are asked for. */
  readonly prologue: number[] = [];
  /** Places in the code of ifs that are seldom entered, which engines then keep out of the way of the rest. */
  readonly seldom: number[] = [];
  readonly params: readonly number[];
  readonly locals: number[] = [];
  readonly #hoisted: Map<string, number> = new Map();

  /** `params` are the value types of the parameters, which are the first locals. */
  constructor(params: readonly number[]) {
    this.params = params;
  }

  local(type: number = V128): number {
    return this.params.length + this.locals.push(type) - 1;
  }
  op(...bytes: readonly number[]): this {
    for (const byte of bytes) this.code.push(byte);
    return this;
  }
  get(local: number): this {
    return this.op(0x20, ...leb(local));
  }
  set(local: number): this {
    return this.op(0x21, ...leb(local));
  }
  /** Stores the value on the stack in a new local and gives its number. */
  keep(type: number = V128): number {
    const local = this.local(type);
    this.set(local);
    return local;
  }
  /** A local whose value is written in front of the other instructions, once: a constant outside of the loops. */
  hoist(write: () => void): number {
    const start = this.code.length;
    write();
    const code = this.code.splice(start);
    const key = code.join();
    let local = this.#hoisted.get(key);
    if (local === undefined) {
      local = this.local();
      this.#hoisted.set(key, local);
      this.prologue.push(...code, 0x21, ...leb(local));
    }
    return local;
  }
  i32(value: number): this {
    return this.op(0x41, ...sleb(value));
  }
  i64(value: number): this {
    return this.op(0x42, ...sleb(value));
  }
  f64(value: number): this {
    return this.op(0x44, ...new Uint8Array(Float64Array.of(value).buffer));
  }
  simd(code: number, ...immediates: readonly number[]): this {
    return this.op(0xfd, ...leb(code), ...immediates);
  }
  /** A SIMD access to memory: alignment is a hint and left at 1 byte. */
  access(code: number, offset: number, ...lane: readonly number[]): this {
    return this.simd(code, 0, ...leb(offset), ...lane);
  }
  /** local += amount */
  advance(local: number, amount: number): this {
    return this.get(local).i32(amount).op(0x6a).set(local);
  }
  /** target += amount, both locals. */
  add(target: number, amount: number): this {
    return this.get(target).get(amount).op(0x6a).set(target);
  }
  /** `while (condition) body`: both write instructions, the condition leaves an i32. */
  while(condition: () => void, body: () => void): this {
    this.op(0x02, 0x40, 0x03, 0x40);
    condition();
    this.op(0x45, 0x0d, 1);
    body();
    return this.op(0x0c, 0, 0x0b, 0x0b);
  }
  /** `body` as often as a local says, which counts down to 0. */
  times(count: number, body: () => void): this {
    return this.while(
      () => this.get(count),
      () => {
        body();
        this.advance(count, -1);
      },
    );
  }
  if(body: () => void, isSeldom = false): this {
    if (isSeldom) this.seldom.push(this.code.length);
    this.op(0x04, 0x40);
    body();
    return this.op(0x0b);
  }
}
