/** .npy files: those that NumPy wrote are what NumPy reads; those that are broken or hostile are refused in clear words. */
import { readFileSync } from "node:fs";
import { ascontiguousarray, isStridedError, tobytes } from "@strided/ndarray";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describe as describeScene, mapNpy, NpyError, npyArray } from "../../src/index.ts";

interface Recorded {
  readonly name: string;
  readonly file: string;
  readonly descr: string;
  readonly shape: readonly number[];
  readonly fortran: boolean;
  readonly bytes: string;
}
const recorded: readonly Recorded[] = JSON.parse(readFileSync(new URL("../goldens/npy.json", import.meta.url), "utf8"));

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, "base64"));
}

describe("what NumPy wrote", () => {
  test.each(recorded)("$name", ({ name, file, descr, shape, fortran, bytes }) => {
    const before = bytesOf(file);
    const given = bytesOf(file);
    const mapped = mapNpy(given);
    expect([mapped.typestr, mapped.layout.shape, mapped.order === "F"]).toEqual([descr, shape, fortran]);
    expect(mapped.isBigEndian).toBe(descr.startsWith(">"));
    expect(mapped.trailing).toBe(name.startsWith("bytes behind") ? 4 : 0);
    // The bytes are those of the file, where they lie in it.
    expect(mapped.storage.memory.buffer).toBe(given.buffer);
    expect(mapped.storage.address).toBe(mapped.dataOffset);
    const array = npyArray(mapped);
    expect(array.storage === mapped.storage).toBe(!mapped.isBigEndian);
    expect([...tobytes(ascontiguousarray(array))]).toEqual([...bytesOf(bytes)]);
    expect(given).toEqual(before);
  });

  test("the scene of a file shows its elements without a copy, whatever their order", () => {
    for (const [name, start] of [
      ["Fortran order", "0,1,2,3"],
      ["unaligned, big-endian", "0,1,2,3"],
    ]) {
      const file = recorded.find((one) => one.name === name) as Recorded;
      const mapped = mapNpy(bytesOf(file.file));
      const scene = describeScene({ file: mapped });
      const [view] = scene.views;
      expect(view.typestr).toBe(file.descr);
      expect(view.isAligned).toBe(!name.startsWith("unaligned"));
      expect(
        view.grid.cells
          .slice(0, 4)
          .map(({ value }) => value)
          .join(),
      ).toBe(start);
      expect(scene.buffers[0].kind).toBe("ArrayBuffer");
    }
  });

  test("in memory that threads share", () => {
    const shared = new SharedArrayBuffer(256);
    new Uint8Array(shared).set(headerOf({ shape: "(-0, 3)" }));
    const { layout, storage } = mapNpy(shared);
    expect(layout.shape).toEqual([0, 3]);
    expect(storage.memory.buffer).toBe(shared);
  });

  test("a part of a larger buffer", () => {
    const { file, bytes } = recorded[8];
    const larger = new Uint8Array(5 + bytesOf(file).length);
    larger.set(bytesOf(file), 5);
    const array = npyArray(mapNpy(larger.subarray(5)));
    expect([...tobytes(array)]).toEqual([...bytesOf(bytes)]);
  });
});

/** A file with this header. */
function fileOf(header: string, data = 64, version = 1): Uint8Array {
  const text = new TextEncoder().encode(header);
  const start = version === 1 ? 10 : 12;
  const file = new Uint8Array(start + text.length + data);
  file.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0]);
  const view = new DataView(file.buffer);
  if (version === 1) view.setUint16(8, text.length, true);
  else view.setUint32(8, text.length, true);
  file.set(text, start);
  return file;
}

function headerOf(fields: { readonly descr?: string; readonly order?: string; readonly shape?: string }): Uint8Array {
  const { descr = "'<f8'", order = "False", shape = "(2,)" } = fields;
  return fileOf(`{'descr': ${descr}, 'fortran_order': ${order}, 'shape': ${shape}, }`);
}

