import type { TuningFormat } from "./format-conversation.ts";

/** What a provider takes of a tuning file. Null where it names no limit. */
export interface ProviderLimits {
  readonly provider: string;
  readonly format: TuningFormat;
  readonly leastRows: number | null;
  readonly mostRows: number | null;
  readonly mostFileBytes: number | null;
  /** Tokens of one example, question and answer together. */
  readonly mostTokensPerExample: number | null;
  readonly mostValidationRows: number | null;
  /** Above `rows` validation rows, they may be at most this share of the training rows. */
  readonly validationShare: { readonly aboveRows: number; readonly mostShare: number } | null;
  /** When the figures were read, and where. */
  readonly asOf: string;
  readonly source: string;
}

const BASE = {
  leastRows: null,
  mostRows: null,
  mostFileBytes: null,
  mostTokensPerExample: null,
  mostValidationRows: null,
  validationShare: null,
  asOf: "2026-11-22",
} as const;

/** The limits of today. A limit that changes changes here, with its date. */
const PROVIDER_LIMITS: readonly ProviderLimits[] = [
  {
    ...BASE,
    provider: "vertex-ai",
    format: "vertex-gemini",
    mostRows: 10_000_000,
    mostFileBytes: 1_000_000_000,
    mostTokensPerExample: 131_072,
    mostValidationRows: 5_000,
    validationShare: { aboveRows: 1_000, mostShare: 0.3 },
    source: "docs.cloud.google.com, Gemini supervised tuning: Gemini 3.5 Flash and 3.1 Flash-Lite",
  },
  {
    ...BASE,
    provider: "openai",
    format: "openai-chat",
    leastRows: 10,
    mostFileBytes: 512_000_000,
    source:
      "developers.openai.com, supervised fine-tuning and Files API; closed to new organisations since 2026-05-07",
  },
  {
    ...BASE,
    provider: "gemini-api",
    format: "gemini-text",
    source: "ai.google.dev, model tuning: no model of the Gemini API can be tuned since May 2025",
  },
];

/** The limits on files of a form. */
export const limitsOf = (format: TuningFormat): ProviderLimits | undefined =>
  PROVIDER_LIMITS.find((limits) => limits.format === format);

/** The most validation rows that a provider takes beside so many training rows. */
export function validationCap(limits: ProviderLimits, trainRows: number): number {
  const { mostValidationRows, validationShare } = limits;
  const most = mostValidationRows ?? Number.POSITIVE_INFINITY;
  if (validationShare === null) return most;
  const byShare = Math.floor(trainRows * validationShare.mostShare);
  return Math.min(most, Math.max(validationShare.aboveRows, byShare));
}

/** The measures of a tuning file that limits are on. */
export interface TuningFileSize {
  readonly trainRows: number;
  readonly trainBytes: number;
  readonly validationRows: number;
  readonly validationBytes: number;
  readonly longestTokens: number;
}

/** One limit, what there is of it, and whether it is kept. */
export interface LimitVerdict {
  readonly limit: string;
  readonly value: number;
  readonly bound: number;
  readonly kept: boolean;
}

/** Every limit that a provider names, held against a file. */
export function judgeLimits(limits: ProviderLimits, size: TuningFileSize): readonly LimitVerdict[] {
  const cap = validationCap(limits, size.trainRows);
  const most: readonly (readonly [string, number, number | null])[] = [
    ["most training rows", size.trainRows, limits.mostRows],
    ["most bytes of the training file", size.trainBytes, limits.mostFileBytes],
    ["most bytes of the validation file", size.validationBytes, limits.mostFileBytes],
    ["most tokens of an example", size.longestTokens, limits.mostTokensPerExample],
    ["most validation rows", size.validationRows, Number.isFinite(cap) ? cap : null],
  ];
  const verdicts = most.flatMap(([limit, value, bound]) =>
    bound === null ? [] : [{ limit, value, bound, kept: value <= bound }],
  );
  if (limits.leastRows === null) return verdicts;
  const { leastRows: bound } = limits;
  return [
    { limit: "least training rows", value: size.trainRows, bound, kept: size.trainRows >= bound },
    ...verdicts,
  ];
}
