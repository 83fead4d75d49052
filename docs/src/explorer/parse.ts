/**
 * The small language of the explorer: lines that may name their value, chains of calls on arrays, and literals. It is
 * read into a tree; nothing of it is ever handed to the JavaScript engine as code.
 *
 *     a = arange(12).reshape([3, 4])
 *     a.T.reshape([12], { copy: false })
 *     [left, right] = split(a, 2, { axis: 1 })
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Expression = Span &
  (
    | { readonly kind: "literal"; readonly value: number | bigint | string | boolean | null }
    | { readonly kind: "name"; readonly name: string }
    | { readonly kind: "list"; readonly items: readonly Expression[] }
    | { readonly kind: "options"; readonly entries: readonly (readonly [string, Expression])[] }
    | { readonly kind: "call"; readonly fn: string; readonly args: readonly Expression[] }
    | { readonly kind: "method"; readonly of: Expression; readonly name: string; readonly args: readonly Expression[] }
    | { readonly kind: "property"; readonly of: Expression; readonly name: string }
  );

/** One line: the name that its value gets, or the names that the parts of it get, if any, and the expression. */
export interface Line extends Span {
  readonly names: string | readonly string[] | null;
  readonly value: Expression;
}

/** What is wrong with a text, and where. */
export class ParseError extends Error {
  override readonly name = "ParseError";
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

interface Token extends Span {
  readonly kind: "number" | "string" | "name" | "mark" | "line" | "end";
  readonly text: string;
}

const TOKEN =
  /(?<space>[ \t\r]+|\/\/[^\n]*|#[^\n]*)|(?<line>[\n;])|(?<number>-?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?n?)|(?<string>"[^"\n]*"|'[^'\n]*')|(?<name>[A-Za-z_$][\w$]*)|(?<mark>[()[\]{},:.=])/y;

/** The lines of a text. Throws ParseError for what does not belong to the language. */
export function parse(text: string): Line[] {
  return new Parser(tokens(text)).lines();
}

function tokens(text: string): Token[] {
  const found: Token[] = [];
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const groups = TOKEN.exec(text)?.groups;
    if (groups === undefined) throw new ParseError(`"${text[at]}" does not belong to the language`, at);
    const end = TOKEN.lastIndex;
    const kind = (["line", "number", "string", "name", "mark"] as const).find((name) => groups[name] !== undefined);
    const part = text.slice(at, end);
    if (kind === "mark") depth += "([{".includes(part) ? 1 : ")]}".includes(part) ? -1 : 0;
    // Within brackets, and before a line that begins with a dot, a line may break.
    const isBreak = kind === "line" && depth <= 0 && !/^\s*\.[A-Za-z]/.test(text.slice(end));
    if (kind !== undefined && (kind !== "line" || isBreak)) found.push({ kind, text: part, start: at, end });
    at = end;
  }
  return [...found, { kind: "end", text: "the end", start: text.length, end: text.length }];
}

class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(all: readonly Token[]) {
    this.#tokens = all;
  }

  lines(): Line[] {
    const found: Line[] = [];
    for (;;) {
      while (this.#peek().kind === "line") this.#next++;
      if (this.#peek().kind === "end") return found;
      found.push(this.#line());
      const after = this.#peek();
      if (after.kind !== "line" && after.kind !== "end") throw this.#unexpected("the end of the line");
    }
  }

  #line(): Line {
    const { start } = this.#peek();
    if (/^(const|let|var)$/.test(this.#peek().text)) this.#next++;
    const names = this.#names();
    const value = this.#expression();
    return { names, value, start, end: value.end };
  }

  /** `a =` or `[a, b] =`; null if the line begins with neither. */
  #names(): Line["names"] {
    const rest = this.#tokens.slice(this.#next);
    if (rest[0].kind === "name" && rest[1].text === "=") {
      this.#next += 2;
      return rest[0].text;
    }
    const end = rest.findIndex(({ text, kind }) => text === "]" || kind === "line");
    if (rest[0].text !== "[" || rest[end]?.text !== "]" || rest[end + 1].text !== "=") return null;
    const names = this.#sequence("[", "]", () => this.#take("name").text);
    this.#expect("=");
    return names;
  }

  #expression(): Expression {
    let value = this.#operand();
    while (this.#peek().text === ".") {
      this.#next++;
      const { text: name, end } = this.#take("name");
      const isNamespace = value.kind === "name" && value.name === "np";
      const { start } = value;
      if (this.#peek().text !== "(") {
        if (isNamespace) value = { kind: "name", name, start, end };
        else value = { kind: "property", of: value, name, start, end };
        continue;
      }
      const args = this.#sequence("(", ")", () => this.#expression());
      const { end: last } = this.#before();
      value = isNamespace
        ? { kind: "call", fn: name, args, start, end: last }
        : { kind: "method", of: value, name, args, start, end: last };
    }
    return value;
  }

  #operand(): Expression {
    const token = this.#peek();
    const { start, end, text, kind } = token;
    if (text === "[" && kind === "mark") {
      const items = this.#sequence("[", "]", () => this.#expression());
      return { kind: "list", items, start, end: this.#before().end };
    }
    if (text === "{" && kind === "mark") {
      const entries = this.#sequence("{", "}", () => this.#entry());
      return { kind: "options", entries, start, end: this.#before().end };
    }
    this.#next++;
    if (kind === "number") return { kind: "literal", value: numberOf(text), start, end };
    if (kind === "string") return { kind: "literal", value: text.slice(1, -1), start, end };
    if (kind !== "name") {
      this.#next--;
      throw this.#unexpected("a value");
    }
    if (WORDS.has(text)) return { kind: "literal", value: WORDS.get(text) as boolean | null, start, end };
    if (this.#peek().text !== "(") return { kind: "name", name: text, start, end };
    const args = this.#sequence("(", ")", () => this.#expression());
    return { kind: "call", fn: text, args, start, end: this.#before().end };
  }

  #entry(): readonly [string, Expression] {
    const name = this.#take("name");
    // `{ out }` stands for `{ out: out }`.
    if (this.#peek().text !== ":")
      return [name.text, { kind: "name", name: name.text, start: name.start, end: name.end }];
    this.#expect(":");
    return [name.text, this.#expression()];
  }

  #sequence<T>(open: string, close: string, item: () => T): T[] {
    this.#expect(open);
    const items: T[] = [];
    while (this.#peek().text !== close) {
      items.push(item());
      if (this.#peek().text !== close) this.#expect(",");
    }
    this.#expect(close);
    return items;
  }

  #peek(): Token {
    return this.#tokens[this.#next];
  }

  #before(): Token {
    return this.#tokens[this.#next - 1];
  }

  #take(kind: Token["kind"]): Token {
    if (this.#peek().kind !== kind) throw this.#unexpected(`a ${kind}`);
    return this.#tokens[this.#next++];
  }

  #expect(mark: string): void {
    if (this.#peek().text !== mark) throw this.#unexpected(`"${mark}"`);
    this.#next++;
  }

  #unexpected(expected: string): ParseError {
    const { text, kind, start } = this.#peek();
    const got = kind === "line" ? "the end of the line" : kind === "end" ? text : JSON.stringify(text);
    return new ParseError(`got ${got}, expected ${expected}`, start);
  }
}

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
  ["newaxis", null],
]);

function numberOf(text: string): number | bigint {
  const digits = text.replaceAll("_", "");
  return digits.endsWith("n") && /^-?\d+n$/.test(digits) ? BigInt(digits.slice(0, -1)) : Number.parseFloat(digits);
}
