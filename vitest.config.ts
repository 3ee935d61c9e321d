import { defineConfig } from "vitest/config";

const projectNamed = (name: string, include: string[], testTimeout: number) => ({
  test: { name, include, testTimeout, hookTimeout: testTimeout },
});

export default defineConfig({
  test: {
    projects: [
      projectNamed(
        "fast",
        ["test/{architecture,contracts,shared,functions,cli,infra,examples}/**/*.test.ts"],
        20_000,
      ),
      projectNamed("emulator", ["test/emulator/**/*.test.ts"], 60_000),
      projectNamed("e2e", ["test/e2e/**/*.test.ts"], 120_000),
    ],
    coverage: {
      provider: "v8",
      include: ["shared/**/*.ts", "functions/**/*.ts", "cli/**/*.ts"],
      reporter: ["text-summary", "html"],
    },
  },
});
