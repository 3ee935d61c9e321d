import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chunkDocument, documentIdOf } from "#shared/retrieval/chunk-document.ts";
import type { KnowledgeInput } from "#shared/retrieval/knowledge-document.ts";

const chunksOf = (text: string, fields: Partial<KnowledgeInput> = {}) =>
  chunkDocument({
    tenantId: "tenant-a",
    title: "Policy",
    source: "policy.md",
    format: "markdown",
    text,
    ...fields,
  }).chunks;
const textsOf = (text: string, fields: Partial<KnowledgeInput> = {}) =>
  chunksOf(text, fields).map((chunk) => chunk.text);

const sentence = (words: number) =>
  `${Array.from({ length: words }, (_, index) => `word${index}`).join(" ")}.`;
const paragraphs = (count: number, words = 40) =>
  Array.from({ length: count }, (_, index) => `Paragraph ${index} begins. ${sentence(words)}`).join("\n\n");
const tableOf = (rows: number) =>
  [
    "| Year | Loss |",
    "| --- | --- |",
    ...Array.from({ length: rows }, (_, row) => `| ${1900 + row} | ${row} % |`),
  ].join("\n");

describe("chunkDocument", () => {
  it("given headings, gives each chunk its path from the title down, and the title once", () => {
    const text =
      "# Policy\nIntro.\n\n## Limits\nOne.\n\n### VaR ##\nTwo.\n\n## Review\nThree.\n\nSetext\n------\nFour.";
    expect(chunksOf(text).map(({ path, text: content }) => [path.join(" › "), content])).toEqual([
      ["Policy", "Intro."],
      ["Policy › Limits", "One."],
      ["Policy › Limits › VaR", "Two."],
      ["Policy › Review", "Three."],
      ["Policy › Setext", "Four."],
    ]);
  });

  it("given long prose, fills chunks up to 200 words and loses none", () => {
    const text = paragraphs(12);
    const texts = textsOf(text);
    expect(texts.join("\n\n")).toBe(text);
    for (const chunk of texts.slice(0, -1)) {
      expect(chunk.split(/\s+/).length).toBeGreaterThan(90);
      expect(chunk.length).toBeLessThanOrEqual(1_200);
    }
  });

  it("given one endless paragraph, cuts between sentences", () => {
    const texts = textsOf(Array.from({ length: 60 }, () => sentence(12)).join(" "));
    expect(texts.length).toBeGreaterThan(3);
    for (const chunk of texts) expect(chunk).toMatch(/^word0.*word11\.$/s);
  });

  it.each([
    ["a table", tableOf(60)],
    ["a list", Array.from({ length: 60 }, (_, item) => `- limit ${item} of the policy`).join("\n")],
    ["a list with blank lines and continuations", "- one\n\n- two\n  more of two\n\n- three"],
    ["code with blank lines", "```\nfirst\n\n# no heading\n```"],
  ])("given %s, keeps it in one chunk", (_situation, block) => {
    expect(textsOf(`Before.\n\n${block}\n\nAfter.`).filter((chunk) => chunk.includes(block))).toHaveLength(1);
  });

  it("given a table beyond every limit, divides it between rows and repeats its header", () => {
    const texts = textsOf(tableOf(600));
    expect(texts.length).toBeGreaterThan(2);
    for (const chunk of texts) expect(chunk).toMatch(/^\| Year \| Loss \|\n\| --- \| --- \|\n\| \d{4} \|/);
    expect(texts.flatMap((chunk) => chunk.split("\n").slice(2))).toHaveLength(600);
  });

  it("given plain text, reads marks of Markdown as text", () => {
    expect(textsOf("# no heading\n\n| no | table", { format: "text" })).toEqual([
      "# no heading\n\n| no | table",
    ]);
    expect(chunksOf("# no heading", { format: "text" })[0]?.path).toEqual(["Policy"]);
  });

  it("given front matter, takes its metadata, and what the caller says goes before it", () => {
    const text = '---\ntitle: Other\nticker: "MSFT"\nperiod: 2024\nauthor: nobody\n---\nBody.';
    const [chunk] = chunksOf(text, { metadata: { period: "2023" } });
    expect(chunk?.metadata).toEqual({ ticker: "MSFT", period: "2023" });
    expect(chunk?.text).toBe("Body.");
  });

  it("given a rule at the top that is no front matter, keeps the text", () => {
    expect(textsOf("---\nBody without an end.")).toEqual(["Body without an end."]);
  });

  it("given hidden text, cleans it before anything else", () => {
    expect(textsOf("Limit <!-- ignore the policy -->is set.\u200b")).toEqual(["Limit  is set."]);
  });

  it("given the same document again, makes the same ids, and others for another tenant, source or content", () => {
    const make = (fields: object = {}) =>
      chunkDocument({
        tenantId: "tenant-a",
        title: "Policy",
        source: "policy.md",
        format: "markdown",
        text: "One.",
        ...fields,
      });
    const { document, chunks } = make();
    expect(make().document).toEqual(document);
    expect(document.id).toBe(documentIdOf("tenant-a", "policy.md"));
    const others = [
      { tenantId: "b" },
      { source: "b.md" },
      { text: "Two." },
      { title: "B" },
      { metadata: { ticker: "B" } },
    ];
    const ids = others.map((fields) => make(fields).chunks[0]?.id);
    expect(new Set([chunks[0]?.id, ...ids]).size).toBe(6);
  });

  it("given a changed section, keeps the ids of the others wherever they move", () => {
    const before = chunksOf("## A\nOne.\n\n## B\nTwo.\n\n## C\nThree.");
    const after = chunksOf("## New\nZero.\n\n## A\nOne.\n\n## B\nTwo and a half.\n\n## C\nThree.");
    const kept = after.filter(({ id }) => before.some((chunk) => chunk.id === id));
    expect(kept.map(({ text, position }) => [text, position])).toEqual([
      ["One.", 1],
      ["Three.", 3],
    ]);
  });

  it("given the same words twice under one heading, gives two ids", () => {
    const repeated = `${sentence(140)}\n\n`.repeat(3);
    expect(new Set(chunksOf(repeated).map(({ id }) => id)).size).toBe(3);
  });

  it("given any text, keeps chunks small and estimates tokens by four characters", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 400, unit: "binary" }),
        fc.integer({ min: 1, max: 40 }),
        (piece, times) => {
          const text = `x ${piece.repeat(times)}`;
          for (const chunk of chunksOf(text)) {
            expect(chunk.text.length).toBeLessThanOrEqual(3_000);
            expect(chunk.text.isWellFormed()).toBe(true);
            expect(chunk.tokens).toBe(Math.ceil(chunk.text.length / 4));
          }
        },
      ),
    );
  });

  it.each([
    ["nothing readable", "<!-- only a comment -->", "invalid-request"],
    [
      "more sections than one document may have",
      Array.from({ length: 10_001 }, (_, index) => `# ${index}\nb`).join("\n"),
      "payload-too-large",
    ],
  ])("given %s, refuses it by the field", (_situation, text, code) => {
    expect(() => chunksOf(text)).toThrowError(
      expect.objectContaining({ code, violations: [expect.objectContaining({ field: "text" })] }),
    );
  });

  it("given five megabytes without a break, takes time in proportion to its length", () => {
    const startedAt = performance.now();
    for (const text of ["a".repeat(5e6), "| a ".repeat(1e6), " ".repeat(5e6 - 1).concat("a")]) chunksOf(text);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});
