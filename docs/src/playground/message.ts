/** What the thread of a program tells its page. Strings only: memory never leaves its thread. */
export type Message =
  | { readonly kind: "text"; readonly text: string; readonly isError: boolean }
  | { readonly kind: "picture"; readonly svg: string; readonly text: string }
  /** The line of the program in which the error was thrown that ends it. */
  | { readonly kind: "place"; readonly line: number }
  | { readonly kind: "end" };

/** Lines that stand in front of a program, to be subtracted from the numbers of lines in errors. */
export const HEAD = 2;
