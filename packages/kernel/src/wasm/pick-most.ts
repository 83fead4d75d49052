/** A kernel that looks through positions, so that their bounds are checked once. */
import { I32 } from "./function.ts";
import { type PickForm, turns } from "./picks.ts";
import { LOAD } from "./simd.ts";

/** Gives the greatest of some positions (int32), read as unsigned numbers: positions. */
export const MOST_POSITION: PickForm = {
  params: 2,
  known: [],
  results: [I32],
  write(f) {
    const [count, positions] = [0, 1];
    const greatest = f.get(positions).op(0x28, 0, 0).simd(0x11).keep();
    const include = (load: () => void): void => {
      f.get(greatest);
      load();
      f.simd(0xb9).set(greatest);
    };
    turns(
      f,
      count,
      4,
      () => {
        include(() => f.get(positions).access(LOAD, 0));
        f.advance(positions, 16);
      },
      () => {
        include(() => f.get(positions).op(0x28, 0, 0).simd(0x11));
        f.advance(positions, 4);
      },
    );
    // The halves against each other, then the quarters.
    for (const lanes of [
      [8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7],
      [4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11],
    ]) {
      include(() =>
        f
          .get(greatest)
          .get(greatest)
          .simd(0x0d, ...lanes),
      );
    }
    f.get(greatest).simd(0x1b, 0);
  },
};
