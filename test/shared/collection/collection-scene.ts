import { COLLECTION_COUNTS } from "#shared/collection/collection-counts.ts";
import { EXAMPLE_KEYS, EXAMPLES } from "#shared/collection/example.ts";
import { FEEDBACK, type Feedback, feedbackId } from "#shared/collection/feedback.ts";
import { FeedbackDesk } from "#shared/collection/feedback-desk.ts";
import { pseudonymOf } from "#shared/collection/judge-interaction.ts";
import type { Redactor } from "#shared/collection/redact-content.ts";
import { REJECTIONS } from "#shared/collection/rejection.ts";
import { TrainingDataCollector } from "#shared/collection/training-data-collector.ts";
import { UserData } from "#shared/collection/user-data.ts";
import { MemoryDesk } from "#shared/memory/memory-desk.ts";
import type { Collection, DocumentStore, StoredDocument } from "#shared/ports/document-store.ts";
import { INTERACTIONS, type Interaction } from "#shared/reports/interaction.ts";
import { CHUNKS } from "#shared/retrieval/knowledge-document.ts";
import { createFakeRuntime } from "../../fakes/fake-runtime.ts";
import { MemoryDocumentStore } from "../../fakes/memory-document-store.ts";
import { MemoryObjectStore } from "../../fakes/memory-object-store.ts";

export const TENANT = "acme";
const PSEUDONYM_KEY = "0123456789abcdef0123456789abcdef";
export const CHUNK_TEXT =
  "The maximum drawdown is the deepest fall of wealth below its highest value so far.";

/** Takes names that begin with "Zed" for persons, cannot read "boom" and doubts "doubtful". */
export const fakeRedactor: Redactor = (texts) => {
  const whole = Object.values(texts).join("\n");
  if (whole.includes("boom")) throw new Error(`cannot read ${whole}`);
  const redactions = Object.entries(texts).flatMap(([field, text]) =>
    [...text.matchAll(/Zed\w*/g)].map(([name]) => ({
      field,
      type: "PERSON" as const,
      length: name.length,
      placeholder: "[PERSON_1]",
    })),
  );
  return {
    fields: Object.fromEntries(
      Object.entries(texts).map(([field, text]) => [field, text.replaceAll(/Zed\w*/g, "[PERSON_1]")]),
    ),
    redactions,
    quarantine: whole.includes("doubtful") ? "uncertain-finding" : null,
    redactorVersion: "fake-1",
  };
};

/** A collector over these stores, with what belongs to it; all of it is new unless given. */
export function createScene(
  given: { documents?: DocumentStore; objects?: MemoryObjectStore; redactor?: Redactor } = {},
) {
  const runtime = createFakeRuntime();
  const { clock } = runtime;
  const documents = given.documents ?? new MemoryDocumentStore();
  const objects = given.objects ?? new MemoryObjectStore();
  const collector = new TrainingDataCollector({
    documents,
    objects,
    clock,
    redactor: given.redactor ?? fakeRedactor,
    pseudonymKey: PSEUDONYM_KEY,
    codeVersion: "1.2.3",
    qualityThreshold: 0.8,
    exportQuality: 0.9,
  });
  const memory = new MemoryDesk({ documents, clock, sessionHours: 24 });
  const userData = new UserData({ documents, clock, collector, memory, pseudonymKey: PSEUDONYM_KEY });
  const feedback = new FeedbackDesk({ documents, clock, pseudonymKey: PSEUDONYM_KEY });
  return { runtime, documents, objects, collector, userData, feedback, memory };
}

export const userPseudonym = (id: string): string =>
  pseudonymOf("user", { tenantId: TENANT, pseudonymKey: PSEUDONYM_KEY }, id);

type Report = Interaction["report"];

export interface InteractionChanges {
  readonly query?: string;
  readonly userId?: string;
  readonly tenantId?: string;
  readonly report?: Partial<Omit<Report, "metadata">> & { readonly metadata?: Partial<Report["metadata"]> };
  readonly rest?: Partial<Interaction>;
}

const ENTRY: Report["calculations"][number] = {
  id: "c1",
  calculation: "maximum-drawdown",
  title: "Maximum drawdown",
  method: "simple",
  series: ["MSFT"],
  parameters: {},
  value: -0.1,
  values: [{ date: "2009-02-01", value: -0.1 }],
  unit: "fraction",
  observations: 3,
  period: { from: "2009-01-01", to: "2009-04-01" },
  warnings: [],
};

