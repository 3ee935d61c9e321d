import { describe, expect, test } from "vitest";
import { describeConfig, parseConfig } from "#shared/config.ts";
import { FinRiskError } from "#shared/errors.ts";

function refusalOf(environment: Record<string, string>): FinRiskError {
  try {
    parseConfig(environment);
  } catch (error) {
    if (error instanceof FinRiskError) return error;
  }
  throw new Error("the settings were accepted");
}

describe("parseConfig", () => {
  test("settings, from an empty environment, are those of the embedded runtime", () => {
    const config = parseConfig({});
    expect(config).toMatchObject({
      FINRISK_RUNTIME: "embedded",
      FINRISK_MODEL_PROVIDER: "embedded",
      PORT: 8080,
    });
  });

  test("a variable, set to nothing, counts as not set", () => {
    expect(parseConfig({ PORT: "", GEMINI_API_KEY: "" }).PORT).toBe(8080);
  });

  test.each([
    [{ PORT: "eighty" }, "PORT"],
    [{ FINRISK_RUNTIME: "lambda" }, "FINRISK_RUNTIME"],
    [{ FINRISK_MODEL_PROVIDER: "gemini" }, "GEMINI_API_KEY"],
    [{ FINRISK_MODEL_PROVIDER: "vertex" }, "GOOGLE_CLOUD_PROJECT"],
    [{ FINRISK_MODEL_PROVIDER: "openai", FINRISK_MODEL: "gpt-5-mini" }, "OPENAI_API_KEY"],
    [{ FINRISK_MODEL_PROVIDER: "openai", OPENAI_BASE_URL: "http://127.0.0.1:11434/v1" }, "FINRISK_MODEL"],
    [{ FINRISK_EMBEDDING_PROVIDER: "openai" }, "OPENAI_API_KEY"],
    [
      { FINRISK_RUNTIME: "cloud", GOOGLE_CLOUD_PROJECT: "p", FINRISK_PSEUDONYM_KEY: "k".repeat(32) },
      "FINRISK_BUCKET",
    ],
    [{ FINRISK_RUNTIME: "cloud", GOOGLE_CLOUD_PROJECT: "p", FINRISK_BUCKET: "b" }, "FINRISK_PSEUDONYM_KEY"],
  ])("settings %o, wrong or incomplete, are refused by the variable's name", (environment, variable) => {
    const error = refusalOf(environment);
    expect(error.code).toBe("configuration");
    expect(error.violations.map(({ field }) => field)).toEqual([variable]);
    expect(error.message).toContain(variable);
  });
});

describe("a setting", () => {
  test.each([
    [{ PORT: "eighty" }, "set a whole number from 0 to 65535"],
    [{ FINRISK_QUALITY_THRESHOLD: "80" }, "set a number from 0 to 1"],
    [{ FINRISK_PSEUDONYM_KEY: "short" }, "set at least 32 random characters"],
    [{ OPENAI_BASE_URL: "http://me:secret@127.0.0.1/v1" }, "leave user and password out of the address"],
    [{ OPENAI_BASE_URL: "127.0.0.1:11434" }, "set an http or https address"],
    [{ PORT: "65536" }, "set a whole number from 0 to 65535"],
    [{ PORT: "80.5" }, "set a whole number from 0 to 65535"],
    [{ FINRISK_MODEL_TIMEOUT_MS: "0" }, "set a whole number from 1 to 2147483647"],
    [{ FINRISK_MODEL_PROVIDER: "oracle" }, "set one of embedded, gemini, vertex, openai"],
  ])("%o, out of what it may be, is refused with what to set", (environment, remedy) => {
    expect(refusalOf(environment).violations).toMatchObject([{ remedy }]);
  });
});

describe("describeConfig", () => {
  test("a secret, described, is only said to be set", () => {
    const described = describeConfig(parseConfig({ GEMINI_API_KEY: "very-secret" }));
    expect(described["GEMINI_API_KEY"]).toBe("set");
    expect(describeConfig(parseConfig({ OPENAI_API_KEY: "very-secret" }))["OPENAI_API_KEY"]).toBe("set");
    expect(JSON.stringify(described)).not.toContain("very-secret");
  });
});
