import type { FinRiskError } from "#shared/errors.ts";
import { CallDeadline, type CallLimits } from "./call-deadline.ts";
import { type BatchLimits, batchTexts } from "./embedding-batches.ts";
import { type ProviderCall, providerError } from "./provider-error.ts";
import { toUnitVector } from "./unit-vector.ts";

/** `timeoutMs` is for each call to the provider. */
export interface EmbeddingCall extends Pick<ProviderCall, "provider" | "secrets">, CallLimits {
  readonly dimensions: number;
  readonly limits: BatchLimits;
  /** Whatever was thrown on the way, as one of the provider errors of LanguageModel. */
  readonly mapError: (error: unknown, call: ProviderCall) => FinRiskError;
}

type SendBatch = (
  texts: readonly string[],
  signal: AbortSignal,
) => Promise<readonly (readonly number[] | undefined)[]>;

/** One unit vector a text, in order, in as many calls as the limits ask for. Throws the provider errors of EmbeddingModel. */
export async function embedBatches(
  texts: readonly string[],
  call: EmbeddingCall,
  send: SendBatch,
): Promise<readonly Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (const batch of batchTexts(texts, call.limits)) vectors.push(...(await embedBatch(batch, call, send)));
  return vectors;
}

async function embedBatch(
  batch: readonly string[],
  call: EmbeddingCall,
  send: SendBatch,
): Promise<readonly Float32Array[]> {
  const deadline = new CallDeadline(call);
  try {
    const answered = await deadline.race(send(batch, deadline.signal));
    return unitVectors(answered, batch.length, call);
  } catch (error) {
    throw deadline.ended
      ? deadline.reason(call.provider, error)
      : call.mapError(error, { ...call, now: new Date() });
  } finally {
    deadline.release();
  }
}

function unitVectors(
  answered: readonly (readonly number[] | undefined)[],
  expected: number,
  call: EmbeddingCall,
): readonly Float32Array[] {
  const usable = answered.flatMap((values = []) => {
    const vector = values.length === call.dimensions ? toUnitVector(values) : undefined;
    return vector === undefined ? [] : [vector];
  });
  if (usable.length === expected && answered.length === expected) return usable;
  const lengths = [...new Set(answered.map((values) => values?.length ?? 0))].slice(0, 3).join(", ");
  throw providerError(
    "provider-malformed",
    `answered ${usable.length} usable vectors of ${call.dimensions} numbers for ${expected} texts; the lengths were ${lengths || "none"}`,
    call,
  );
}
