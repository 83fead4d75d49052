/** Where the pages stand in the menus. */
import type { DefaultTheme } from "vitepress";
import { SUBJECTS } from "../scripts/subjects.ts";

const PACKAGES = ["strided", "ufunc", "memory", "ndarray", "kernel", "buffer", "layout"];

export const nav: DefaultTheme.NavItem[] = [
  { text: "Guide", link: "/guide/start", activeMatch: "/guide/" },
  { text: "Explorer", link: "/explorer" },
  { text: "Playground", link: "/playground" },
  { text: "Packages", link: "/packages/", activeMatch: "/(packages|api)/" },
  { text: "Benchmarks", link: "/benchmarks/", target: "_self" },
];

export const sidebar: DefaultTheme.Sidebar = [
  {
    text: "See and try",
    items: [
      { text: "Memory explorer", link: "/explorer" },
      { text: "Playground", link: "/playground" },
    ],
  },
  {
    text: "Guide",
    items: [
      { text: "Start in five minutes", link: "/guide/start" },
      { text: "Your first hidden copy", link: "/guide/hidden-copy" },
      { text: "Views and copies", link: "/guide/views-and-copies" },
      { text: "Every verdict", link: "/guide/verdicts" },
      { text: "Indexing", link: "/guide/indexing" },
      { text: "Broadcasting", link: "/guide/broadcasting" },
      { text: "Universal functions", link: "/guide/functions" },
      { text: "Memory without dispose", link: "/guide/memory" },
      { text: "Workers", link: "/guide/workers" },
      { text: "Performance", link: "/guide/performance" },
    ],
  },
  {
    text: "Coming from",
    items: [
      { text: "NumPy", link: "/coming-from/numpy" },
      { text: "scijs ndarray", link: "/coming-from/scijs" },
      { text: "stdlib", link: "/coming-from/stdlib" },
      { text: "TensorFlow.js", link: "/coming-from/tfjs" },
      { text: "numpy-ts", link: "/coming-from/numpy-ts" },
    ],
  },
  {
    text: "Packages",
    items: [
      { text: "All of them", link: "/packages/" },
      ...PACKAGES.map((name) => ({
        text: name === "strided" ? name : `@strided/${name}`,
        link: `/packages/${name}`,
      })),
      {
        text: "API reference",
        link: "/api/",
        collapsed: true,
        items: [
          { text: "Every name", link: "/api/strided" },
          ...SUBJECTS.map(({ page, title }) => ({ text: title, link: `/api/strided/${page}` })),
        ],
      },
    ],
  },
  {
    text: "Inside",
    items: [
      { text: "Architecture", link: "/architecture" },
      { text: "Contributing", link: "/contributing" },
    ],
  },
];
