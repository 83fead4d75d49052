/**
 * Turns the code of an example into the body of a test: imports become `await import`, a statement with `// => …` behind
 * it is passed to `$check`, one with `// throws …` to `$throws`. Everything else stays as it is written, on its line.
 */
import { type Comment, parseSync } from "oxc-parser";
import { children, isNode, type Node } from "../syntax.ts";

export interface Rewritten {
  readonly body: string;
  /** Names that the code uses without declaring or importing them; empty when it has imports of its own. */
  readonly free: ReadonlySet<string>;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Expectation {
  readonly kind: "value" | "throws";
  readonly text: string;
  /** Where its first comment starts. */
  readonly start: number;
}

/** `where` gives the place of an offset of the code, as it should stand in the message of a failed check. */
export function rewrite(code: string, where: (line: number) => string): Rewritten {
  const { program, comments, errors } = parseSync("example.ts", code, { sourceType: "module" });
  if (errors.length > 0) throw new SyntaxError(`${where(1)}: ${errors[0].message}`);

  const statements = statementsOf(program as unknown as Node);
  const imports = statements.filter((statement) => statement.type === "ImportDeclaration");
  const edits = imports.map((statement) => ({ ...span(statement), text: importExpression(statement) }));
  for (const expectation of expectations(code, comments)) {
    const place = where(code.slice(0, expectation.start).split("\n").length);
    const statement = statementBefore(statements, expectation.start);
    if (statement === undefined || code.slice(statement.end, expectation.start).trim() !== "") {
      throw new SyntaxError(`${place}: no statement stands before this comment`);
    }
    edits.push(edit(code, statement, expectation, place));
  }
  return {
    body: apply(code, edits),
    free: imports.length > 0 ? new Set() : freeNames(program as unknown as Node),
  };
}

const VALUE = /^\s*=>\s*(.*)$/;
const THROWS = /^\s*(?:=>\s*)?throws\s+([A-Z].*)$/;

/** The expected results, each joined with its continuation: comments alone on the next lines, indented by two or more. */
function expectations(code: string, comments: readonly Comment[]): Expectation[] {
  const found: Expectation[] = [];
  for (let i = 0; i < comments.length; i++) {
    if (comments[i].type !== "Line") continue;
    const { start, value } = comments[i];
    const thrown = THROWS.exec(value);
    const first = thrown ?? VALUE.exec(value);
    if (first === null) continue;
    const lines = [first[1]];
    while (i + 1 < comments.length && continues(code, comments[i], comments[i + 1])) lines.push(comments[++i].value);
    found.push({ kind: thrown === null ? "value" : "throws", text: lines.join("\n").trim(), start });
  }
  return found;
}

function continues(code: string, comment: Comment, next: Comment): boolean {
  const between = code.slice(comment.end, next.start);
  return (
    next.type === "Line" && /^\r?\n[ \t]*$/.test(between) && /^ {2,}\S/.test(next.value) && !VALUE.test(next.value)
  );
}

/** The statement that ends last before an offset. */
function statementBefore(statements: readonly Node[], offset: number): Node | undefined {
  return statements.filter((s) => s.end <= offset).sort((a, b) => b.end - a.end || a.start - b.start)[0];
}

function edit(code: string, statement: Node, expectation: Expectation, place: string): Edit {
  const rest = `, ${JSON.stringify(expectation.text)}, ${JSON.stringify(place)})`;
  if (expectation.kind === "throws") {
    const text = code.slice(statement.start, statement.end);
    const waits = /\bawait\b/.test(text);
    const block = waits ? `await $throws(async () => { ${text} }` : `$throws(() => { ${text} }`;
    return { ...span(statement), text: `${block}${rest};` };
  }
  const value = valueExpression(statement);
  if (value === undefined) throw new SyntaxError(`${place}: the statement before this comment has no value`);
  const printed = printedArguments(code, value);
  const text = printed === undefined ? `$check((${code.slice(value.start, value.end)})` : `$printed([${printed}]`;
  return { ...span(value), text: text + rest };
}

/** The expression whose value a comment behind a statement speaks of. */
function valueExpression(statement: Node): Node | undefined {
  if (statement.type === "ExpressionStatement") return statement.expression as Node;
  if (statement.type !== "VariableDeclaration") return undefined;
  const declarators = statement.declarations as Node[];
  return (declarators[declarators.length - 1].init as Node | null) ?? undefined;
}

/** The arguments of `console.log(…)`: there the comment says what is printed. */
function printedArguments(code: string, expression: Node): string | undefined {
  if (expression.type !== "CallExpression") return undefined;
  const callee = expression.callee as Node;
  if (code.slice(callee.start, callee.end) !== "console.log") return undefined;
  return (expression.arguments as Node[]).map((argument) => code.slice(argument.start, argument.end)).join(", ");
}

function importExpression(statement: Node): string {
  const source = JSON.stringify((statement.source as Node).value);
  if (statement.importKind === "type") return "";
  const specifiers = (statement.specifiers as Node[]).filter((specifier) => specifier.importKind !== "type");
  const local = (specifier: Node): string => String((specifier.local as Node).name);
  const namespace = specifiers.find((specifier) => specifier.type === "ImportNamespaceSpecifier");
  if (namespace !== undefined) return `const ${local(namespace)} = await import(${source});`;
  const names = specifiers.map((specifier) => {
    const imported = specifier.type === "ImportDefaultSpecifier" ? "default" : (specifier.imported as Node).name;
    return `${imported}: ${local(specifier)}`;
  });
  return `const { ${names.join(", ")} } = await import(${source});`;
}

const BLOCKS: Readonly<Record<string, string>> = {
  Program: "body",
  BlockStatement: "body",
  StaticBlock: "body",
  SwitchCase: "consequent",
};

function statementsOf(node: Node): Node[] {
  const own = node.type in BLOCKS ? (node[BLOCKS[node.type]] as Node[]) : [];
  return [...own, ...children(node).flatMap(statementsOf)];
}

/** Names used and not declared anywhere in the example. Examples are short, so one scope is enough. */
function freeNames(program: Node): Set<string> {
  const used = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: Node, parent?: Node, key?: string): void => {
    if (node.type === "Identifier") {
      (isBinding(parent, key) ? declared : isMemberName(parent, key) ? new Set() : used).add(String(node.name));
    }
    for (const [childKey, value] of Object.entries(node)) {
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, node, childKey);
    }
  };
  visit(program);
  return used.difference(declared);
}

function isBinding(parent: Node | undefined, key: string | undefined): boolean {
  if (parent === undefined) return false;
  if (parent.type === "VariableDeclarator" || parent.type.startsWith("TSType")) return key === "id";
  if (/Function|Class|^TSInterface/.test(parent.type)) return key === "id" || key === "params";
  if (parent.type === "FormalParameter" || parent.type === "RestElement") return true;
  if (parent.type === "ArrayPattern" || parent.type === "CatchClause") return true;
  return parent.type === "AssignmentPattern" && key === "left";
}

function isMemberName(parent: Node | undefined, key: string | undefined): boolean {
  if (parent === undefined || parent.computed === true) return false;
  return (key === "property" && parent.type === "MemberExpression") || (key === "key" && parent.shorthand !== true);
}

function span(node: Node): { start: number; end: number } {
  return { start: node.start, end: node.end };
}

function apply(code: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: replacement }) => text.slice(0, start) + replacement + text.slice(end), code);
}
