import { describe, expect, it } from "vitest";
import { ChunkEmbedder } from "#shared/retrieval/chunk-embedder.ts";
import { fuseRankings } from "#shared/retrieval/fuse-rankings.ts";
import { KnowledgeBase } from "#shared/retrieval/ingest-knowledge.ts";
import { InProcessChunkIndex } from "../../../functions/adapters/local/in-process-chunk-index.ts";
import { StoredVectorIndex } from "../../../functions/adapters/local/stored-vector-index.ts";
import { createFakeRuntime } from "../../fakes/fake-runtime.ts";
import { MemoryDocumentStore } from "../../fakes/memory-document-store.ts";
import { WordEmbeddingModel } from "../../fakes/word-embedding-model.ts";

describe("fuseRankings", () => {
  it("of two rankings, by hand, sums weight over sixty plus rank, best first and ties by id", () => {
    const fused = fuseRankings([
      { ids: ["b", "a"], weight: 1 },
      { ids: ["c", "b"], weight: 0.5 },
    ]);
    expect(fused).toEqual([
      { id: "b", score: 1 / 61 + 0.5 / 62 },
      { id: "a", score: 1 / 62 },
      { id: "c", score: 0.5 / 61 },
    ]);
  });

  it("of nothing, is nothing", () => {
    expect(fuseRankings([])).toEqual([]);
  });
});

describe("KnowledgeBase with an embedding model", () => {
  function open(documents = new MemoryDocumentStore()) {
    const runtime = createFakeRuntime();
    const embeddings = new WordEmbeddingModel([
      ["fall", "slump", "plunge"],
      ["fee", "cost"],
    ]);
    const vectors = new StoredVectorIndex({ documents, model: "topics" });
    const embedder = new ChunkEmbedder({
      embeddings,
      vectors,
      logger: runtime.logger,
      questionTimeoutMs: 500,
    });
    const index = new InProcessChunkIndex({ vectors });
    const knowledge = new KnowledgeBase({ documents, index, clock: runtime.clock, embedder });
    const find = async (text: string) => knowledge.search({ tenantId: "acme", text, limit: 5 });
    const ingest = (source: string, text: string) =>
      knowledge.ingest("acme", { title: source, source, format: "text", text });
    return { runtime, documents, embeddings, vectors, knowledge, find, ingest };
  }
  type Scene = ReturnType<typeof open>;

  async function fill({ ingest }: Pick<Scene, "ingest">) {
    await ingest("slump.md", "Prices slump in a crisis.");
    await ingest("fees.md", "Funds charge for management.");
    await ingest("costs.md", "Each cost is listed.");
  }

  it("search, in other words than the passage's, finds it by meaning and says by which way", async () => {
    const scene = open();
    await fill(scene);
    const hits = await scene.find("plunge of quotations");
    expect(hits[0]?.chunk.source).toBe("slump.md");
    expect(hits[0]?.lexical).toBeUndefined();
    expect(hits[0]?.vector?.rank).toBe(1);
  });

  it("search, when both ways find a passage, puts it before those of one way", async () => {
    const scene = open();
    await fill(scene);
    const [best] = await scene.find("slump in prices");
    expect(best).toMatchObject({ chunk: { source: "slump.md" }, lexical: { rank: 1 }, vector: { rank: 1 } });
  });

  it("search, while the provider is away, answers by words alone and says so in the log", async () => {
    const scene = open();
    await fill(scene);
    scene.embeddings.failing = true;
    const hits = await scene.find("prices");
    expect(hits.map(({ chunk, vector }) => [chunk.source, vector])).toEqual([["slump.md", undefined]]);
    expect(scene.runtime.logger.entries.at(-1)?.message).toContain("by words alone");
  });

  it("ingest, of a changed document, embeds only the chunks that changed", async () => {
    const scene = open();
    await fill(scene);
    scene.embeddings.embedded.length = 0;
    await scene.ingest("costs.md", "Each cost is listed.");
    await scene.ingest("fees.md", "Funds charge a fee.");
    expect(scene.embeddings.embedded).toEqual(["fees.md\nFunds charge a fee."]);
  });

  it("ingest, while the provider is away, fails with its error, and works again later", async () => {
    const scene = open();
    scene.embeddings.failing = true;
    await expect(scene.ingest("a.md", "A fall.")).rejects.toMatchObject({ code: "provider-unavailable" });
    expect(await scene.find("fall")).toEqual([]);
    scene.embeddings.failing = false;
    await scene.ingest("a.md", "A fall.");
    expect((await scene.find("plunge"))[0]?.chunk.source).toBe("a.md");
  });

  it.each([
    ["that has searched before", (scene: Scene) => scene.knowledge],
    ["that has just started", (scene: Scene) => open(scene.documents).knowledge],
  ])("remove, of a document in a process %s, ends its finding by meaning too", async (_, knowledgeOf) => {
    const scene = open();
    await fill(scene);
    const { documents: pages } = await scene.knowledge.list("acme", { limit: 9 });
    const slump = pages.find(({ source }) => source === "slump.md");
    await knowledgeOf(scene).remove("acme", slump?.id ?? "");
    for (const { find } of [scene, open(scene.documents)]) {
      expect((await find("plunge")).map(({ chunk }) => chunk.source)).not.toContain("slump.md");
    }
    const { vectors } = open(scene.documents);
    expect(await vectors.missing("acme", slump?.chunkIds ?? [])).toEqual(slump?.chunkIds);
  });
});
