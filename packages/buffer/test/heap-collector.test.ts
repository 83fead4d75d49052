/** Which environments are believed to collect. */
import { expect, test } from "vitest";
import { type Environment, openCollector } from "../src/heap-collector.ts";
import { nodeEnvironment } from "../src/heap-collector-node.ts";

const afterJob = (): void => {};

test("Node collects within a job, and is believed", () => {
  const environment = nodeEnvironment() as Environment;
  const collector = openCollector(environment);
  expect(collector).not.toBe(null);
  const left = Array.from({ length: 100 }, () => new WeakRef({}));
  collector?.collect();
  expect(left.filter((ref) => ref.deref() !== undefined)).toEqual([]);
});

test("the job's own promises wait until it has ended, as ever", async () => {
  const collector = openCollector(nodeEnvironment() as Environment);
  let hasRun = false;
  const later = Promise.resolve().then(() => {
    hasRun = true;
  });
  collector?.collect();
  expect(hasRun).toBe(false);
  await later;
  expect(hasRun).toBe(true);
});

test("no global gc is left behind", () => {
  openCollector(nodeEnvironment() as Environment);
  expect("gc" in globalThis).toBe(false);
});

test("an environment that only pretends is not believed", () => {
  const collect = (): void => {};
  expect(openCollector({ afterJob, open: () => ({ collect, collectYoung: collect }) })).toBe(null);
});

test("nor is one that fails to open, or to collect", () => {
  const fails = (): never => {
    throw new Error("not implemented");
  };
  expect(openCollector({ afterJob, open: fails })).toBe(null);
  expect(openCollector({ afterJob, open: () => ({ collect: fails, collectYoung: null }) })).toBe(null);
});

test("one that pretends about young objects only is used for the rest", () => {
  const { open } = nodeEnvironment() as Environment;
  const collector = openCollector({ afterJob, open: () => ({ ...open(), collectYoung: () => {} }) });
  expect(collector?.collect).toBeTypeOf("function");
  expect(collector?.collectYoung).toBe(null);
});
