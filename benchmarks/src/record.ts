/** One line of the output file: the samples of one contender in one round of one case, with all that explains them. */
import { type Case, sizeOf } from "./case.ts";
import type { Environment } from "./environment.ts";
import type { Checksum, Measured } from "./protocol.ts";

export interface Run {
  /** Which pair of processes, counted from 0. */
  readonly process: number;
  readonly round: number;
  /** The place of this contender in its round: 0 went first. */
  readonly order: number;
}

export interface BenchmarkRecord {
  readonly case: string;
  readonly op: string;
  readonly variant: Case["variant"];
  /** `strided@0.1.0` */
  readonly impl: string;
  readonly runtime: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly layout: Case["layout"];
  readonly n: number;
  readonly bytesRead: number;
  readonly bytesWritten: number;
  readonly bytesAllocated: number;
  readonly samplesNs: readonly number[];
  /** Each sample is the mean of so many calls. */
  readonly callsPerSample: number;
  readonly gcNs: number | null;
  readonly checksum: Checksum;
  readonly env: Environment;
  readonly run: Run;
}

export interface RecordParts {
  readonly item: Case;
  readonly impl: string;
  readonly runtime: string;
  readonly checksum: Checksum;
  readonly measured: Measured;
  readonly env: Environment;
  readonly run: Run;
}

export function recordOf({ item, impl, runtime, checksum, measured, env, run }: RecordParts): BenchmarkRecord {
  return {
    case: item.id,
    op: item.op,
    variant: item.variant,
    impl,
    runtime,
    dtype: item.dtype,
    shape: item.shape,
    layout: item.layout,
    n: sizeOf(item.shape),
    bytesRead: item.traffic.read,
    bytesWritten: item.traffic.written,
    bytesAllocated: item.traffic.allocated,
    samplesNs: measured.samples.map((ns) => Number(ns.toPrecision(6))),
    callsPerSample: measured.calls,
    gcNs: measured.gcNanoseconds,
    checksum,
    env,
    run,
  };
}
