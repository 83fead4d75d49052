/** The process of a JavaScript contender: `node src/serve.ts strided` answers the runner's questions, line by line. */
import { createInterface } from "node:readline";
import type { Adapter } from "./adapter.ts";
import type { Work } from "./case.ts";
import { strided } from "./contenders/strided.ts";
import { measure } from "./measure.ts";
import type { Checked, Failure, Hello, Measured, Question } from "./protocol.ts";

const ADAPTERS: Readonly<Record<string, Adapter>> = { strided };

/** The operands of the last work are kept, because its rounds follow each other. */
let prepared: { readonly key: string; readonly run: () => unknown } | null = null;

const adapter = ADAPTERS[process.argv[2]];
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
  if (!(work.op in adapter.operations)) return { unsupported: work.op };
  if (question.ask === "measure") return measure(prepare(work), question.milliseconds);
  // Not what will be measured: an operation in place has changed its operand after this.
  return { checksum: adapter.checksum(adapter.operations[work.op](work)()) };
}

function prepare(work: Work): () => unknown {
  const key = JSON.stringify(work);
  if (prepared?.key !== key) {
    prepared = null;
    prepared = { key, run: adapter.operations[work.op](work) };
  }
  return prepared.run;
}
