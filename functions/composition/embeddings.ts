import type { Config } from "#shared/config.ts";
import type { DocumentStore } from "#shared/ports/document-store.ts";
import type { EmbeddingModel } from "#shared/ports/embedding-model.ts";
import type { Logger } from "#shared/ports/runtime.ts";
import type { VectorIndex } from "#shared/ports/vector-index.ts";
import { ChunkEmbedder } from "#shared/retrieval/chunk-embedder.ts";

/** A VectorIndex that may hold a connection. */
type OpenedVectors = VectorIndex & { close?(): Promise<void> };

interface Embeddings {
  readonly vectors: OpenedVectors;
  readonly embedder: ChunkEmbedder;
}

/** What embeds where no model is named. */
const DEFAULT_MODELS = {
  none: "",
  gemini: "gemini-embedding-001",
  vertex: "gemini-embedding-001",
  openai: "text-embedding-3-small",
} as const satisfies Record<Config["FINRISK_EMBEDDING_PROVIDER"], string>;

async function openModel(config: Config): Promise<EmbeddingModel | undefined> {
  const { FINRISK_EMBEDDING_PROVIDER: provider, FINRISK_EMBEDDING_DIMENSIONS: dimensions } = config;
  const model = config.FINRISK_EMBEDDING_MODEL ?? DEFAULT_MODELS[provider];
  const timeoutMs = config.FINRISK_MODEL_TIMEOUT_MS;
  switch (provider) {
    case "none":
      return undefined;
    case "gemini": {
      const { GeminiEmbeddingModel } = await import("../adapters/google/gemini-embedding-model.ts");
      return new GeminiEmbeddingModel({
        apiKey: config.GEMINI_API_KEY ?? "",
        baseUrl: config.GEMINI_BASE_URL,
        model,
        dimensions,
        timeoutMs,
      });
    }
    case "vertex": {
      const { VertexEmbeddingModel } = await import("../adapters/google/vertex-embedding-model.ts");
      return new VertexEmbeddingModel({
        project: config.GOOGLE_CLOUD_PROJECT ?? "",
        location: config.VERTEX_LOCATION,
        baseUrl: config.VERTEX_BASE_URL,
        model,
        dimensions,
        timeoutMs,
      });
    }
    case "openai": {
      const { OpenAiEmbeddingModel } = await import("../adapters/openai/openai-embedding-model.ts");
      return new OpenAiEmbeddingModel({
        apiKey: config.OPENAI_API_KEY,
        baseUrl: config.OPENAI_BASE_URL,
        model,
        dimensions,
        timeoutMs,
      });
    }
  }
}

/** Firestore searches near vectors by itself; the embedded runtime looks at every one. */
async function openVectors(config: Config, documents: DocumentStore, model: string): Promise<OpenedVectors> {
  if (config.FINRISK_RUNTIME === "embedded") {
    const { StoredVectorIndex } = await import("../adapters/local/stored-vector-index.ts");
    return new StoredVectorIndex({ documents, model });
  }
  const { FirestoreVectorIndex } = await import("../adapters/google/firestore-vector-index.ts");
  return new FirestoreVectorIndex({ projectId: config.GOOGLE_CLOUD_PROJECT ?? "demo-finrisk", model });
}

/** What searching by meaning takes, where an embedding model is configured. */
export async function openEmbeddings(
  config: Config,
  { documents, logger }: { readonly documents: DocumentStore; readonly logger: Logger },
): Promise<Embeddings | undefined> {
  const embeddings = await openModel(config);
  if (embeddings === undefined) return undefined;
  const vectors = await openVectors(config, documents, `${embeddings.name}-${embeddings.dimensions}`);
  const questionTimeoutMs = config.FINRISK_EMBEDDING_TIMEOUT_MS;
  return { vectors, embedder: new ChunkEmbedder({ embeddings, vectors, logger, questionTimeoutMs }) };
}
