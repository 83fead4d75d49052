/** What a source file imports, statically or dynamically, for its values or for its types only. */
import { parseSync } from "oxc-parser";
import { children, type Node } from "../syntax.ts";

export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** Erased before the code runs: `import type`, `export type … from`, `import("…").X` in a type. */
  readonly isType: boolean;
}

const STATIC = new Set(["ImportDeclaration", "ExportNamedDeclaration", "ExportAllDeclaration"]);
const DYNAMIC = new Set(["ImportExpression", "TSImportType"]);

export function importsOf(file: string, source: string): Import[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0].message}`);
  const found: Import[] = [];
  const visit = (node: Node): void => {
    if (STATIC.has(node.type) || DYNAMIC.has(node.type)) {
      const specifier = (node.source as Node | null)?.value;
      const isType = node.importKind === "type" || node.exportKind === "type" || node.type === "TSImportType";
      const line = source.slice(0, node.start).split("\n").length;
      if (typeof specifier === "string") found.push({ specifier, line, isType });
    }
    children(node).forEach(visit);
  };
  visit(program as unknown as Node);
  return found;
}
