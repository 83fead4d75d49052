/** Floating-point errors of compiled loops. */
import { describeErrorState } from "./errstate.ts";

describeErrorState();
