import { arange, zeros } from "strided";
import { expect, test } from "vitest";
import { judge, judgeWrite } from "../src/verdict.ts";

const a = arange(6);

test("the array itself is the same object", () => {
  expect(judge(a, { a }).verdict).toBe("same object");
});

test("a view has the owner as base, and an address beside it", () => {
  expect(judge(a.slice("2:"), { a })).toEqual({
    verdict: "view",
    evidence: ["base is a", "shares memory with a", "address +16 bytes"],
  });
});

test("a view of a view has the owner of the first as base", () => {
  const b = a.slice("2:");
  expect(judge(b.slice("::-1"), { b }).evidence).toEqual([
    "base is the owner of b",
    "shares memory with b",
    "address +24 bytes",
  ]);
});

test("a view may begin before its source", () => {
  const b = a.slice("::-1");
  expect(judge(b.slice("1:"), { b }).evidence[2]).toBe("address -8 bytes");
});

test("a copy has no base and shares nothing", () => {
  expect(judge(a.copy(), { a }).evidence.slice(0, 2)).toEqual(["base is null", "shares no memory"]);
});

test("views without an element in common are neither: the answers contradict each other", () => {
  const left = a.slice(":3");
  expect(() => judge(a.slice("3:"), { left })).toThrow("base and sharesMemory disagree");
});

test("a write that gives another array is no write in place", () => {
  const b = zeros(3);
  expect(judgeWrite(() => b.assign(1), { b }).verdict).toBe("in place");
  expect(judgeWrite(() => b.copy(), { b }).verdict).toBe("copy");
});
