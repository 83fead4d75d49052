/**
 * How the drawings look: one style sheet inside each SVG, in colours that can be told apart by everyone, on light and on
 * dark ground. A page may set any `--strided-…` variable itself.
 */

/** The name of the colour of an axis. */
export function axisClass(axis: number): string {
  return `x${axis % 6}`;
}

interface Palette {
  readonly bg: string;
  readonly fg: string;
  readonly muted: string;
  readonly line: string;
  readonly cell: string;
  readonly card: string;
  readonly axes: readonly string[];
  readonly good: string;
  readonly warn: string;
}

const LIGHT: Palette = {
  bg: "#ffffff",
  fg: "#1c2128",
  muted: "#5c6670",
  line: "#c3cad2",
  cell: "#eef2f6",
  card: "#f6f8fa",
  axes: ["#0a5fb4", "#b34700", "#177245", "#7b3fb5", "#b0245a", "#5f6b00"],
  good: "#177245",
  warn: "#b34700",
};

const DARK: Palette = {
  bg: "#12161c",
  fg: "#e4e9ef",
  muted: "#97a3b0",
  line: "#46515d",
  cell: "#222a34",
  card: "#1a2028",
  axes: ["#6cb2ff", "#ff9d57", "#5fd39a", "#c79bff", "#ff8ab4", "#cbd35a"],
  good: "#5fd39a",
  warn: "#ff9d57",
};

function variables(palette: Palette): string {
  const { axes, ...rest } = palette;
  const named = [...Object.entries(rest), ...axes.map((colour, k) => [`axis-${k}`, colour])];
  return named.map(([name, value]) => `--${name}:var(--strided-${name},${value})`).join(";");
}

/** The style sheet; `scope` is the class of the SVG that it is for. */
export function styleSheet(scope: string): string {
  const s = `.${scope}`;
  const axes = LIGHT.axes
    .map((_, k) => `${s} .x${k}{fill:var(--axis-${k})}${s} .p${k}{stroke:var(--axis-${k})}`)
    .join("");
  return (
    `${s}{${variables(LIGHT)};font-family:ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}` +
    `@media (prefers-color-scheme:dark){${s}{${variables(DARK)}}}` +
    `${s} text{fill:var(--fg);font-size:12px}${s} .m,${s} .n{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace}` +
    `${s} .n{font-size:10px;fill:var(--muted)}${s} .h{font-size:14px;font-weight:600}${s} .q{fill:var(--muted)}${s} .b{font-weight:600}` +
    `${s} .bg{fill:var(--bg)}${s} .cell{fill:var(--cell);stroke:var(--muted);stroke-width:1}` +
    `${s} .gap{fill:none;stroke:var(--line);stroke-width:1;stroke-dasharray:2 3}${s} .rule{stroke:var(--line);stroke-width:1;fill:none}` +
    `${s} .ghost{fill:none;stroke:var(--muted);stroke-width:1;stroke-dasharray:3 2}${s} .card{fill:var(--card);stroke:var(--line)}` +
    `${s} .arc{fill:none;stroke-width:1.6}${s} .hatch{stroke:var(--muted);stroke-width:1.2;opacity:.6}` +
    `${s} .halo{paint-order:stroke;stroke:var(--cell);stroke-width:3px;stroke-linejoin:round}${s} .over{paint-order:stroke;stroke:var(--bg);stroke-width:4px}` +
    `${s} .live{fill:var(--cell);stroke:var(--axis-0);stroke-width:1.2}${s} .good{fill:var(--good)}${s} .warn{fill:var(--warn)}${s} .inv{fill:var(--bg)}${axes}`
  );
}
