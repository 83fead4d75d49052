/** The source text of a line that runs, so that the line shown and the line that ran cannot differ. */

/**
 * What stands behind the arrow of `() => …`, on one line. A NumPy line that binds a name (`b = a.copy()`) gives ours
 * the same name.
 */
export function codeOf(run: () => unknown, numpy: string): string {
  const body = String(run)
    .replace(/^\(\)\s*=>\s*/, "")
    .replace(/\s+/g, " ")
    .replace(/([([]) /g, "$1")
    .replace(/,? ([)\]])/g, "$1");
  const name = /^(\w+) = /.exec(numpy)?.[1];
  return name === undefined ? body : `${camelCase(name)} = ${body}`;
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
