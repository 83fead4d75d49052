/** The picture that goes with a link to the site: the name written in cells of memory, and a stride. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";

const WIDTH = 1200;
const HEIGHT = 630;
/** Red, green and blue of the ground, of empty cells, and of cells that are written. */
const GROUND = [10, 95, 180];
const EMPTY = [38, 114, 192];
const INK = [255, 255, 255];

/** Letters of five by seven cells. */
const LETTERS: Readonly<Record<string, string>> = {
  s: ".....|.....|.####|#....|.###.|....#|####.",
  t: ".#...|.#...|####.|.#...|.#...|.#..#|..##.",
  r: ".....|.....|#.##.|##..#|#....|#....|#....",
  i: "..#..|.....|.##..|..#..|..#..|..#..|.###.",
  d: "....#|....#|.####|#...#|#...#|#...#|.####",
  e: ".....|.....|.###.|#...#|#####|#....|.###.",
};

const CELL = 25;
const LEFT = (WIDTH - 41 * CELL) / 2;
const TOP = 170;
/** Where the arrows end, and how far they go down. */
const HEAD = TOP + 220;
const FOOT = HEAD + 60;

/** Eight bits each of red, green and blue, row by row, each row after the byte of its filter. */
function paint(): Uint8Array {
  const pixels = new Uint8Array(HEIGHT * (1 + WIDTH * 3));
  const fill = (left: number, top: number, width: number, height: number, colour: readonly number[]): void => {
    for (let y = top; y < top + height; y++)
      for (let x = left; x < left + width; x++) pixels.set(colour, y * (1 + WIDTH * 3) + 1 + x * 3);
  };
  fill(0, 0, WIDTH, HEIGHT, GROUND);
  for (const [k, letter] of [..."strided"].entries()) {
    for (const [row, line] of LETTERS[letter].split("|").entries()) {
      for (const [column, cell] of [...line].entries()) {
        const x = Math.round(LEFT) + (k * 6 + column) * CELL;
        fill(x, TOP + row * CELL, CELL - 4, CELL - 4, cell === "#" ? INK : EMPTY);
      }
    }
  }
  // From each letter to the next: the stride, as an arrow.
  for (let k = 0; k < 6; k++) {
    const x = Math.round(LEFT) + k * 6 * CELL + CELL - 1;
    const to = x + 5 * CELL;
    fill(x, HEAD, 6, FOOT - HEAD, INK);
    fill(x, FOOT, to - x + 6, 6, INK);
    fill(to, HEAD + 14, 6, FOOT - HEAD - 14, INK);
    for (let y = 0; y < 16; y++) fill(to + 3 - y, HEAD + y, 2 * y, 1, INK);
  }
  return pixels;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** Writes `card.png` into a folder. */
export function writeCard(folder: string): void {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [chunk("IHDR", header), chunk("IDAT", deflateSync(paint())), chunk("IEND", Buffer.alloc(0))];
  writeFileSync(join(folder, "card.png"), Buffer.concat([signature, ...parts]));
}
