/** `round` and `angle` by compiled loops. */
import { describeRounding } from "./rounding.ts";

describeRounding();
