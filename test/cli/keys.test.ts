import { describe, expect, test } from "vitest";
import { runFinRisk, temporaryFolder } from "./run-finrisk.ts";

const elsewhere = ["--data-dir", temporaryFolder()];
const keys = (...words: readonly string[]) => runFinRisk(["keys", ...words, ...elsewhere]);

describe("finrisk keys", () => {
  test("a list, before there is a key, says how to make one", async () => {
    const { exitCode, stdout } = await keys("list");
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: "There are no keys yet: finrisk keys create\n",
    });
  });

  test("a key, created, is shown once and listed without its text", async () => {
    const created = await keys("create", "--label", "web shop", "--scope", "admin");
    const [, id, text] = /^Key (\w+), shown once:\n\n {2}(fr_\S+)\n$/.exec(created.stdout) ?? [];
    const listed = await keys("list");
    expect(listed.stdout).toMatch(new RegExp(`^${id} +web shop +default +admin +\\S+ +active$`, "m"));
    expect(listed.stdout).not.toContain(text);
  });

  test("JSON, asked of every step of a key's life, is all there is on stdout", async () => {
    const created = await keys("create", "--json");
    const { id, key } = JSON.parse(created.stdout);
    expect(key).toMatch(/^fr_/);
    expect(JSON.parse((await keys("revoke", id, "--json")).stdout)).toEqual({ id, revoked: true });
    const listed = JSON.parse((await keys("list", "--json")).stdout);
    expect(listed).toContainEqual(
      expect.objectContaining({ id, scopes: ["reports"], label: "unnamed", revokedAt: expect.any(String) }),
    );
  });

  test("a revoked key, revoked for a person, is named with the time it takes", async () => {
    const { id } = JSON.parse((await keys("create", "--json")).stdout);
    const { exitCode, stdout } = await keys("revoke", id);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: `Key ${id} is revoked; running servers refuse it within ten seconds.\n`,
    });
  });

  test("an unknown id, revoked, fails with a sentence and exit 1", async () => {
    expect(await keys("revoke", "0123456789abcdef", "--json")).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: "finrisk: There is no key 0123456789abcdef.\n",
    });
  });
});
