/** From what is typed to the text of a module that a thread can run: types gone, names of packages resolved. */
import { transform } from "sucrase";

const IMPORT = /(\bfrom\s*|\bimport\s*\(?\s*)(["'])([^"']+)\2/g;
const KNOWN = /^(strided|strided\/fluent|@strided\/(layout|buffer|kernel|ndarray|ufunc|memory))$/;

/** Throws SyntaxError for what cannot be read or imported. `folder` is the address of the bundled packages. */
export function programOf(code: string, folder: string): string {
  const { code: plain } = transform(code, {
    transforms: ["typescript"],
    disableESTransforms: true,
    keepUnusedImports: true,
  });
  const resolved = plain.replace(IMPORT, (whole, head: string, quote: string, name: string) => {
    if (!KNOWN.test(name)) {
      if (!/^[@./\w-]+$/.test(name)) return whole;
      throw new SyntaxError(`there is no ${name} here; the packages of strided can be imported`);
    }
    return `${head}${quote}${folder}${name.replace("@", "").replace("/", "-")}.js${quote}`;
  });
  const runner = JSON.stringify(`${folder}runner.js`);
  return `import { begin as $begin, end as $end } from ${runner};\n$begin();\n${resolved}\n;$end();\n`;
}
