/** Expressions may have a form for machines whose multiply-add rounds once, and one for all others. */
import { allocate, DTYPES, type DType, type Storage } from "@strided/buffer";
import { planLoop, uncheckedLayout } from "@strided/layout";
import { expect, test } from "vitest";
import { runBlocks } from "../src/blocks.ts";
import { isFused } from "../src/fused.ts";
import { buildProgram, type Expression, ifFused, lessProduct, type Operand, run, type Value } from "../src/index.ts";

const FLOATS = ["float32", "float64"] as const;

const operand = (dtype: DType, storage: Storage): Operand => ({
  dtype,
  storage,
  layout: uncheckedLayout([1], [dtype.itemsize], 0),
});

function results(expression: (x: Value) => Value, dtype: DType, x: number): { compiled: number; interpreted: number } {
  const program = buildProgram(expression as unknown as Expression, [dtype], [dtype], [dtype]);
  const input = operand(dtype, allocate(16));
  dtype.set(input.storage.memory.view, input.storage.address, x as never);
  const outputs = [allocate(16), allocate(16)].map((storage) => operand(dtype, storage));
  run(program, [1], [input, outputs[0]]);
  runBlocks(program, planLoop([1], [[dtype.itemsize], [dtype.itemsize]]), [input, outputs[1]]);
  const [compiled, interpreted] = outputs.map(
    ({ storage }) => dtype.get(storage.memory.view, storage.address) as number,
  );
  return { compiled, interpreted };
}

test.each(FLOATS)("%s: compiled kernels take the form that the machine's multiply-add is right for", (name) => {
  const { compiled, interpreted } = results((x) => ifFused(x.add(1), () => x.add(2)), DTYPES[name], 0);
  expect(compiled).toBe(isFused() ? 1 : 2);
  expect(interpreted).toBe(2);
});

test.each(FLOATS)("%s: a multiply-add leaves what the product loses if it rounds once", (name) => {
  const rest = results((x) => x.mulAdd(x, x.square().neg()), DTYPES[name], 0.1).compiled;
  const negated = results((x) => lessProduct(x.square(), x, x), DTYPES[name], 0.1).compiled;
  expect(rest !== 0).toBe(isFused());
  expect(negated).toBeCloseTo(-rest, 30);
});

test.each(FLOATS)("%s: lessProduct takes the product away from the term", (name) => {
  expect(results((x) => lessProduct(x.lift(10), x, 0.25), DTYPES[name], 6)).toEqual({
    compiled: 8.5,
    interpreted: 8.5,
  });
});
