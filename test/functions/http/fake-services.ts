import { randomBytes } from "node:crypto";
import { ApiKeys } from "#shared/access/api-keys.ts";
import { MemoryDesk } from "#shared/memory/memory-desk.ts";
import type { Chunk } from "#shared/ports/chunk-index.ts";
import { Portfolios } from "#shared/reports/portfolio.ts";
import type { Report, RiskQuestion } from "#shared/reports/report.ts";
import type { KnowledgeFile } from "#shared/retrieval/ingest-file.ts";
import type { KnowledgeDocument, KnowledgeInput } from "#shared/retrieval/knowledge-document.ts";
import { REPORT_EXAMPLE } from "../../../functions/http/examples.ts";
import type { Services } from "../../../functions/http/services.ts";
import { createFakeRuntime } from "../../fakes/fake-runtime.ts";
import { MemoryDocumentStore } from "../../fakes/memory-document-store.ts";
import { createScene } from "../../shared/collection/collection-scene.ts";

export const MAX_BODY_BYTES = 64 * 1024;

/** The services of HTTP with the domain replaced by records of what was asked; keys and portfolios are the real ones. */
export function createFakeServices() {
  const runtime = createFakeRuntime();
  const documents = new MemoryDocumentStore();
  const apiKeys = new ApiKeys({ documents, clock: runtime.clock, randomBytes });
  const asked: { question: RiskQuestion; tenantId: string }[] = [];
  const ingested: { tenantId: string; document: KnowledgeInput }[] = [];
  const removed: { tenantId: string; documentId: string }[] = [];
  const files: { tenantId: string; file: KnowledgeFile }[] = [];
  const stored = new Map<string, Report>();
  const services = {
    version: "1.2.3",
    config: { maxBodyBytes: MAX_BODY_BYTES, interactionRetentionDays: 7, collectionRetryHours: 24 },
    runtime,
    documents,
    apiKeys,
    portfolios: new Portfolios({ documents, clock: runtime.clock }),
    reports: {
      generateReport: async (question, { tenantId }) => {
        asked.push({ question, tenantId });
        stored.set(`${tenantId}/${REPORT_EXAMPLE.id}`, REPORT_EXAMPLE);
        return REPORT_EXAMPLE;
      },
      getReport: async (tenantId, id) => stored.get(`${tenantId}/${id}`),
    },
    knowledge: {
      ingest: async (tenantId, document) => {
        ingested.push({ tenantId, document });
        return { documentId: "d1", chunks: { added: 1, unchanged: 0, removed: 0 } };
      },
      list: async (tenantId, { limit }) => ({
        documents: documentsOf(tenantId).slice(0, limit),
        next: "more",
      }),
      remove: async (tenantId, documentId) => {
        removed.push({ tenantId, documentId });
      },
      search: async ({ tenantId, text, limit }) =>
        Array.from({ length: limit }, (_, position) => ({
          score: 1,
          chunk: chunkOf(tenantId, text, position),
        })),
    },
    collection: createScene({ documents }),
    memory: new MemoryDesk({ documents, clock: runtime.clock, sessionHours: 24 }),
    uploads: { ingest: async () => undefined, sweep: async () => undefined },
    files: {
      ingestFile: async (tenantId, file) => {
        files.push({ tenantId, file });
        return { documentId: "d2", chunks: { added: 2, unchanged: 0, removed: 0 } };
      },
    },
  } satisfies Services;
  return { services, runtime, documents, apiKeys, asked, ingested, removed, files };
}
export type FakeServices = ReturnType<typeof createFakeServices>;

const documentsOf = (tenantId: string): readonly KnowledgeDocument[] =>
  ["d1", "d2"].map((id) => ({
    id,
    tenantId,
    schemaVersion: 1,
    title: "Policy",
    source: `${id}.md`,
    format: "markdown",
    metadata: {},
    chunkIds: ["c1", "c2"],
    revision: 1,
    ingestedAt: "2026-03-02T09:30:00.000Z",
  }));

function chunkOf(tenantId: string, text: string, position: number): Chunk {
  const place = { documentId: "d1", title: "Policy", path: ["Policy", "VaR"], source: "policy.md" };
  return {
    id: `${tenantId}-${position}`,
    tenantId,
    schemaVersion: 1,
    ...place,
    text,
    position,
    tokens: 1,
    metadata: {},
  };
}

/** One key of each kind that a caller may hold, by what a test calls it. */
export async function createKeys({ apiKeys }: FakeServices) {
  const make = async (scopes: readonly ("reports" | "admin")[], tenantId = "acme") =>
    (await apiKeys.create({ label: "test", tenantId, scopes })).key;
  const revoked = await apiKeys.create({ label: "revoked", tenantId: "acme", scopes: ["admin"] });
  await apiKeys.revoke(revoked.id);
  const reports = await make(["reports"]);
  return {
    reports,
    admin: await make(["admin"]),
    otherTenant: await make(["reports"], "other"),
    revoked: revoked.key,
    wrongSecret: `${reports.slice(0, -4)}AAAA`,
  };
}
