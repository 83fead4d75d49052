/**
 * Moves whole elements between the places that positions pick and places in a row; each position stands for a
 * sub-array, the rest. Decides in which pieces: rows of bytes, single words, or one strided copy per position; by compiled kernels where
 * everything lies on the heap.
 */
import { type DType, type Storage, scratch, watcher } from "@strided/buffer";
import { copyElements, pickKernel } from "@strided/kernel";
import { planLoop, sizeOf, uncheckedLayout } from "@strided/layout";
import type { Direction } from "./move.ts";
import { addressOf, isIn } from "./place.ts";
import { listOf, type Picks } from "./positions.ts";
import { wordSize, wordsOf } from "./words.ts";

/** Where elements lie: `offset` for the first position, `strides` along the axes of the rest; in bytes. */
export interface Place {
  readonly storage: Storage;
  readonly offset: number;
  readonly strides: readonly number[];
}

/** Rows of at least this many bytes are moved as one. */
const ROW = 64;
/** Strided sub-arrays of at least this many elements are left to the copy kernel. */
const LARGE = 64;
/** Fewer positions than this are not worth a loop of their own, even where they are neighbours. */
const FEW = 8;
/** Turns over the rest, per position, from which on a strided copy of it costs less than moving element by element. */
const FAR = 4;
/** Positions that are handled before going on to the next word, so that their elements stay in the cache. */
const CHUNK = 1024;
/** Turns over the rest for all positions, where neighbours of the rest are closer on the packed side than those of positions. */
const TILE = 64;
/** Turns from which on it pays to go through them position by position. */
const SOME = 4;
/** The longest row of bytes that is made of one element. */
const LONGEST = 2 ** 20;

/**
 * Moves the elements of all positions. `step` is the distance in bytes between neighbours on the packed side; the
 * positions must be inside the picked side, and the two sides must not overlap.
 */
export function transfer(
  direction: Direction,
  picked: Place,
  picks: Picks,
  packed: Place,
  step: number,
  shape: readonly number[],
  dtype: DType,
): void {
  const n = picks.length;
  if (n === 0 || sizeOf(shape) === 0) return;
  const { itemsize } = dtype;
  if (shape.length === 0 && watcher === null) {
    if (moveCompiled(direction, picked, picks, packed, step, NO_LOOPS, itemsize)) return;
  }
  const plan = planLoop(shape, [picked.strides, packed.strides]);
  const last = plan.shape.length - 1;
  const [from, to] = plan.strides;
  const bytes = plan.shape[last] * itemsize;
  const isOne = direction.toPicked && step === 0 && to.every((stride) => stride === 0);
  if (isOne && from[last] === itemsize && bytes >= ROW && bytes <= LONGEST && watcher === null) {
    const rows = { shape: plan.shape.slice(0, -1), picked: from, packed: to };
    if (moveCompiled(direction, picked, picks, packed, step, rows, bytes, itemsize)) return;
  }
  const isRow = plan.size === 1 || (from[last] === itemsize && to[last] === itemsize);
  const run = (isRow ? plan.shape[last] : 1) * itemsize;
  const loops = { shape: isRow ? plan.shape.slice(0, -1) : plan.shape, picked: from, packed: to };
  // A strided copy per position tells of itself.
  const isCopied =
    run < ROW &&
    loops.shape.length > 0 &&
    plan.size >= LARGE &&
    (n < FEW || (step > itemsize && sizeOf(loops.shape) > FAR * n));
  if (watcher !== null && !isCopied) {
    const [source, target] = direction.toPicked ? [packed, picked] : [picked, packed];
    watcher.moved(n * plan.size * itemsize, n * plan.size * itemsize, [source.storage], [target.storage]);
  }
  const isMoved = !isCopied && moveCompiled(direction, picked, picks, packed, step, loops, run);
  if (isMoved) return;
  if (run >= ROW) moveRows(direction, picked, picks, packed, step, loops, run);
  else if (isCopied) copyEach(direction, picked, picks, packed, step, shape, dtype);
  else moveWords(direction, picked, picks, packed, step, loops, run, itemsize);
}

/** Loops around the moves, with the strides of both sides. */
interface Loops {
  readonly shape: readonly number[];
  readonly picked: readonly number[];
  readonly packed: readonly number[];
}

const NO_LOOPS: Loops = { shape: [], picked: [], packed: [] };

/** Calls back for each turn of the loops along the first axes, with how far each side has come. */
function walk(
  loops: Loops,
  depth: number,
  from: number,
  to: number,
  visit: (from: number, to: number) => void,
  axis = 0,
): void {
  if (axis === depth) {
    visit(from, to);
    return;
  }
  for (let k = 0; k < loops.shape[axis]; k++) {
    walk(loops, depth, from + k * loops.picked[axis], to + k * loops.packed[axis], visit, axis + 1);
  }
}

/** The widest word of a kernel that divides a number of bytes. */
function unitOf(bytes: number): number {
  const bits = bytes | 16;
  return bits & -bits;
}

/**
 * Moves by a compiled kernel; false if there is none or something lies elsewhere. Rows may be made of the one element of
 * `size` bytes that is on the packed side.
 */
