/** Where the pages stand in the menus. */
import type { DefaultTheme } from "vitepress";

const guide: DefaultTheme.SidebarItem[] = [{ text: "Memory explorer", link: "/explorer" }];

export const nav: DefaultTheme.NavItem[] = [
  { text: "Explorer", link: "/explorer" },
  { text: "Benchmarks", link: "/benchmarks/", target: "_self" },
];

export const sidebar: DefaultTheme.Sidebar = [{ text: "Guide", items: guide }];
