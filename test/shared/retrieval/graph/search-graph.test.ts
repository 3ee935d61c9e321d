import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { documentIdOf } from "#shared/retrieval/chunk-document.ts";
import { compileGraph } from "#shared/retrieval/graph/compile-graph.ts";
import { personalisedPageRank } from "#shared/retrieval/graph/personalised-page-rank.ts";
import { DOCUMENT_RELATIONS, type Relation } from "#shared/retrieval/graph/relation.ts";
import { MemoryDocumentStore } from "../../../fakes/memory-document-store.ts";
import pages from "../../../golden/graph-knowledge.json" with { type: "json" };
import questions from "../../../golden/graph-questions.json" with { type: "json" };
import { open, TENANT } from "../knowledge-scene.ts";

const inputs = pages.map(({ metadata, ...page }) => ({ ...page, format: "markdown" as const, metadata }));
const SHARED_SUPPLIER = {
  question: "Which of my holdings share a supplier?",
  holdings: ["ORBC", "NMBS"],
  limit: 9,
};

async function filled(documents = new MemoryDocumentStore(), order = inputs) {
  const scene = open(documents);
  for (const input of order) await scene.knowledge.ingest(TENANT, input);
  return scene;
}

describe("KnowledgeBase.searchGraph", () => {
  let scene: Awaited<ReturnType<typeof filled>>;
  beforeAll(async () => {
    scene = await filled();
  });

  it.each(questions)("asked $question, knows the facts and the documents that prove them", async (row) => {
    const { question, holdings, facts, sources } = row;
    const found = await scene.knowledge.searchGraph(TENANT, { question, holdings, limit: 6 });
    expect(found.facts.map(({ text }) => text).sort()).toEqual([...facts].sort());
    const proven = new Set(found.facts.flatMap(({ chunkIds }) => chunkIds));
    const hits = found.hits.filter(({ chunk }) => proven.has(chunk.id));
    expect(new Set(hits.map(({ chunk }) => chunk.source))).toEqual(new Set(sources));
  });

  it("asked about something it does not know, finds nothing", async () => {
    const asked = { question: "Who supplies Zephyr Motors?", holdings: ["ORBC"], limit: 5 };
    expect(await scene.knowledge.searchGraph(TENANT, asked)).toEqual({ facts: [], entities: [], hits: [] });
  });

  it("asked by another tenant, finds nothing", async () => {
    expect((await scene.knowledge.searchGraph("tenant-b", SHARED_SUPPLIER)).facts).toEqual([]);
  });

  it("after its documents came in any order, answers the same", async () => {
    const backwards = await filled(new MemoryDocumentStore(), inputs.toReversed());
    for (const { question, holdings } of questions) {
      const asked = { question, holdings, limit: 9 };
      expect(await backwards.knowledge.searchGraph(TENANT, asked)).toEqual(
        await scene.knowledge.searchGraph(TENANT, asked),
      );
    }
  });

  it("after a restart, answers from what is stored", async () => {
    const restarted = open(scene.documents).knowledge;
    expect(await restarted.searchGraph(TENANT, SHARED_SUPPLIER)).toEqual(
      await scene.knowledge.searchGraph(TENANT, SHARED_SUPPLIER),
    );
  });

  it("after all documents were removed, holds nothing, in the store and in memory", async () => {
    const { knowledge, documents } = await filled();
    for (const { source } of inputs) await knowledge.remove(TENANT, documentIdOf(TENANT, source));
    expect(await knowledge.searchGraph(TENANT, SHARED_SUPPLIER)).toEqual({
      facts: [],
      entities: [],
      hits: [],
    });
    expect(await documents.forTenant(TENANT).count(DOCUMENT_RELATIONS)).toBe(0);
  });

  it("in an instance that has loaded before, forgets what another has since replaced or removed", async () => {
    const documents = new MemoryDocumentStore();
    const [writer, reader] = [await filled(documents), open(documents)];
    const facts = async () =>
      (await reader.knowledge.searchGraph(TENANT, SHARED_SUPPLIER)).facts.map(({ text }) => text);
    expect(await facts()).toEqual(["Halden Semiconductor supplies Nimbus Devices and Orbit Computers."]);
    const [orbit] = inputs;
    if (orbit === undefined) throw new Error("the pages begin with Orbit's");
    await writer.knowledge.ingest(TENANT, {
      ...orbit,
      text: "We buy our memory chips from Corvid Plastics.",
    });
    expect(await facts()).toEqual(["Corvid Plastics supplies Nimbus Devices and Orbit Computers."]);
    await writer.knowledge.ingest(TENANT, { ...orbit, text: "No supplier is named." });
    expect(await facts()).toEqual([]);
    expect(await documents.forTenant(TENANT).count(DOCUMENT_RELATIONS)).toBe(7);
    await writer.knowledge.remove(TENANT, documentIdOf(TENANT, "nimbus-10k.md"));
    expect(await documents.forTenant(TENANT).count(DOCUMENT_RELATIONS)).toBe(6);
  });
});

const relationBetween = ([from, to]: readonly [number, number]): Relation => ({
  type: "supplies",
  subject: { kind: "issuer", name: `Company ${from}` },
  object: { kind: "issuer", name: `Company ${to}` },
  chunkId: `chunk-${from}`,
  sentence: "",
});
const graphs = fc
  .array(fc.tuple(fc.nat(30), fc.nat(30)), { minLength: 1, maxLength: 120 })
  .filter((pairs) => pairs.some(([from, to]) => from !== to));

describe("personalisedPageRank", () => {
  it("on any graph and seeds, is a share of one each and sums to one", () => {
    fc.assert(
      fc.property(graphs, fc.array(fc.nat(30), { minLength: 1 }), (pairs, picked) => {
        const graph = compileGraph(pairs.map(relationBetween));
        const seeds = new Set(picked.map((seed) => seed % graph.nodes.length));
        const rank = personalisedPageRank(graph, seeds);
        expect(rank.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
        expect(rank.every((value) => value >= 0 && value <= 1)).toBe(true);
      }),
    );
  });

  it("on a chain of two, by hand, leaves two thirds with the seed", () => {
    const rank = personalisedPageRank(compileGraph([relationBetween([1, 2])]), new Set([0]));
    expect(rank[0]).toBeCloseTo(2 / 3, 5);
    expect(rank[1]).toBeCloseTo(1 / 3, 5);
  });

  it("without seeds, is zero everywhere", () => {
    expect([...personalisedPageRank(compileGraph([relationBetween([1, 2])]), new Set())]).toEqual([0, 0]);
  });
});

describe("compileGraph", () => {
  it("of relations in any order, is the same graph", () => {
    fc.assert(
      fc.property(graphs, fc.infiniteStream(fc.nat()), (pairs, keys) => {
        const relations = pairs.map(relationBetween);
        const shuffled = relations
          .map((relation) => ({ relation, key: keys.next().value }))
          .sort((left, right) => left.key - right.key)
          .map(({ relation }) => relation);
        expect(compileGraph(shuffled)).toEqual(compileGraph(relations));
      }),
    );
  });
});
