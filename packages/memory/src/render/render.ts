/** What the package finds out, as a drawing. */
import type { Explanation } from "../explain/explanation.ts";
import type { Scene } from "../scene/scene.ts";
import { explanationText } from "../text/explanation-text.ts";
import type { Trace } from "../trace/trace.ts";
import { cardBlock } from "./card.ts";
import { picture } from "./picture.ts";
import { scenePicture } from "./scene-picture.ts";
import { tracePicture } from "./trace-picture.ts";

/**
 * An SVG of a scene of `describe` (the memory as a ruler with addresses, the logical grid below, one colour per axis, shared
 * cells hatched), of an explanation of `explain`, or of a trace of `trace` as a timeline. It needs no DOM, follows the light
 * or dark ground of the page, and says in words what it shows. Throws TypeError for anything else.
 *
 * ```ts
 * const a = arange(6).reshape([2, 3]);
 * render(describe(a)).startsWith("<svg "); // => true
 * ```
 */
export function render(found: Scene | Explanation | Trace): string {
  switch (found?.kind) {
    case "scene":
      return scenePicture(found);
    case "explanation":
      return picture({ title: `What ${found.fn} does`, description: explanationText(found) }, () => cardBlock(found));
    case "trace":
      return tracePicture(found);
    default:
      throw new TypeError(
        `render: nothing that can be drawn; got ${typeof found}, expected what describe, explain or trace give`,
      );
  }
}
