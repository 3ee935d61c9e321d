import { describe, expect, it } from "vitest";
import { extractRelations } from "#shared/retrieval/graph/extract-relations.ts";
import type { Relation } from "#shared/retrieval/graph/relation.ts";
import rows from "../../../golden/graph-relations.json" with { type: "json" };
import { makeChunk } from "../make-chunk.ts";

const ISSUER = { issuer: "Polar Devices" };
const shown = ({ subject, type, object }: Relation): string => `${subject.name} ${type} ${object.name}`;
const extract = (...texts: readonly string[]) =>
  extractRelations(
    texts.map((text, position) => makeChunk({ id: `chunk-${position}`, text, metadata: ISSUER })),
  );

describe("extractRelations", () => {
  it.each(rows.map(({ text, relations }) => [text, relations] as const))(
    "of %j, reads the relations it states and no other",
    (text, relations) => {
      expect(extract(text).map(shown).sort()).toEqual([...relations].sort());
    },
  );

  it("of a sentence in the second chunk, keeps that chunk and the sentence as evidence", () => {
    expect(extract("Nothing here.", "First. **Foxconn** supplies\nDell. Last.")).toEqual([
      {
        type: "supplies",
        subject: { kind: "issuer", name: "Foxconn" },
        object: { kind: "issuer", name: "Dell" },
        chunkId: "chunk-1",
        sentence: "Foxconn supplies Dell.",
      },
    ]);
  });

  it("of a table's row, keeps the cells under their headers as evidence", () => {
    const [relation] = extract("| Supplier | Country |\n| --- | --- |\n| Foxconn | Taiwan |");
    expect(relation?.sentence).toBe("Supplier: Foxconn; Country: Taiwan");
  });

  it("of a document with an issuer and a ticker, relates the two once", () => {
    const metadata = { issuer: "Orbit Computers, Inc.", ticker: "ORBC" };
    const chunks = ["a", "b"].map((id) => makeChunk({ id, text: "Words.", metadata }));
    expect(extractRelations(chunks).map(shown)).toEqual(["Orbit Computers, Inc. listed-as ORBC"]);
  });

  it("of an officer, keeps the office", () => {
    expect(extract("Jan Novak is the chief risk officer of Nimbus.")[0]?.detail).toBe("chief risk officer");
  });

  it("of a short form of one name, takes it for that company, and for nobody when two begin so", () => {
    const one = "Orbit Computers competes with Vela. Orbit supplies Dell.";
    expect(extract(one).map(shown)).toContain("Orbit Computers supplies Dell");
    const two = `${one} Orbit Mining supplies Nimbus.`;
    expect(extract(two).map(shown)).toContain("Orbit supplies Dell");
  });

  it("of a chunk that is held back for what it tries to instruct, reads nothing", () => {
    const suspicion = { score: 1, reasons: ["orders"] };
    const chunk = makeChunk({ id: "planted", text: "Foxconn supplies Dell.", suspicion });
    expect(extractRelations([chunk])).toEqual([]);
  });

  it("of the same text twice, says the same twice", () => {
    const texts = rows.map(({ text }) => text);
    expect(extract(...texts)).toEqual(extract(...texts));
  });

  it("of a document that states thousands of relations, keeps the first five hundred", () => {
    const texts = Array.from({ length: 2_000 }, (_, index) => `Acme${index} Works supplies Dell.`);
    const relations = extract(...texts);
    expect(relations).toHaveLength(500);
    expect(relations[0] && shown(relations[0])).toBe("Acme0 Works supplies Dell");
  });

  it.each([
    "Aa ",
    "A. ",
    "a",
    "a-",
    "A and ",
    "supplies ",
    "Foxconn supplies Dell and ",
    "is exposed to a, ",
    "| a ",
    "| Supplier |\n",
    "a: b\n",
    "(A ",
    "A's ",
    "chief ",
    ". A ",
    "sells a ",
  ])("of %j a hundred thousand times, takes time in proportion to its length", (piece) => {
    const timeOf = (repeats: number) => {
      const startedAt = performance.now();
      extract(piece.repeat(repeats));
      return performance.now() - startedAt;
    };
    timeOf(10_000);
    expect(timeOf(100_000)).toBeLessThan(40 * Math.max(timeOf(10_000), 5));
  });
});
