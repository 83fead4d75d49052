/** Values as Python's `print` shows them. */
import { NDArray } from "strided";

export function printed(value: unknown): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (value instanceof NDArray) return String(value);
  if (Array.isArray(value)) return `(${value.map(printed).join(", ")}${value.length === 1 ? "," : ""})`;
  return String(value);
}

/** Python's `print`, as a text: the values with a space between them. */
export function print(...values: readonly unknown[]): string {
  return values.map(printed).join(" ");
}
