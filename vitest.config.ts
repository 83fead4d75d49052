import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["@strided/source", "node", "import", "default"] },
  ssr: { resolve: { conditions: ["@strided/source", "node", "import", "default"] } },
  test: {
    include: ["packages/*/test/**/*.test.ts", "tour/test/**/*.test.ts", "benchmarks/test/**/*.test.ts", "scripts/**/*.test.ts"],
    passWithNoTests: true,
  },
});
