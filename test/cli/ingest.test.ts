import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runFinRisk, temporaryFolder, writeInto } from "./run-finrisk.ts";

const elsewhere = ["--data-dir", temporaryFolder()];
const ingest = (...words: readonly string[]) => runFinRisk(["ingest", ...words, ...elsewhere]);

const POLICY = "# Liquidity policy\n\nThe zebra desk keeps a cash buffer of 7% of its assets.\n";

function folderOfDocuments(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "below"));
  writeInto(folder, "policy.MD", POLICY);
  writeInto(folder, "below/note.txt", "Okapi exposures are reviewed on Fridays.\n");
  writeInto(folder, "logo.png", "not text");
  return folder;
}

describe("finrisk ingest", () => {
  test("a folder, ingested, adds the documents at every depth and leaves other files alone", async () => {
    const folder = folderOfDocuments();
    const { exitCode, stdout } = await ingest(folder, "--json");
    const results: { path: string; chunks: object }[] = JSON.parse(stdout);
    expect(exitCode).toBe(0);
    expect(results.map(({ path }) => path)).toEqual([
      join(folder, "below/note.txt"),
      join(folder, "policy.MD"),
    ]);
    expect(results[0]?.chunks).toEqual({ added: 1, unchanged: 0, removed: 0 });
  });

  test("a document, ingested, is cited by its heading", async () => {
    await ingest(writeInto(temporaryFolder(), "liquidity.md", POLICY));
    const question = ["report", "How large is the cash buffer of the zebra desk?", "--json", ...elsewhere];
    const { citations, text } = JSON.parse((await runFinRisk(question)).stdout);
    expect(text).toContain("7%");
    expect(citations).toContainEqual(expect.objectContaining({ title: "Liquidity policy" }));
  });

  test("a table and a web page about a company, ingested, answer only questions about it", async () => {
    const folder = temporaryFolder();
    writeInto(folder, "limits.csv", "Limit,Value\nOcelot exposure,31%\n");
    writeInto(
      folder,
      "page.html",
      "<title>Ocelot notes</title><h1>Ocelot</h1><p>Ocelot exposure is reviewed.</p>",
    );
    await ingest(folder, "--issuer", "Zebra Trading Inc.", "--period", "FY2023");
    const search = [
      "knowledge",
      "search",
      "Ocelot exposure of Zebra Trading in 2023",
      "--json",
      ...elsewhere,
    ];
    const hits: { chunk: { title: string; text: string; metadata: object } }[] = JSON.parse(
      (await runFinRisk(search)).stdout,
    );
    const found = hits.slice(0, 2).map(({ chunk }) => chunk);
    expect(found.map(({ title }) => title).sort()).toEqual(["Ocelot notes", "limits.csv"]);
    expect(found[0]?.metadata).toEqual({ issuer: "Zebra Trading Inc.", period: "FY2023" });
    expect(found.map(({ text }) => text).join()).toContain("| Ocelot exposure | 31% |");
  });

  test("a file, ingested again after a change, replaces what changed and says so in columns", async () => {
    const path = writeInto(temporaryFolder(), "changing.md", POLICY);
    await ingest(path);
    expect((await ingest(path)).stdout.split("\n")[1]).toMatch(/changing\.md +0 +1 +0$/);
    const folder = path.slice(0, -"changing.md".length);
    writeInto(folder, "changing.md", POLICY.replace("7%", "8%"));
    expect((await ingest(`${folder}./changing.md`)).stdout.split("\n")[1]).toMatch(/changing\.md +1 +0 +1$/);
  });

  test.each([
    [
      "an unsupported file",
      (folder: string) => writeInto(folder, "a.png", "x"),
      "use a .md, .txt, .html, .csv, .pdf or .xlsx file",
    ],
    [
      "nothing at that path",
      (folder: string) => join(folder, "none.md"),
      "name a file or folder that exists",
    ],
    [
      "a folder without documents",
      (folder: string) => folder,
      "name a folder with .md, .txt, .html, .csv, .pdf or .xlsx files",
    ],
    ["an empty file", (folder: string) => writeInto(folder, "empty.md", ""), "give the document a text"],
  ])("%s, ingested, fails with a sentence that names the way out", async (_, make, remedy) => {
    const { exitCode, stdout, stderr } = await ingest(make(temporaryFolder()), "--json");
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain(remedy);
    expect(stderr).not.toContain("unexpectedly");
  });
});
