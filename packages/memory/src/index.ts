export { type ArrayInterface, arrayInterface, byteBounds } from "./address.ts";
export { baseOf, isView } from "./base.ts";
export { mayShareMemory, type SharingOptions, sharesMemory, TooHardError } from "./sharing.ts";
