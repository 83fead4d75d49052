import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme-without-fonts";
import { defineAsyncComponent } from "vue";
import "./style.css";

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component(
      "MemoryExplorer",
      defineAsyncComponent(() => import("./explorer/MemoryExplorer.vue")),
    );
    app.component(
      "CodePlayground",
      defineAsyncComponent(() => import("./playground/CodePlayground.vue")),
    );
  },
} satisfies Theme;
