import { afterEach, describe, expect, test, vi } from "vitest";
import { checkNode } from "../../cli/health-checks.ts";
import { runFinRisk, temporaryFolder } from "./run-finrisk.ts";

const elsewhere = ["--data-dir", temporaryFolder()];
const doctor = (...words: readonly string[]) => runFinRisk(["doctor", ...words, ...elsewhere]);

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("finrisk doctor", () => {
  test("an installation as it comes, examined, has nothing to fix and says what may be set", async () => {
    const { exitCode, stdout, stderr } = await doctor();
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(/^ok +sample portfolio +6 series$/m);
    expect(stdout).toContain("Nothing to fix.");
    expect(stdout).toMatch(/Worth knowing\n {2}settings: for Gemini set FINRISK_MODEL_PROVIDER=gemini/);
    expect(stdout).toMatch(/^FINRISK_RUNTIME +embedded$/m);
  });

  test("a Gemini key, among the settings, is said to be set and never shown", async () => {
    vi.stubEnv("FINRISK_MODEL_PROVIDER", "gemini");
    vi.stubEnv("GEMINI_API_KEY", "not-a-real-one");
    const { exitCode, stdout } = await doctor("--json");
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).settings).toMatchObject({ GEMINI_API_KEY: "set" });
    expect(stdout).not.toContain("not-a-real-one");
  });

  test.each([
    [
      "FINRISK_MODEL_PROVIDER",
      "gemini",
      "settings: set GEMINI_API_KEY: the gemini provider needs an API key",
    ],
    [
      "FINRISK_MODEL_PROVIDER",
      "oracle",
      "settings: FINRISK_MODEL_PROVIDER: set one of embedded, gemini, vertex",
    ],
    ["FINRISK_RUNTIME", "cloud", "set FINRISK_BUCKET: the cloud runtime keeps objects"],
    ["PORT", "eighty", "settings: PORT: set a whole number from 0 to 65535"],
  ])("%s=%s, examined, exits 1 and says how to fix it", async (name, value, remedy) => {
    vi.stubEnv(name, value);
    const { exitCode, stdout, stderr } = await doctor();
    expect(exitCode).toBe(1);
    expect(stdout.slice(stdout.indexOf("To fix"))).toContain(remedy);
    expect(stderr).toBe("finrisk: Something is to be fixed: settings.\n");
  });

  test("a wrong setting, examined for a program, is JSON all the same", async () => {
    vi.stubEnv("FINRISK_MODEL_PROVIDER", "oracle");
    const { exitCode, stdout } = await doctor("--json");
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      checks: [
        { name: "node", status: "ok" },
        { name: "settings", status: "missing" },
      ],
      settings: {},
    });
  });

  test("a wrong setting, met by another command, fails in one sentence", async () => {
    vi.stubEnv("FINRISK_MODEL_PROVIDER", "oracle");
    const { exitCode, stdout, stderr } = await runFinRisk(["keys", "list", ...elsewhere]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toMatch(/^finrisk: Settings are wrong: FINRISK_MODEL_PROVIDER .*\n$/);
  });

  test("a Node that is too old, examined, is to be replaced", () => {
    expect(checkNode("22.9.0")).toMatchObject({ status: "missing", remedy: "use Node 24 or newer" });
  });
});
