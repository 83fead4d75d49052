/** Programs to begin with. */
export interface Sample {
  readonly title: string;
  readonly code: string;
}

export const SAMPLES: readonly Sample[] = [
  {
    title: "A view and a copy",
    code: `import { arange, sharesMemory } from "strided";

const a = arange(12).reshape([3, 4]);
const column = a.slice(":", 1);
column.assign(-1);
console.log(a);
console.log("shares memory:", sharesMemory(a, column));
show({ a, column });
`,
  },
  {
    title: "Explain a call",
    code: `import { arange, explain } from "strided";

const a = arange(12).reshape([3, 4]);
show(explain("reshape", a.T, [12]));
`,
  },
  {
    title: "Trace a function",
    code: `import { add, multiply, sum, trace, zeros } from "strided";

const a = zeros([100, 100]);
const found = trace(() => sum(multiply(add(a, 1), a.T), { axis: 0 }));
console.log(found.peak, "bytes at most");
show(found);
`,
  },
  {
    title: "One pass with fuse",
    code: `import { fuse, linspace } from "strided";

const smooth = fuse((x, y) => x.mul(x).add(y.mul(y)).sqrt());
const x: ReturnType<typeof linspace> = linspace(0, 1, 5);
console.log(smooth(x, x));
`,
  },
];
