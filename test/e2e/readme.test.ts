import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROUTES } from "../../functions/http/routes.ts";
import packageJson from "../../package.json" with { type: "json" };
import { comparable, patternOf, readBlocks } from "./readme-blocks.ts";
import { runCommand } from "./run-command.ts";
import { newDataFolder, ROOT, type ServerProcess, startServerProcess } from "./running-server.ts";

const readFile = (name: string) => readFileSync(join(ROOT, name), "utf8");
const README = readFile("README.md");
const BLOCKS = readBlocks(README);
const START = "npm ci && npm start";
const TEST = "npm ci && npm test";

/** Each block of commands that is run here, with the outputs that are shown for it. */
const SHOWN = BLOCKS.flatMap(({ language, text }, index) => {
  if (language !== "sh" || text === START || text === TEST) return [];
  const next = BLOCKS[index + 1];
  return [{ commands: text, shown: next && /^(json|text)$/.test(next.language) ? next : undefined }];
});

const dataFolder = newDataFolder();
let server: ServerProcess;

beforeAll(async () => {
  server = await startServerProcess(dataFolder, ["npm", "start"]);
});
afterAll(() => server?.stop("SIGTERM"));

/** Runs the commands as written, but for the address: the server under test takes any free port. */
const runShown = (commands: string): Promise<string> =>
  runCommand("sh", ["-ec", commands.replaceAll("http://127.0.0.1:8080", server.url)], {
    FINRISK_DATA_DIR: dataFolder,
    FINRISK_KEY: server.key ?? "",
  });

describe("README.md", () => {
  test("its blocks, read, are the ones this test knows how to check", () => {
    expect(BLOCKS.map(({ language }) => language)).toEqual([
      "sh",
      "sh",
      "json",
      "sh",
      "text",
      "sh",
      "",
      "sh",
    ]);
    expect(SHOWN.map(({ shown }) => shown?.language)).toEqual(["json", "text", undefined]);
  });

  test("its first command, followed, leads to a server that prints a key", () => {
    expect(BLOCKS[0]?.text).toBe(START);
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(server.key).toBeDefined();
  });

  test("its tests, promised, are the ones that every change has to pass", () => {
    expect(BLOCKS.map(({ text }) => text)).toContain(TEST);
    for (const command of TEST.split(" && ")) expect(readFile(".ci/run")).toContain(`\nstep ${command}\n`);
  });

  test.each(SHOWN)("its commands, run, give what it shows: $commands", async ({ commands, shown }) => {
    const output = await runShown(commands);
    expect(output).not.toBe("");
    if (shown !== undefined) expect(comparable(shown.language, output)).toMatch(patternOf(shown));
  });

  test("its scripts, named anywhere in it, exist", () => {
    const scripts = [...README.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name]) => name);
    expect(scripts.length).toBeGreaterThan(4);
    expect(Object.keys(packageJson.scripts)).toEqual(expect.arrayContaining(scripts));
    const benchmarks = /`npm run bench -- ([\w-]+)` \|([^|]+)/.exec(README)?.slice(1).join(" ") ?? "";
    const named = benchmarks.match(/^[\w-]+|(?<=`)[\w-]+(?=`)/g) ?? [];
    expect(named).toContain("cold-start");
    for (const name of named) expect(existsSync(join(ROOT, `test/bench/${name}.bench.ts`)), name).toBe(true);
  });

  test("its list of calls, compared with the routes, is complete", () => {
    const listed = [...README.matchAll(/`((?:GET|PUT|POST|DELETE|\|)+) (\/[^`]+)`/g)].flatMap(
      ([, methods = "", path = ""]) => methods.split("|").map((method) => `${method} ${path}`),
    );
    const served = ROUTES.map(({ method, path }) => `${method} ${path}`).filter(
      (call) => call !== "GET /docs",
    );
    expect(listed.sort()).toEqual(served.sort());
  });
});
