/** The suites, as data. The headline is the one that runs if none is named. */
import type { Suite } from "./suite.ts";
import { calls } from "./suites/calls.ts";
import { fuse } from "./suites/fuse.ts";
import { headline } from "./suites/headline.ts";
import { heap } from "./suites/heap.ts";
import { matmul } from "./suites/matmul.ts";
import { recipes } from "./suites/recipes.ts";
import { layouts } from "./suites/strided.ts";
import { ufuncs } from "./suites/ufuncs.ts";
import { views } from "./suites/views.ts";

export const SUITES: readonly Suite[] = [headline, recipes, calls, ufuncs, layouts, matmul, fuse, views, heap];
