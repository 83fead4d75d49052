import { defineConfig } from "vitest/config";
import { documentationExamples } from "./scripts/examples/plugin.ts";

const conditions = ["@strided/source", "node", "import", "default"];

export default defineConfig({
  plugins: [documentationExamples(import.meta.dirname)],
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [
      "packages/*/test/**/*.test.ts",
      "tour/test/**/*.test.ts",
      "benchmarks/test/**/*.test.ts",
      "docs/test/**/*.test.ts",
      "scripts/**/*.test.ts",
      ".examples/**/*.test.ts",
    ],
    // `pnpm fuzz` runs the laws many times more often.
    testTimeout: process.env.FUZZ === "long" ? 600_000 : 20_000,
    typecheck: {
      enabled: true,
      include: ["packages/*/test/**/*.test-d.ts"],
      tsconfig: "./tsconfig.tests.json",
      // A type error elsewhere is the business of `pnpm check`, not of the tests.
      ignoreSourceErrors: true,
    },
  },
});
