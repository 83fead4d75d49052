/**
 * Errors of the byte layer, told apart by cause. Each carries its facts twice: in the text and as fields.
 * The brand lets one guard recognise them across copies of the package.
 */
const BRAND: symbol = /* @__PURE__ */ Symbol.for("strided.error");

/** What the errors of this package have in common: a class name that is also a brand, and the facts as fields. */
class BufferError extends Error {
  constructor(kind: string, message: string, facts: object) {
    super(message);
    Object.assign(this, facts);
    this.name = kind;
    Object.defineProperty(this, BRAND, { value: kind });
  }
}

/** A dtype that does not exist or that a function has no loop for. */
export class DTypeError extends BufferError {
  constructor(message: string, facts: { readonly got?: unknown; readonly dtypes?: readonly string[] } = {}) {
    super("DTypeError", message, facts);
  }
}

/** A value or a dtype that the casting rule does not let through. */
export class CastingError extends BufferError {
  constructor(
    message: string,
    facts: { readonly value?: unknown; readonly from?: string; readonly to?: string; readonly casting?: string } = {},
  ) {
    super("CastingError", message, facts);
  }
}

/** Access to an array whose memory was given back. */
export class DisposedError extends BufferError {
  constructor(message: string, facts: object = {}) {
    super("DisposedError", message, facts);
  }
}

/** The machine has no room for the bytes that were asked for. */
export class OutOfMemoryError extends BufferError {
  constructor(message: string, facts: { readonly nbytes: number }) {
    super("OutOfMemoryError", message, facts);
  }
}
