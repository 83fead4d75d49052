/** A suite: cases that are measured together, and for how long. */
import { type Case, type Language, type Pieces, type Statement, sizeOf, type Traffic } from "./case.ts";

/** How long is measured. */
export interface Lengths {
  /** How many processes each contender runs in, one after the other. */
  readonly processes: number;
  /** Rounds in each process. */
  readonly rounds: number;
  /** How long a contender is measured in a round. */
  readonly milliseconds: number;
}

export interface Suite {
  readonly name: string;
  /** What it is about, in one line. */
  readonly about: string;
  /** The languages of its cases: only their contenders take part. */
  readonly languages: readonly Language[];
  readonly lengths: Lengths;
  readonly cases: readonly Case[];
}

/** A case as it stands in a table: statements may be mere texts, and what can be derived is left out. */
export interface Row extends Pick<Case, "group" | "variant" | "dtype" | "shape" | "operands"> {
  /** The first part of the id. */
  readonly op: string;
  /** By default the statement for NumPy, or for the kernels by hand. */
  readonly title?: string;
  readonly layout?: string;
  readonly numpy?: string | Statement;
  readonly strided?: string | Statement;
  readonly loop?: Statement;
  /** For a kernel by hand. */
  readonly bare?: string | Statement;
  /** For strided, as one kernel. */
  readonly fused?: Statement;
  readonly tolerance?: number;
  readonly traffic?: (n: number) => Traffic;
  readonly flops?: number;
  readonly pieces?: Pieces;
  readonly small?: readonly number[];
}

const SMALL = 12;

export function casesOf(rows: readonly Row[]): readonly Case[] {
  return rows.map((row) => {
    const { op, group, variant, dtype, shape, operands, layout = null, tolerance = 0, flops = null, pieces } = row;
    const written = { numpy: row.numpy, strided: row.strided, fused: row.fused, loop: row.loop, bare: row.bare };
    const statements = Object.fromEntries(
      Object.entries(written).flatMap(([language, one]) => (one === undefined ? [] : [[language, statementOf(one)]])),
    );
    return {
      id: [op, dtype, shape.join("x"), ...(layout === null ? [] : [layout])].join("/"),
      group,
      title: row.title ?? (statements.numpy ?? statements.bare).run,
      dtype,
      shape,
      layout,
      variant,
      traffic: row.traffic?.(sizeOf(shape)) ?? null,
      flops,
      ...(pieces === undefined ? {} : { pieces }),
      operands,
      statements,
      tolerance,
      small: row.small ?? shape.map((length) => Math.min(length, SMALL)),
    };
  });
}

function statementOf(statement: string | Statement): Statement {
  return typeof statement === "string" ? { run: statement } : statement;
}
