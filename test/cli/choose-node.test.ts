import { spawnSync } from "node:child_process";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { chooseNode } from "../../cli/choose-node.js";
import { temporaryFolder, writeInto } from "./run-finrisk.ts";

const CLI = fileURLToPath(new URL("../../cli", import.meta.url));

describe("chooseNode", () => {
  test.each(["v24.0.0", "24.21.0", "v26.1.0"])(
    "%s, whatever is installed, runs the command itself",
    (version) => {
      expect(chooseNode(version, false)).toEqual({ runOn: "this" });
      expect(chooseNode(version, true)).toEqual({ runOn: "this" });
    },
  );

  test.each(["v8.17.0", "v20.20.2", "23.11.1"])(
    "%s, with a newer one installed beside it, hands over",
    (version) => {
      expect(chooseNode(version, true)).toEqual({ runOn: "bundled" });
    },
  );

  test("an old Node, alone, is refused in one sentence that names what to do", () => {
    expect(chooseNode("v20.20.2", false)).toEqual({
      runOn: "none",
      refusal: expect.stringMatching(
        /^finrisk needs Node 24 or newer and this is v20\.20\.2: run "npm ci".+\.$/,
      ),
    });
  });
});

describe("cli/finrisk.js", () => {
  const runOn = (entry: string, version: string) => {
    const folder = temporaryFolder();
    const claim = `Object.defineProperty(process, "version", { value: "${version}" });`;
    const claimed = writeInto(folder, "claim-version.mjs", claim);
    return spawnSync(process.execPath, ["--import", claimed, entry, "--version"], { encoding: "utf8" });
  };

  test("an old Node, without packages, exits 1 with the sentence and no stack", () => {
    const folder = temporaryFolder();
    writeInto(folder, "package.json", '{ "type": "module" }');
    for (const name of ["finrisk.js", "choose-node.js"]) copyFileSync(join(CLI, name), join(folder, name));
    const { status, stdout, stderr } = runOn(join(folder, "finrisk.js"), "v20.20.2");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/^finrisk needs Node 24 .+\n$/);
  });

  test("an old Node, with packages, hands the words and the exit code over to the one among them", () => {
    const { status, stdout } = runOn(join(CLI, "finrisk.js"), "v20.20.2");
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });
});
