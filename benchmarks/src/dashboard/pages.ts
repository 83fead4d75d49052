/** All pages, in the order of the navigation. */
import type { Data } from "./data.ts";
import type { Page } from "./html.ts";
import { historyPage } from "./pages/history.ts";
import { indexPage } from "./pages/index.ts";
import { limitsPage } from "./pages/limits.ts";
import { methodPage } from "./pages/method.ts";
import { passesPage } from "./pages/passes.ts";
import { pickPage } from "./pages/pick.ts";
import { ratiosPage } from "./pages/ratios.ts";
import { recipesPage } from "./pages/recipes.ts";
import { RUN_PAGE } from "./pages/run.ts";
import { sizesPage } from "./pages/sizes.ts";
import { stridesPage } from "./pages/strides.ts";
import { weightPage } from "./pages/weight.ts";

export function pagesOf(data: Data): readonly Page[] {
  return [
    indexPage(data),
    pickPage(data),
    passesPage(data),
    recipesPage(data),
    sizesPage(data),
    stridesPage(data),
    ratiosPage(data),
    limitsPage(data),
    weightPage(data),
    historyPage(data),
    RUN_PAGE,
    methodPage(data),
  ];
}
