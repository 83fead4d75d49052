// Runs one behaviour in this process and says how it went. Plain JavaScript, because Node 20 reads no TypeScript.
const [folder, dist, module, list, index, expected] = process.argv.slice(2);
const { makeTools } = await import(`${folder}behaviour.mjs`);
const { [list]: behaviours } = await import(`${folder}${module}`);
const { run } = behaviours[Number(index)];
try {
  if (!JSON.parse(expected).heap) delete globalThis.WebAssembly;
  await run(await import(dist), makeTools(JSON.parse(expected)));
} catch (error) {
  console.error(error.stack);
  process.exitCode = 1;
}
