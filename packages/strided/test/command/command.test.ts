/** The command `strided`: what it prints for a file, an explanation, a picture, and for everything that goes wrong. */
import { posix } from "node:path";
import { describe, expect, test } from "vitest";
import { type Outcome, runCommand } from "../../src/command/command.ts";

/** A file of whole numbers, float64 unless said otherwise. */
function npy(descr: string, isFortran: boolean, shape: readonly number[], isBig = false): Uint8Array {
  const tuple = `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;
  const header = `{'descr': '${descr}', 'fortran_order': ${isFortran ? "True" : "False"}, 'shape': ${tuple}, }\n`;
  const size = shape.reduce((n, length) => n * length, 1);
  const start = 10 + header.length;
  const file = new Uint8Array(start + 8 * size);
  file.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length, 0]);
  file.set(new TextEncoder().encode(header), 10);
  const view = new DataView(file.buffer);
  for (let k = 0; k < size; k++) view.setFloat64(start + 8 * k, k, !isBig);
  return file;
}

const FILES: Readonly<Record<string, Uint8Array>> = {
  "data/a.npy": npy("<f8", false, [2, 3]),
  "big.npy": npy(">f8", true, [2, 3], true),
  "bad.npy": new TextEncoder().encode("hello"),
};

type Ran = Outcome & { readonly written: readonly (readonly [string, string])[] };

function run(...words: readonly string[]): Ran {
  return runIn(undefined, ...words);
}

function runIn(columns: number | undefined, ...words: readonly string[]): Ran {
  const written: [string, string][] = [];
  const outcome = runCommand(words, {
    read: (path) => {
      if (Object.hasOwn(FILES, path)) return FILES[path];
      throw new Error(`no such file: ${path}`);
    },
    write: (path, text) => written.push([path, text]),
    nameOf: posix.basename,
    columns,
  });
  return { ...outcome, written };
}

test("inspect prints what the file holds and where", () => {
  const { text, code } = run("inspect", "data/a.npy");
  expect(code).toBe(0);
  expect(text.replace(/0x[0-9a-f]+/, "ADDRESS")).toBe(`.npy 1.0, '<f8', C order, elements from byte 70 on

a.npy: float64 (2, 3), the owner of its memory, from byte 70 on
  axis 0  length 2  stride +24 B  right behind the 24 B inside
  axis 1  length 3   stride +8 B  neighbours
  C-contiguous
  covers all of the 48 B that it spans
  not aligned: elements lie across the boundaries that their dtype asks for

       0  1  2
    0  0  1  2
    1  3  4  5

memory: an ArrayBuffer, 118 B at ADDRESS, kept alive by a.npy
  offset  … 6 B …  +6  +14  +22  +30  +38  +46  +54  +62  +70  +78  +86  +94  +102  +110
  a.npy   …        .   .    .    .    .    .    .    .    0,0  0,1  0,2  1,0  1,1   1,2`);
});

test("lines end at the edge of a terminal", () => {
  const { text } = runIn(40, "inspect", "data/a.npy");
  const lines = text.split("\n");
  expect(Math.max(...lines.map((line) => line.length))).toBe(40);
  expect(lines[0]).toBe(".npy 1.0, '<f8', C order, elements from…");
  expect(lines[5]).toBe("  C-contiguous");
  expect(runIn(1000, "inspect", "data/a.npy").text).toHaveLength(run("inspect", "data/a.npy").text.length);
});

test("big-endian elements in Fortran order are shown as they are", () => {
  const { text } = run("inspect", "big.npy");
  expect(text).toContain("big.npy: float64, big-endian (2, 3)");
  expect(text).toContain("    0  0  2  4\n    1  1  3  5\n");
  expect(text).toContain("F-contiguous");
});

test("--svg writes the picture", () => {
  const { written, code } = run("inspect", "data/a.npy", "--svg", "out.svg");
  expect([code, written.length, written[0][0]]).toEqual([0, 1, "out.svg"]);
  expect(written[0][1]).toMatch(/^<svg .*<\/svg>$/s);
  expect(run("inspect", "--svg=x.svg", "data/a.npy").written[0][0]).toBe("x.svg");
});

describe("--explain", () => {
  test.each([
    ["data/a.npy", "reshape 3,-1", "reshape: view, no memory"],
    ["data/a.npy", "reshape (6)", "reshape: view, no memory"],
    ["big.npy", "reshape 6", "reshape: copy, 48 B"],
    ["big.npy", "reshape 6 order=F", "reshape: view, no memory"],
    ["big.npy", "ravel", "ravel: copy, 48 B"],
    ["big.npy", "ravel order=F", "ravel: view, no memory"],
    ["data/a.npy", "transpose", "transpose: view, no memory"],
    ["data/a.npy", "transpose 1,0", "transpose: view, no memory"],
    ["data/a.npy", "slice :, ::2", "slice: view, no memory"],
    ["data/a.npy", "view uint8", "view: view, no memory"],
    ["data/a.npy", "astype float32", "astype: copy, 24 B"],
    ["data/a.npy", "asarray float64", "asarray: view, no memory"],
    ["data/a.npy", "ascontiguousarray", "ascontiguousarray: view, no memory"],
    ["data/a.npy", "asfortranarray", "asfortranarray: copy, 48 B"],
  ])("%s: %s", (file, call, verdict) => {
    const { text, code } = run("inspect", file, "--explain", call);
    expect([text.split("\n\n").pop()?.split("\n")[0], code]).toEqual([verdict, 0]);
  });
});

describe("what goes wrong", () => {
  test.each([
    [
      ["inspect", "bad.npy"],
      1,
      "strided: mapNpy: not a .npy file; got the bytes 68 65 6c 6c 6f, expected 93 4e 55 4d 50 59",
    ],
    [["inspect", "none.npy"], 1, "strided: no such file: none.npy"],
    [
      ["inspect", "data/a.npy", "--explain", "reshape 7"],
      1,
      "strided: reshape: cannot reshape array of size 6 into shape (7,)",
    ],
    [
      ["inspect", "data/a.npy", "--explain", "reshape x"],
      1,
      'strided: --explain: reshape takes whole numbers; got "x", expected the like of 3,-1',
    ],
    [
      ["inspect", "data/a.npy", "--explain", "constructor"],
      1,
      'strided: --explain: nothing is known about this call; got "constructor", expected one of reshape, ravel, transpose, slice, view, astype, asarray, ascontiguousarray, asfortranarray',
    ],
    [
      ["inspect", "data/a.npy", "--explain", "asfortranarray 1"],
      1,
      'strided: --explain: asfortranarray takes nothing; got "1"',
    ],
    [
      ["inspect", "data/a.npy", "--explain", "ravel K"],
      1,
      'strided: --explain: ravel takes nothing, or order=F; got "K"',
    ],
  ])("%j", (words, code, text) => {
    const outcome = run(...words);
    expect([outcome.code, outcome.text]).toEqual([code, text]);
    expect(outcome.written).toEqual([]);
  });

  test.each([
    [[], "usage: "],
    [["show"], 'strided: unknown command; got "show", expected inspect'],
    [["inspect"], "strided: inspect: one file at a time; got 0, expected 1"],
    [["inspect", "a", "b"], "strided: inspect: one file at a time; got 2, expected 1"],
    [["inspect", "a", "--png", "b"], "strided: inspect: unknown option; got --png, expected --explain or --svg"],
    [["inspect", "a", "--svg"], "strided: inspect: --svg stands alone; expected what it is to be behind it"],
  ])("the command line %j", (words, start) => {
    const { code, text } = run(...words);
    expect(code).toBe(2);
    expect(text.startsWith(start)).toBe(true);
    expect(text).toContain("usage: strided inspect FILE.npy");
  });

  test("help is no error", () => {
    expect(run("--help").code).toBe(0);
    expect(run("inspect", "--help").code).toBe(0);
  });
});
