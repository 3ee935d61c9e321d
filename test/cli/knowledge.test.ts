import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runFinRisk, temporaryFolder, writeInto } from "./run-finrisk.ts";

const elsewhere = ["--data-dir", temporaryFolder()];
const knowledge = (...words: readonly string[]) => runFinRisk(["knowledge", ...words, ...elsewhere]);

function beirFolder(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "qrels"));
  writeInto(
    folder,
    "corpus.jsonl",
    '{"_id": "d1", "title": "Debt", "text": "Long-term debt rose."}\n{"_id": "d2", "title": "Cash", "text": "Cash was flat."}\n',
  );
  writeInto(
    folder,
    "queries.jsonl",
    '{"_id": "q1", "text": "How much debt?"}\n{"_id": "q2", "text": "zebras"}\n',
  );
  writeInto(folder, "qrels/test.tsv", "query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t1\n");
  return folder;
}

describe("finrisk knowledge", () => {
  test("a search, for a person, ranks passages of the shipped pages with their headings", async () => {
    const { exitCode, stdout } = await knowledge("search", "What is the VaR limit?", "--limit", "3");
    expect(exitCode).toBe(0);
    expect(stdout.split("\n")[0]).toMatch(/^rank +score +passage +text$/);
    expect(stdout).toMatch(/^1 +\d+\.\d\d +House risk policy › /m);
    expect(stdout.trim().split("\n")).toHaveLength(4);
  });

  test("a search, explained, shows which way found each passage and where it placed it", async () => {
    const { stdout } = await knowledge("search", "What is the VaR limit?", "--explain", "--limit", "1");
    const [header, best] = stdout.split("\n");
    expect(header).toMatch(/^rank +score +words +meaning +graph +passage +text$/);
    expect(best).toMatch(/^1 +\d+\.\d{4} +1 \(\d+\.\d\d\) +– +– +House risk policy/);
  });

  test("labelled questions, evaluated over the own knowledge, print measures and name what was missed", async () => {
    const [best] = JSON.parse((await knowledge("search", "VaR limit", "--limit", "1", "--json")).stdout);
    const labelled = [
      { question: "What is the VaR limit of a portfolio?", relevant: [best.chunk.source] },
      { question: "What is an okapi?", relevant: ["no-such-document"] },
    ];
    const lines = labelled.map((line) => JSON.stringify(line)).join("\n");
    const { exitCode, stdout } = await knowledge("evaluate", writeInto(temporaryFolder(), "q.jsonl", lines));
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^recall@10 +0\.500$/m);
    expect(stdout).toContain("2 questions, 1 of them without anything relevant among the first ten.");
    expect(stdout).toContain("What is an okapi?");
  });

  test("a folder in the BEIR form, evaluated, is searched in memory and judged by its own judgements", async () => {
    const { exitCode, stdout } = await knowledge("evaluate", beirFolder(), "--json");
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ questions: 2, mrr10: 0.5, ndcg10: 0.5, missed: ["zebras"] });
  });

  test.each([
    ["a file that is not there", () => "none.jsonl", 'Cannot read "none.jsonl"'],
    ["a folder without a corpus", () => temporaryFolder(), "corpus.jsonl"],
    ["a line that is not JSON", () => writeInto(temporaryFolder(), "bad.jsonl", "{"), "line 1: is not JSON"],
  ])("%s, evaluated, is refused with the remedy", async (_, path, message) => {
    const { exitCode, stderr } = await knowledge("evaluate", path());
    expect(exitCode).toBe(1);
    expect(stderr).toContain(message);
  });
});
