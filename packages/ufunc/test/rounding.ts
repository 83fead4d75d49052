/** `round` and `angle` against NumPy. */
import { array, type NDArray, zeros } from "@strided/ndarray";
import { describe, expect, test } from "vitest";
import { angle, round } from "../src/index.ts";
import { bytesOf, differences, dtypeOf, fromBytes } from "./elements.ts";
import { golden, LETTERS } from "./goldens/load.ts";

/** The letter of NumPy's result and its bytes in hexadecimal, or the class of its error. */
type Outcome = readonly [letter: string, hex: string] | string;
type ByLetter<T> = Readonly<Record<string, T>>;
interface Decimals {
  readonly values: ByLetter<string>;
  readonly round: ByLetter<Readonly<Record<string, Outcome>>>;
  /** With one decimal, by the letter of `out`. */
  readonly into: ByLetter<ByLetter<Outcome>>;
  readonly angle: ByLetter<Outcome>;
  readonly degrees: ByLetter<Outcome>;
}

const recorded = golden<Decimals>("decimals");
const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, "hex"));
const operand = (letter: string): NDArray => fromBytes(letter, bytes(recorded.values[letter])).copy();

function expectOutcome(got: NDArray, numpys: Outcome, ulp = 0): void {
  const [letter, hex] = numpys;
  expect(got.dtype.char).toBe(letter);
  expect(differences(got.dtype, bytesOf(got), bytes(hex), ulp)).toEqual([]);
}

export function describeRounding(): void {
  describe.each([...LETTERS].map((letter) => ({ letter, name: dtypeOf(letter).name })))("$name", ({ letter }) => {
    test("round gives NumPy's values for every number of decimals", () => {
      for (const [decimals, numpys] of Object.entries(recorded.round[letter])) {
        // NumPy: bool has no decimals; here it is rounded as float64.
        if (typeof numpys === "string") expect(round(operand(letter), { decimals: 1 }).dtype.name).toBe("float64");
        else expectOutcome(round(operand(letter), { decimals: Number(decimals) }) as NDArray, numpys);
      }
    });

    test("round writes into every out that NumPy writes into", () => {
      for (const [to, numpys] of Object.entries(recorded.into[letter])) {
        const a = operand(letter);
        const out = zeros(a.shape, { dtype: dtypeOf(to) }) as unknown as NDArray;
        const call = (): NDArray => round(a, { decimals: 1, out }) as NDArray;
        if (typeof numpys !== "string") {
          expect(call()).toBe(out);
          expectOutcome(out, numpys);
        } else if (letter !== "?") {
          expect(call, `into ${to}`).toThrow(expect.objectContaining({ name: "CastingError" }));
          expect(bytesOf(out).every((byte) => byte === 0)).toBe(true);
        }
      }
    });

    test("angle gives NumPy's values", () => {
      expectOutcome(angle(operand(letter)) as NDArray, recorded.angle[letter], 2);
      expectOutcome(angle(operand(letter), { deg: true }) as NDArray, recorded.degrees[letter], 2);
    });
  });

  test("round works in place, and of views", () => {
    const a = array([1.25, 2.5, 3.75, 4.5]);
    round(a.slice("::2"), { decimals: 1, out: a.slice("::2") });
    expect(a.toNested()).toEqual([1.2, 2.5, 3.8, 4.5]);
    round(a.slice(":3"), { out: a.slice("1:") });
    expect(a.toNested()).toEqual([1.2, 1, 2, 4]);
  });

  test("round refuses decimals that are not whole, and an out of another shape", () => {
    expect(() => round([1], { decimals: 0.5 })).toThrow(
      new RangeError("round: decimals must be a whole number; got 0.5, expected one such as 2 or -1"),
    );
    expect(() => round([1, 2], { out: zeros([2, 1]) as unknown as NDArray })).toThrow(
      "round: invalid output shape; got an out of shape (2,1), expected (2,)",
    );
  });
}