const REPORT: Omit<Report, "id"> = {
  createdAt: "2026-01-04T12:00:00.000Z",
  text: "The maximum drawdown of MSFT is -10.00%. [p1]",
  approach: "base_rag_only",
  model: { provider: "embedded", name: "finrisk-embedded", versionId: null },
  calculations: [ENTRY],
  citations: [
    { id: "p1", chunkId: "k1", title: "Policy", source: "policy.md", quote: "deepest fall of wealth" },
  ],
  chart: {},
  confidence: 1,
  metadata: {
    validationPassed: true,
    retryCount: 0,
    fallback: false,
    path: "single-calculation",
    passages: 1,
    arm: "control",
    struckSentences: 0,
    latencyMs: {},
    usage: { inputTokens: 0, outputTokens: 0 },
    prompts: { plan: "plan-calculations@1" },
  },
};

const EXPIRES_AT_MS = Date.parse(REPORT.createdAt) + 7 * 86_400_000;

const SERIES = {
  name: "MSFT",
  kind: "price",
  from: "2009-01-01",
  to: "2009-04-01",
  observations: 4,
  frequency: "monthly",
  benchmark: false,
} as const;

/** The record of a good answer, changed as the test says. */
export function interactionOf(id: string, changes: InteractionChanges = {}): Interaction {
  const { query = `What is the maximum drawdown of MSFT? Asked as ${id}.`, userId, report } = changes;
  return {
    id,
    tenantId: changes.tenantId ?? TENANT,
    schemaVersion: 1,
    createdAt: REPORT.createdAt,
    expiresAtMs: EXPIRES_AT_MS,
    question: { query, ...(userId !== undefined && { userId }) },
    task: { series: [SERIES], hasPortfolio: false },
    plan: {
      steps: [{ calculation: "maximum-drawdown", series: "MSFT", parameters: {} }],
      missing: [],
    },
    chunkIds: ["k1"],
    narrative: [
      {
        text: "The maximum drawdown of MSFT is {{c1.value}}.",
        citations: ["p1"],
        figures: [{ source: "c1.value", printed: "-10.00%" }],
      },
    ],
    report: { ...REPORT, id, ...report, metadata: { ...REPORT.metadata, ...report?.metadata } },
    ...changes.rest,
  };
}

/** Stores an interaction, and the passage that all of them were given to read. */
export async function store(documents: DocumentStore, interaction: Interaction): Promise<void> {
  const tenant = documents.forTenant(interaction.tenantId);
  await tenant.set(CHUNKS, {
    id: "k1",
    tenantId: interaction.tenantId,
    schemaVersion: 1,
    documentId: "d1",
    title: "Policy",
    path: [],
    source: "policy.md",
    text: CHUNK_TEXT,
    position: 0,
    tokens: 20,
    metadata: {},
  });
  await tenant.create(INTERACTIONS, interaction);
}

export function feedbackOf(
  interactionId: string,
  rater: string,
  fields: Partial<Pick<Feedback, "rating" | "comment" | "correction" | "givenAt">>,
): Feedback {
  return {
    id: feedbackId(interactionId, userPseudonym(rater)),
    tenantId: TENANT,
    schemaVersion: 1,
    interactionId,
    rater: userPseudonym(rater),
    givenAt: "2026-01-04T13:00:00.000Z",
    expiresAtMs: EXPIRES_AT_MS,
    ...fields,
  };
}

export const giveFeedback = (documents: DocumentStore, feedback: Feedback): Promise<void> =>
  documents.forTenant(TENANT).set(FEEDBACK, feedback);

export async function readAll<T extends StoredDocument>(
  documents: DocumentStore,
  collection: Collection<T>,
): Promise<readonly T[]> {
  return (await documents.forTenant(TENANT).query(collection, { limit: 1_000 })).documents;
}

/** Everything that collection decided, in a form that two runs can be compared by. */
export async function decisionsOf(documents: DocumentStore) {
  const [examples, rejections, keys, counts] = await Promise.all([
    readAll(documents, EXAMPLES),
    readAll(documents, REJECTIONS),
    readAll(documents, EXAMPLE_KEYS),
    readAll(documents, COLLECTION_COUNTS),
  ]);
  return {
    examples: examples.map(({ revision: _, ...example }) => example),
    rejections: rejections.map(({ revision: _, ...rejection }) => rejection),
    keys: keys.map(({ id, exampleId }) => ({ id, exampleId })),
    counts,
  };
}
