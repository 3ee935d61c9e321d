import { z } from "zod";
import { LedgerEntrySchema } from "../calculations/ledger.ts";
import { MarketDataSchema } from "../calculations/market-data.ts";
import { PreferencesSchema } from "../memory/preferences.ts";
import { CALLER_ID_PATTERN, CALLER_ID_REMEDY } from "./caller-id.ts";

const MAX_QUERY_CHARACTERS = 4_000;

/** Ids that callers choose: users, sessions, portfolios. */
const CallerIdSchema = z.string().regex(CALLER_ID_PATTERN, CALLER_ID_REMEDY);

/** The body of `POST /v1/reports`. Give `data` or `portfolioId`, not both. */
export const RiskQuestionSchema = z
  .strictObject({
    query: z.string().trim().min(1, "ask a question").max(MAX_QUERY_CHARACTERS),
    userId: CallerIdSchema.optional(),
    sessionId: CallerIdSchema.optional(),
    data: MarketDataSchema.optional(),
    portfolioId: CallerIdSchema.optional(),
    preferences: PreferencesSchema.optional(),
    cache: z
      .boolean()
      .optional()
      .describe("False for an answer that is made anew, whatever was answered moments ago."),
  })
  .refine((question) => question.data === undefined || question.portfolioId === undefined, {
    path: ["portfolioId"],
    message: "give data or portfolioId, not both",
  });
export type RiskQuestion = z.infer<typeof RiskQuestionSchema>;

export const APPROACHES = ["base_rag_only", "hybrid_rag_finetuning"] as const;

/** A passage the served text rests on; `quote` occurs in it word for word. */
export const CitationSchema = z.object({
  id: z.string(),
  chunkId: z.string(),
  title: z.string(),
  source: z.string(),
  quote: z.string(),
});
export type Citation = z.infer<typeof CitationSchema>;

/** Why a question was not answered, and what would be needed to answer it. */
export const RefusalSchema = z.object({
  reason: z.enum(["no-matching-calculation", "missing-data", "unknown-series", "no-evidence"]),
  message: z.string(),
  needed: z.array(z.string()),
});
export type Refusal = z.infer<typeof RefusalSchema>;

const ReportMetadataSchema = z.object({
  /** True when every figure of the served text was printed from the ledger or a cited passage and passed the check. */
  validationPassed: z.boolean(),
  /** Narratives that were refused by the check before this one. */
  retryCount: z.int().nonnegative(),
  /** True when the plan or the narrative is not the assigned model's own. */
  fallback: z.boolean(),
  fallbackReason: z.string().optional(),
  /** Calls of models, by name, whose answer could not be used. */
  failed: z.array(z.object({ model: z.string(), code: z.string(), latencyMs: z.number() })).optional(),
  /** The kind of question that was answered, or `refused`. */
  path: z.string(),
  /** Why this path was taken, in words. */
  reason: z.string().optional(),
  /** How far was looked for passages, and whether a second time. */
  depth: z
    .object({ passages: z.int(), graphHops: z.int(), rerank: z.boolean(), widened: z.boolean() })
    .optional(),
  passages: z.int().nonnegative(),
  /** The question as it was understood, where that is not how it was asked: a follow-up written out. */
  takenAs: z.string().optional(),
  /** True when the same question was answered moments ago and its answer is given again. */
  cached: z.boolean().optional(),
  arm: z.string(),
  struckSentences: z.int().nonnegative(),
  /** How often each fault of a citation took a sentence out of the text. */
  citationFaults: z.record(z.string(), z.int()).optional(),
  /** The signals behind `confidence`: each from 0 to 1, null where absent, with what it adds to the log-odds. */
  confidenceParts: z
    .array(z.object({ signal: z.string(), value: z.number().nullable(), effect: z.number() }))
    .optional(),
  /** Which weights the confidence was worked out with. */
  calibrationVersion: z.string().optional(),
  latencyMs: z.record(z.string(), z.number()),
  usage: z.object({
    /** Calls that went out to a provider; a model in this process takes none. */
    calls: z.int().nonnegative().optional(),
    inputTokens: z.number(),
    outputTokens: z.number(),
    /** At list prices, in millionths of a US dollar; null where a price or the tokens of a call are not known. */
    costMicroDollars: z.number().nullable().optional(),
  }),
  prompts: z.record(z.string(), z.string()),
  refusal: RefusalSchema.optional(),
});

/** The answer to `POST /v1/reports`. */
export const ReportSchema = z.object({
  id: z.string(),
  createdAt: z.iso.datetime(),
  text: z.string(),
  approach: z.enum(APPROACHES),
  model: z.object({ provider: z.string(), name: z.string(), versionId: z.string().nullable() }),
  calculations: z.array(LedgerEntrySchema),
  citations: z.array(CitationSchema),
  /** A Vega-Lite specification, or an empty object when there is nothing to draw. */
  chart: z.record(z.string(), z.unknown()),
  confidence: z.number().min(0).max(1),
  metadata: ReportMetadataSchema,
});
export type Report = z.infer<typeof ReportSchema>;
