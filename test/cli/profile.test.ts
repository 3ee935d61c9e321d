import { describe, expect, test } from "vitest";
import { runFinRisk, temporaryFolder } from "./run-finrisk.ts";

describe("finrisk profile", () => {
  test("preferences, set twice, are added up, shown and forgotten", async () => {
    const elsewhere = ["--data-dir", temporaryFolder()];
    await runFinRisk([
      "profile",
      "set",
      "u1",
      "--style",
      "technical",
      "--term",
      "VaR=Value-at-Risk",
      ...elsewhere,
    ]);
    const second = await runFinRisk(["profile", "set", "u1", "--risk", "moderate", ...elsewhere]);
    expect(second).toMatchObject({ exitCode: 0, stderr: "" });
    const shown = await runFinRisk(["profile", "show", "u1", ...elsewhere]);
    expect(shown.stdout).toMatch(/^risk tolerance +moderate$/m);
    expect(shown.stdout).toMatch(/^reporting style +technical$/m);
    expect(shown.stdout).toMatch(/^terms +VaR → Value-at-Risk$/m);
    expect(await runFinRisk(["profile", "forget", "u1", ...elsewhere])).toMatchObject({
      exitCode: 0,
      stdout: "Removed of u1: 1 profiles, 0 sessions.\n",
    });
    const after = await runFinRisk(["profile", "show", "u1", "--json", ...elsewhere]);
    expect(JSON.parse(after.stdout)).toEqual({
      userId: "u1",
      preferences: {},
      updatedAt: null,
      sessions: [],
    });
  });

  test.each([["VaR"], ["VaR="], ["a=b=c"]])(
    "a term written as %j is refused with an example",
    async (term) => {
      const refused = await runFinRisk(["profile", "set", "u1", "--term", term]);
      expect(refused.exitCode).toBe(2);
      expect(refused.stderr).toContain('Write "VaR=Value-at-Risk".');
    },
  );

  test("a term that would turn a sentence around is refused with the reason", async () => {
    const words = ["profile", "set", "u1", "--term", "above=below", "--data-dir", temporaryFolder()];
    const refused = await runFinRisk(words);
    expect(refused).toMatchObject({ exitCode: 1 });
    expect(refused.stderr).toContain("they would change what a sentence says");
  });
});
