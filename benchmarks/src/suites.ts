/** The suites, as data. The headline is the one that runs if none is named. */
import type { Suite } from "./suite.ts";
import { calls } from "./suites/calls.ts";
import { fuse } from "./suites/fuse.ts";
import { grid } from "./suites/grid.ts";
import { headline } from "./suites/headline.ts";
import { heap } from "./suites/heap.ts";
import { limits } from "./suites/limits.ts";
import { matmul } from "./suites/matmul.ts";
import { passes } from "./suites/passes.ts";
import { recipes } from "./suites/recipes.ts";
import { sizes } from "./suites/sizes.ts";
import { layouts } from "./suites/strided.ts";
import { ufuncs } from "./suites/ufuncs.ts";
import { views } from "./suites/views.ts";

export const SUITES: readonly Suite[] = [
  headline,
  sizes,
  grid,
  passes,
  recipes,
  calls,
  ufuncs,
  layouts,
  matmul,
  fuse,
  views,
  heap,
  limits,
];

/** Those whose results the dashboard shows. */
export const PUBLISHED: readonly Suite[] = [headline, recipes, grid, passes, sizes];
