import { describe, expect, test } from "vitest";
import { runFinRisk } from "./run-finrisk.ts";

const COMMANDS = [
  [],
  ["serve"],
  ["report"],
  ["calculate"],
  ["calculations"],
  ["ingest"],
  ["examples"],
  ["examples", "stats"],
  ["forget"],
  ["keys"],
  ["keys", "create"],
  ["keys", "list"],
  ["keys", "revoke"],
  ["doctor"],
].map((words) => ({ name: ["finrisk", ...words].join(" "), words }));

describe("help", () => {
  test.each(COMMANDS)(
    "$name, asked for help, describes itself with an example and exits 0",
    async ({ name, words }) => {
      const { exitCode, stdout, stderr } = await runFinRisk([...words, "--help"]);
      expect(exitCode).toBe(0);
      expect(stderr).toBe("");
      expect(stdout).toContain(`Usage: ${name} `);
      expect(stdout.slice(stdout.search(/^Examples?:$/m))).toMatch(new RegExp(`^  ${name}( |$)`, "m"));
    },
  );

  test("the version, asked for, is that of the package", async () => {
    expect(await runFinRisk(["--version"])).toEqual({
      exitCode: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: "",
    });
  });
});

describe("usage", () => {
  test.each([
    ["no command", [], "Usage: finrisk"],
    ["an unknown command", ["nope"], "unknown command 'nope'"],
    ["a group without its command", ["keys"], "Usage: finrisk keys"],
    ["no question", ["report"], "missing required argument 'question'"],
    ["an empty question", ["report", " "], "Ask a question."],
    ["a question without quotes", ["report", "what", "now"], "too many arguments"],
    ["an unknown option", ["report", "x", "--loud"], "unknown option '--loud'"],
    ["an unknown style", ["report", "x", "--style", "loud"], "concise, detailed, technical"],
    ["two sources of data", ["report", "x", "--prices", "a.csv", "--portfolio", "b"], "cannot be used with"],
    ["a benchmark of nothing", ["report", "x", "--benchmark", "A"], "needs option '--prices"],
    ["nothing to calculate", ["calculate"], "missing required argument 'id'"],
    ["a parameter without a value", ["calculate", "x", "--parameter", "y"], "Write it as name=value"],
    ["an unknown scope", ["keys", "create", "--scope", "all"], "reports, admin"],
    ["no key to revoke", ["keys", "revoke"], "missing required argument 'id'"],
    ["nobody to forget", ["forget"], "missing required argument 'user'"],
    ["no days to count", ["examples", "stats", "--days", "0"], "from 1 to 366"],
    ["nothing to ingest", ["ingest"], "missing required argument 'path'"],
  ])(
    "%s, on the command line, exits 2 and says what is wrong on stderr only",
    async (_, words, complaint) => {
      const { exitCode, stdout, stderr } = await runFinRisk(words);
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
      expect(stderr).toContain(complaint);
    },
  );
});