describe("what is refused", () => {
  test.each<[string, Uint8Array, string]>([
    ["an empty file", new Uint8Array(0), "not a .npy file; got no bytes, expected 93 4e 55 4d 50 59"],
    [
      "a text",
      new TextEncoder().encode("1,2,3\n4"),
      "not a .npy file; got the bytes 31 2c 32 2c 33 0a, expected 93 4e 55 4d 50 59",
    ],
    [
      "an archive",
      new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]),
      "not a .npy file; got the bytes 50 4b 03 04 00 00, expected 93 4e 55 4d 50 59: a zip archive, as .npz files are; take one of the files within",
    ],
    [
      "a magic alone",
      new Uint8Array([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]),
      "the header is cut off; got a file of 6 bytes, expected at least 12",
    ],
    ["another version", fileOf("{}", 0, 9), "unknown version of the format; got 9.0, expected 1.0, 2.0 or 3.0"],
    [
      "a header that is cut off",
      headerOf({}).subarray(0, 40),
      "the header is cut off; got a file of 40 bytes, expected at least 67",
    ],
    [
      "a header of many megabytes",
      fileOf(" ".repeat(20_000), 0, 2),
      "the header is too long; got 20000 bytes, expected at most 10000",
    ],
    [
      "code",
      fileOf("__import__('os').system('true')"),
      `the header is no dictionary as Python writes it; got "__import__('os').system('true')"`,
    ],
    [
      "brackets without end",
      fileOf("(".repeat(5000)),
      `the header is no dictionary as Python writes it; got "${"(".repeat(119)}…"`,
    ],
    ["a list", fileOf("[1, 2]"), 'the header is no dictionary as Python writes it; got "[1, 2]"'],
    [
      "something behind the dictionary",
      fileOf("{} {}"),
      'the header is no dictionary as Python writes it; got "{} {}"',
    ],
    [
      "a missing key",
      fileOf("{'descr': '<f8'}"),
      "the header has other keys; got descr, expected descr, fortran_order, shape",
    ],
    [
      "another key",
      fileOf("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), 'x': 1}"),
      "the header has other keys; got descr, fortran_order, shape, x, expected descr, fortran_order, shape",
    ],
    [
      "a key twice",
      fileOf("{'descr': '<f8', 'descr': '<f4'}"),
      `the header is no dictionary as Python writes it; got "{'descr': '<f8', 'descr': '<f4'}"`,
    ],
    [
      "an order that is a number",
      headerOf({ order: "1" }),
      `fortran_order is neither True nor False; got "{'descr': '<f8', 'fortran_order': 1, 'shape': (2,), }"`,
    ],
    [
      "objects",
      headerOf({ descr: "'|O'" }),
      "the elements are Python objects; got '|O', expected numbers: nothing is unpickled",
    ],
    [
      "text elements",
      headerOf({ descr: "'<U4'" }),
      'no dtype for the elements; got "<U4", expected < or > and one of b1, i1, u1, i2, u2, i4, u4, i8, u8, f2, f4, f8, c8, c16',
    ],
    [
      "structured elements",
      headerOf({ descr: "[('x', '<f8'), ('y', '<f4')]" }),
      `structured elements have no dtype here; got "{'descr': [('x', '<f8'), ('y', '<f4')], 'fortran_order': False, 'shape': (2,), }", expected a type such as '<f8'`,
    ],
    [
      "a negative length",
      headerOf({ shape: "(-1,)" }),
      `the shape is no tuple of whole numbers from 0 on; got "{'descr': '<f8', 'fortran_order': False, 'shape': (-1,), }"`,
    ],
    [
      "a length that is no number",
      headerOf({ shape: "(True,)" }),
      `the shape is no tuple of whole numbers from 0 on; got "{'descr': '<f8', 'fortran_order': False, 'shape': (True,), }"`,
    ],
    [
      "a length beyond all numbers",
      headerOf({ shape: "(99999999999999999999,)" }),
      "the shape is too large; got (100000000000000000000,), expected less than 2**49 elements",
    ],
    [
      "a shape that is no tuple: [2,]",
      headerOf({ shape: "[2,]" }),
      `the shape is no tuple of whole numbers from 0 on; got "{'descr': '<f8', 'fortran_order': False, 'shape': [2,], }"`,
    ],
    [
      "a shape that is no tuple: [2]",
      headerOf({ shape: "[2]" }),
      `the shape is no tuple of whole numbers from 0 on; got "{'descr': '<f8', 'fortran_order': False, 'shape': [2], }"`,
    ],
    [
      "a shape that is no tuple: (2)",
      headerOf({ shape: "(2)" }),
      `the shape is no tuple of whole numbers from 0 on; got "{'descr': '<f8', 'fortran_order': False, 'shape': (2), }"`,
    ],
    ["too many axes", headerOf({ shape: `(${"1,".repeat(65)})` }), "too many axes; got 65, expected at most 64"],
    [
      "a shape that overflows",
      headerOf({ shape: "(4294967296, 4294967296, 0)" }),
      "the shape is too large; got (4294967296,4294967296,0), expected less than 2**49 elements",
    ],
    [
      "fewer elements than the shape says",
      headerOf({ shape: "(1000000000,)" }),
      "the elements are cut off; got 64 bytes behind the header, expected 8000000000 for float64 of shape (1000000000,)",
    ],
  ])("%s", (_, file, message) => {
    expect(() => mapNpy(file)).toThrow(new NpyError(message));
  });

  test("whatever else: any bytes give a file or an NpyError", () => {
    const [{ file }] = recorded;
    const whole = bytesOf(file);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), { maxLength: 6 }),
        fc.nat({ max: whole.length }),
        (changes, length) => {
          const bytes = whole.slice();
          for (const [at, value] of changes) bytes[at] = value;
          let found: unknown;
          try {
            found = mapNpy(bytes.subarray(0, length)).kind;
          } catch (error) {
            found = isStridedError(error) && error instanceof NpyError ? "npy" : error;
          }
          expect(found).toBe("npy");
        },
      ),
      { numRuns: 2000 },
    );
  });
});
