/** The header of a .npy file is a Python literal. This reads as much of them as headers are made of, and runs nothing. */

/** Arrays are tuples. */
export type Literal = string | number | boolean | null | readonly Literal[] | LiteralDict | LiteralList;

/** A dictionary; its keys are strings. */
export interface LiteralDict {
  readonly dict: ReadonlyMap<string, Literal>;
}

/** A list, which is no tuple. */
export interface LiteralList {
  readonly list: readonly Literal[];
}

const TOKEN = /\s*(?:('[^'\\]*'|"[^"\\]*")|(-?\d+)L?|(True|False|None)\b|([{}()[\],:]))/y;
const WORDS: { readonly [word: string]: boolean | null } = { True: true, False: false, None: null };
/** Brackets within brackets; a header needs four. */
const DEEPEST = 16;

/** The value that a text stands for; null, which no header is, if it is none. */
export function parseLiteral(text: string): Literal {
  try {
    const reader = new Reader(text);
    const value = reader.value(0);
    return reader.isAtEnd() ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  isAtEnd(): boolean {
    return this.#text.slice(this.#at).trim() === "";
  }

  value(depth: number): Literal {
    const [, quoted, digits, word, sign] = this.#next();
    if (quoted !== undefined) return quoted.slice(1, -1);
    if (digits !== undefined) return Number(digits) + 0;
    if (word !== undefined) return WORDS[word];
    if (depth > DEEPEST) throw new SyntaxError("too deep");
    if (sign === "{") return this.#dict(depth + 1);
    if (sign === "(") return this.#tuple(depth + 1);
    if (sign === "[") return { list: this.#items("]", depth + 1) };
    throw new SyntaxError("no value");
  }

  #next(): RegExpExecArray {
    TOKEN.lastIndex = this.#at;
    const match = TOKEN.exec(this.#text);
    if (match === null) throw new SyntaxError("no token");
    this.#at = TOKEN.lastIndex;
    return match;
  }

  /** Whether this sign is next; if so, it is passed over. */
  #takes(sign: string): boolean {
    const before = this.#at;
    if (this.#next()[4] === sign) return true;
    this.#at = before;
    return false;
  }

  /** Without a comma, the value within the brackets. */
  #tuple(depth: number): Literal {
    const items = this.#items(")", depth);
    return items.length === 1 && !/,\s*\)$/.test(this.#text.slice(0, this.#at)) ? items[0] : items;
  }

  #items(end: string, depth: number): readonly Literal[] {
    const items: Literal[] = [];
    while (!this.#takes(end)) {
      items.push(this.value(depth));
      if (!this.#takes(",")) {
        if (this.#takes(end)) break;
        throw new SyntaxError("no comma");
      }
    }
    return items;
  }

  #dict(depth: number): LiteralDict {
    const entries = new Map<string, Literal>();
    while (!this.#takes("}")) {
      const key = this.value(depth);
      if (typeof key !== "string" || entries.has(key) || !this.#takes(":")) throw new SyntaxError("no key");
      entries.set(key, this.value(depth));
      if (!this.#takes(",")) {
        if (this.#takes("}")) break;
        throw new SyntaxError("no comma");
      }
    }
    return { dict: entries };
  }
}