function moveCompiled(
  direction: Direction,
  picked: Place,
  picks: Picks,
  packed: Place,
  step: number,
  loops: Loops,
  run: number,
  size = 0,
): boolean {
  const isRow = run >= ROW;
  const unit = isRow ? run : unitOf(run);
  // The kernel itself goes through the words of a short row, or else through the innermost loop.
  const isSplit = run > unit;
  const depth = Math.max(0, loops.shape.length - (isSplit ? 0 : 1));
  const turns = isSplit ? run / unit : (loops.shape[depth] ?? 1);
  const pickedApart = isSplit ? unit : (loops.picked[depth] ?? 0);
  const packedApart = isSplit ? unit : (loops.packed[depth] ?? 0);
  const isAcross = !isSplit && !isRow && turns >= SOME && Math.abs(packedApart) < Math.abs(step);
  const kernel = isRow ? pickKernel(direction.rows) : pickKernel(direction.elements, unit);
  if (kernel === null || !isIn(kernel.memory, picked, packed)) return false;
  const { call, memory } = kernel;
  const { length, step: apart, index, grid } = picks;
  if (grid !== null && turns === 1 && depth === 0 && size === 0 && isIn(memory, grid.outer, grid.inner)) {
    const { outer, outerStep, inner, innerStep } = grid;
    const [from, to] = [picked, packed].map(({ storage, offset }) => storage.address + offset);
    const n = inner.size;
    call(n, addressOf(inner), from, innerStep, to, step, outer.size, outerStep, n * step, addressOf(outer), run);
    return true;
  }
  const isHere = index !== null && isIn(memory, index);
  const isStaged = !isHere || isAcross || size > 0;
  // Asked for before any address or typed array: it may grow the memory.
  const stage = isStaged ? scratch(4 * (CHUNK + TILE) + (size > 0 ? run : 0)) : 0;
  if (isStaged && stage === 0) return false;
  const room = stage + 4 * CHUNK;
  const atPicked = picked.storage.address + picked.offset;
  let atPacked = packed.storage.address + packed.offset;
  if (size > 0) {
    pickKernel(direction.elements, size)?.call(1, room, room, 0, atPacked, 0, run / size, size, 0, 0);
    atPacked = room;
  }
  if (isAcross) {
    const turned = new Int32Array(memory.buffer, room, TILE);
    for (let i = 0; i < TILE; i++) turned[i] = i;
  }
  const tile = isAcross ? TILE : turns;
  const chunk = isHere && (isAcross || (turns === 1 && depth === 0)) ? length : CHUNK;
  for (let turn = 0; turn < turns; turn += tile) {
    const some = Math.min(tile, turns - turn);
    for (let start = 0; start < length; start += chunk) {
      const n = Math.min(chunk, length - start);
      if (!isHere) picks.fill(new Int32Array(memory.buffer, stage, n), start);
      const at = isHere ? addressOf(index) + 4 * start : stage;
      walk(loops, depth, atPicked + turn * pickedApart, atPacked + start * step + turn * packedApart, (from, to) => {
        // The turns are positions as well, and the positions rows.
        if (isAcross) call(some, room, from, pickedApart, to, packedApart, n, apart, step, at);
        else call(n, at, from, apart, to, step, some, pickedApart, packedApart, 0, run);
      });
    }
  }
  return true;
}

function moveWords(
  direction: Direction,
  picked: Place,
  picks: Picks,
  packed: Place,
  step: number,
  loops: Loops,
  run: number,
  itemsize: number,
): void {
  const positions = listOf(picks);
  const size = wordSize(
    itemsize,
    picks.step,
    step,
    picked.storage.address,
    packed.storage.address,
    picked.offset,
    packed.offset,
    ...loops.picked,
    ...loops.packed,
  );
  const move = direction[size];
  const pickedWords = wordsOf(picked.storage, size);
  const packedWords = wordsOf(packed.storage, size);
  const apart = picks.step / size;
  const stride = step / size;
  const words = run / size;
  for (let start = 0; start < positions.length; start += CHUNK) {
    const chunk = positions.subarray(start, start + CHUNK);
    walk(loops, loops.shape.length, picked.offset, packed.offset + start * step, (from, to) => {
      for (let word = 0; word < words; word++) {
        move(pickedWords, from / size + word, chunk, apart, packedWords, to / size + word, stride, chunk.length);
      }
    });
  }
}

function moveRows(
  direction: Direction,
  picked: Place,
  picks: Picks,
  packed: Place,
  step: number,
  loops: Loops,
  run: number,
): void {
  const positions = listOf(picks);
  const pickedBytes = picked.storage.memory.bytes;
  const packedBytes = packed.storage.memory.bytes;
  const isOneMemory = pickedBytes === packedBytes;
  const [source, target] = direction.toPicked ? [packedBytes, pickedBytes] : [pickedBytes, packedBytes];
  const atPicked = picked.storage.address + picked.offset;
  const atPacked = packed.storage.address + packed.offset;
  for (let i = 0; i < positions.length; i++) {
    walk(loops, loops.shape.length, atPicked + positions[i] * picks.step, atPacked + i * step, (p, q) => {
      const from = direction.toPicked ? q : p;
      const to = direction.toPicked ? p : q;
      if (isOneMemory) target.copyWithin(to, from, from + run);
      else target.set(source.subarray(from, from + run), to);
    });
  }
}

function copyEach(
  direction: Direction,
  picked: Place,
  picks: Picks,
  packed: Place,
  step: number,
  shape: readonly number[],
  dtype: DType,
): void {
  const positions = listOf(picks);
  const size = sizeOf(shape);
  for (let i = 0; i < positions.length; i++) {
    const atPicked = uncheckedLayout(shape, picked.strides, picked.offset + positions[i] * picks.step, size);
    const atPacked = uncheckedLayout(shape, packed.strides, packed.offset + i * step, size);
    const a = { storage: picked.storage, dtype, layout: atPicked };
    const b = { storage: packed.storage, dtype, layout: atPacked };
    if (direction.toPicked) copyElements(a, b);
    else copyElements(b, a);
  }
}
