/** The process of a JavaScript contender: `node src/serve.ts strided` answers the runner's questions, line by line. */
import { createInterface } from "node:readline";
import { type Adapter, Lacking } from "./adapter.ts";
import { allocatedBytes as bytesOf } from "./allocation.ts";
import type { Work } from "./case.ts";
import { measure, warmUp } from "./measure.ts";
import type { Checked, Failure, Hello, Measured, Question } from "./protocol.ts";
import { type Compiled, compile, lackOf, reasonAgainst, statementFor } from "./statement.ts";

/** Loaded by name, so that no contender's process has another one's library in it. */
const ADAPTERS: Readonly<Record<string, () => Promise<Adapter>>> = {
  strided: async () => (await import("./contenders/strided.ts")).strided,
  "strided-buffers": async () => (await import("./contenders/strided-buffers.ts")).stridedOnBuffers,
  "strided-plain": async () => (await import("./contenders/strided-plain.ts")).stridedPlain(),
  bare: async () => (await import("./contenders/bare.ts")).bare,
  loop: async () => (await import("./contenders/loop.ts")).loop,
  "numpy-ts": async () => (await import("./contenders/numpy-ts.ts")).numpyTs,
  scijs: async () => (await import("./contenders/scijs.ts")).scijs,
  "jax-js": async () => (await import("./contenders/jax-js.ts")).jaxJs(),
  "tfjs-cpu": async () => (await import("./contenders/tfjs.ts")).tfjs("cpu"),
  "tfjs-wasm": async () => (await import("./contenders/tfjs.ts")).tfjs("wasm"),
  stdlib: async () => (await import("./contenders/stdlib.ts")).stdlib,
};

interface Prepared {
  readonly key: string;
  readonly compiled: Compiled;
  readonly calls: number;
  readonly allocatedBytes: number | null;
}

/** The operands of the last work are kept, because its rounds follow each other. */
let prepared: Prepared | null = null;

const adapter = await adapterOrReason();
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answerOrError(JSON.parse(line) as Question))}\n`);
}

/** A library that is not installed, or does not start here, is no fault of the run. */
async function adapterOrReason(): Promise<Adapter | string> {
  try {
    return await ADAPTERS[process.argv[2]]();
  } catch (error) {
    return (error as Error).message.split("\n")[0];
  }
}

async function answerOrError(question: Question): Promise<Hello | Checked | Measured | Failure> {
  if (typeof adapter === "string") return { missing: adapter };
  try {
    return await answer(question, adapter);
  } catch (error) {
    return error instanceof Lacking ? { lacks: error.message } : { error: String(error) };
  }
}

async function answer(question: Question, adapter: Adapter): Promise<Hello | Checked | Measured> {
  if (question.ask === "hello") return { impl: adapter.impl, runtime: `node ${process.versions.node}` };
  const { work } = question;
  if (question.ask === "measure") {
    const { compiled, calls, allocatedBytes } = await prepare(work, question.milliseconds, adapter);
    return { ...(await measure(compiled, calls, question.milliseconds, adapter.isAsync)), allocatedBytes };
  }
  if (statementFor(work, adapter) === null) {
    const reason = reasonAgainst(work, adapter);
    return reason === null ? { unsupported: true } : { lacks: reason };
  }
  const lack = lackOf(work, adapter);
  if (lack !== null) return { lacks: lack };
  // Not what will be measured: an operation in place has changed its operand after this.
  return { checksum: await adapter.checksum(await compile(work, adapter).check(), work) };
}

async function prepare(work: Work, milliseconds: number, adapter: Adapter): Promise<Prepared> {
  const key = JSON.stringify(work);
  if (prepared?.key !== key) {
    prepared = null;
    const compiled = compile(work, adapter);
    const calls = await warmUp(compiled, milliseconds);
    prepared = { key, compiled, calls, allocatedBytes: await bytesOf(compiled.run, calls, adapter.live) };
  }
  return prepared;
}
