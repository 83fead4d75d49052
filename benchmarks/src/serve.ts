/** The process of a JavaScript contender: `node src/serve.ts strided` answers the runner's questions, line by line. */
import { createInterface } from "node:readline";
import type { Adapter } from "./adapter.ts";
import type { Work } from "./case.ts";
import { measure, warmUp } from "./measure.ts";
import type { Checked, Failure, Hello, Measured, Question } from "./protocol.ts";
import { type Compiled, compile, lackOf } from "./statement.ts";

/** Loaded by name, so that no contender's process has another one's library in it. */
const ADAPTERS: Readonly<Record<string, () => Promise<Adapter>>> = {
  strided: async () => (await import("./contenders/strided.ts")).strided,
  loop: async () => (await import("./contenders/loop.ts")).loop,
};

interface Prepared {
  readonly key: string;
  readonly compiled: Compiled;
  readonly calls: number;
}

/** The operands of the last work are kept, because its rounds follow each other. */
let prepared: Prepared | null = null;

const adapter = await ADAPTERS[process.argv[2]]();
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answerOrError(JSON.parse(line) as Question))}\n`);
}

async function answerOrError(question: Question): Promise<Hello | Checked | Measured | Failure> {
  try {
    return await answer(question);
  } catch (error) {
    return { error: String(error) };
  }
}

async function answer(question: Question): Promise<Hello | Checked | Measured> {
  if (question.ask === "hello") return { impl: adapter.impl, runtime: `node ${process.versions.node}` };
  const { work } = question;
  if (question.ask === "measure") {
    const { compiled, calls } = prepare(work, question.milliseconds);
    return measure(compiled, calls, question.milliseconds);
  }
  const lack = lackOf(work, adapter);
  if (lack !== null) return { lacks: lack };
  // Not what will be measured: an operation in place has changed its operand after this.
  return { checksum: adapter.checksum(compile(work, adapter).check(), work) };
}

function prepare(work: Work, milliseconds: number): Prepared {
  const key = JSON.stringify(work);
  if (prepared?.key !== key) {
    prepared = null;
    const compiled = compile(work, adapter);
    prepared = { key, compiled, calls: warmUp(compiled, milliseconds) };
  }
  return prepared;
}
