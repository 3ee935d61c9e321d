import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { Bm25Index } from "#shared/retrieval/bm25-index.ts";
import { chunkDocument } from "#shared/retrieval/chunk-document.ts";
import { readSeed } from "../../../functions/seed/load-seed.ts";

const QUESTIONS: readonly (readonly [question: string, page: string])[] = JSON.parse(
  readFileSync(new URL("../../golden/seed-questions.json", import.meta.url), "utf8"),
);

describe("retrieval over the shipped knowledge", () => {
  const index = new Bm25Index();

  beforeAll(() => {
    for (const page of readSeed().knowledge)
      index.upsert(chunkDocument({ tenantId: "default", ...page }).chunks);
  });

  const pagesFor = (question: string, limit: number) =>
    index.search(question, { limit }).map(({ chunk }) => chunk.source.replace(/^.*\//, ""));
  const missedAt = (limit: number) =>
    QUESTIONS.filter(([question, page]) => !pagesFor(question, limit).includes(page)).map(
      ([question]) => question,
    );

  it("search, over the labelled questions, finds the page among three passages for 95 of 100", () => {
    expect(QUESTIONS.length).toBeGreaterThanOrEqual(40);
    const missed = missedAt(3);
    expect(1 - missed.length / QUESTIONS.length, missed.join("\n")).toBeGreaterThanOrEqual(0.95);
  });

  it("search, over the labelled questions, has the page first for 80 of 100", () => {
    const missed = missedAt(1);
    expect(1 - missed.length / QUESTIONS.length, missed.join("\n")).toBeGreaterThanOrEqual(0.8);
  });

  it("the labelled questions, by their pages, ask of every page at least three times", () => {
    const pages = readSeed().knowledge.map(({ source }) => source.replace(/^.*\//, ""));
    for (const page of pages)
      expect(QUESTIONS.filter(([, expected]) => expected === page).length).toBeGreaterThanOrEqual(3);
  });
});
