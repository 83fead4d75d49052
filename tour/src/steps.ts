/** The steps, in the order in which they are told. */
import type { Step } from "./step.ts";
import { address } from "./steps/01-address.ts";
import { owner } from "./steps/02-owner.ts";
import { inPlace } from "./steps/03-in-place.ts";
import { reshape } from "./steps/04-reshape.ts";
import { flatten } from "./steps/05-flatten.ts";
import { outerProduct } from "./steps/06-outer-product.ts";
import { strides } from "./steps/07-strides.ts";
import { rowsAndColumns } from "./steps/08-rows-and-columns.ts";
import { broadcasting } from "./steps/09-broadcasting.ts";
import { assignment } from "./steps/10-assignment.ts";
import { view } from "./steps/11-view.ts";
import { writeThroughASlice } from "./steps/12-write-through-a-slice.ts";
import { deepCopy } from "./steps/13-deep-copy.ts";
import { sliceAndCopy } from "./steps/14-slice-and-copy.ts";
import { mayShare } from "./steps/15-may-share.ts";
import { viewsAndCopies } from "./steps/16-views-and-copies.ts";
import { demonstration } from "./steps/17-demonstration.ts";
import { safeModify } from "./steps/18-safe-modify.ts";
import { keptAlive } from "./steps/19-kept-alive.ts";

export const STEPS: readonly Step[] = [
  address,
  owner,
  inPlace,
  reshape,
  flatten,
  outerProduct,
  strides,
  rowsAndColumns,
  broadcasting,
  assignment,
  view,
  writeThroughASlice,
  deepCopy,
  sliceAndCopy,
  mayShare,
  viewsAndCopies,
  demonstration,
  safeModify,
  keptAlive,
];
