import { describe, expect, test } from "vitest";
import { importsOf, listSources } from "./source-tree.ts";

const PURE_PACKAGES = [
  "zod",
  "simple-statistics",
  "financial",
  "@stdlib/stats-base-dists-normal-cdf",
  "@stdlib/stats-base-dists-normal-quantile",
  "csv-parse/sync",
  "quadprog",
  "node:crypto",
  "node:zlib",
];
const SUBJECTS =
  "access|calculations|charts|memory|retrieval|prompts|collection|datasets|models|experiments|evaluation";

/** Each room, what is in it, and the paths and packages it may import besides its own files. */
const ROOMS: readonly {
  room: string;
  files: RegExp;
  mayImport: readonly RegExp[];
  packages: "any" | string[];
}[] = [
  {
    room: "shared foundations",
    files: /^shared\/(errors|units|config|format-figure)\.ts$/,
    mayImport: [/^shared\/(errors|units)\.ts$/],
    packages: PURE_PACKAGES,
  },
  {
    room: "shared/ports",
    files: /^shared\/ports\//,
    mayImport: [/^shared\/(errors|units)\.ts$/],
    packages: PURE_PACKAGES,
  },
  {
    room: "shared/collection",
    files: /^shared\/collection\//,
    // It reads what reports recorded.
    mayImport: [
      /^shared\/(errors|units)\.ts$/,
      /^shared\/ports\//,
      new RegExp(`^shared/(${SUBJECTS})/`),
      /^shared\/reports\/(interaction|report)\.ts$/,
    ],
    packages: PURE_PACKAGES,
  },
  {
    room: "shared subjects",
    files: new RegExp(`^shared/(${SUBJECTS})/`),
    mayImport: [
      /^shared\/(errors|units|format-figure)\.ts$/,
      /^shared\/ports\//,
      new RegExp(`^shared/(${SUBJECTS})/`),
    ],
    packages: PURE_PACKAGES,
  },
  { room: "shared/reports", files: /^shared\/reports\//, mayImport: [/^shared\//], packages: PURE_PACKAGES },
  { room: "shared surface", files: /^shared\/index\.ts$/, mayImport: [/^shared\//], packages: [] },
  { room: "adapters", files: /^functions\/adapters\//, mayImport: [/^shared\//], packages: "any" },
  { room: "seed", files: /^functions\/seed\//, mayImport: [/^shared\//], packages: "any" },
  {
    room: "environment",
    files: /^functions\/environment\.ts$/,
    mayImport: [/^shared\/config\.ts$/],
    packages: [],
  },
  {
    room: "composition",
    files: /^functions\/composition(\/.*)?\.ts$/,
    mayImport: [/^shared\//, /^functions\/(adapters|seed)\//, /^package\.json$/],
    packages: "any",
  },
  {
    room: "handlers",
    files: /^functions\/(http|triggers|scheduled|tasks)\//,
    mayImport: [/^shared\//, /^functions\/(http|triggers|scheduled|tasks)\//, /^functions\/composition/],
    packages: "any",
  },
  {
    room: "entry points",
    files: /^functions\/(index|declare-function|background-handlers|host|library)\.ts$/,
    mayImport: [
      /^shared\//,
      /^functions\/(http|triggers|scheduled|tasks|composition)/,
      /^functions\/environment\.ts$/,
    ],
    packages: "any",
  },
  {
    room: "cli",
    files: /^cli\//,
    mayImport: [
      /^shared\//,
      /^functions\/(library|composition|background-handlers|host|environment|http)/,
      /^package\.json$/,
    ],
    packages: "any",
  },
];

const isOwnFile = (path: string): boolean => /^(shared|functions|cli|infra|test|package\.json)/.test(path);

function offences(): string[] {
  return listSources().flatMap((path) => {
    const room = ROOMS.find(({ files }) => files.test(path));
    if (room === undefined) return [];
    return importsOf(path)
      .filter((imported) =>
        isOwnFile(imported)
          ? !room.files.test(imported) && !room.mayImport.some((allowed) => allowed.test(imported))
          : room.packages !== "any" && !room.packages.includes(imported),
      )
      .map((imported) => `${path} (${room.room}) imports ${imported}`);
  });
}

describe("import directions", () => {
  test("the walk, over the real tree, finds files and imports in every room that exists", () => {
    const sources = listSources();
    expect(sources.length).toBeGreaterThan(40);
    expect(importsOf("shared/ports/document-store.ts")).toContain("zod");
    expect(importsOf("shared/prompts/write-narrative.ts")).toContain("shared/calculations/ledger.ts");
  });

  test("every file of shared, functions and cli, by its path, belongs to a room", () => {
    const homeless = listSources().filter(
      (path) => /^(shared|functions|cli)\//.test(path) && !ROOMS.some(({ files }) => files.test(path)),
    );
    expect(homeless).toEqual([]);
  });

  test("every import, between rooms, follows the arrows", () => {
    expect(offences()).toEqual([]);
  });

  test("the archived Gemini package, in the whole tree, is imported by one adapter", () => {
    const importers = listSources().filter((path) => importsOf(path).includes("@google/generative-ai"));
    expect(importers).toEqual(["functions/adapters/google/gemini-language-model.ts"]);
  });
});
