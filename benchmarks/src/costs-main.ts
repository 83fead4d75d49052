/** `pnpm bench:costs` records what imports weigh and how long packages take to start. */
import { writeColdStarts } from "./start.ts";
import { writeWeights } from "./weight.ts";

await writeWeights();
await writeColdStarts();
