import { z } from "zod";
import { FinRiskError } from "#shared/errors.ts";
import {
  failureError,
  type ProviderCall,
  providerError,
  readRefusalBody,
  readSeconds,
  refusalError,
} from "../provider-error.ts";

const DetailSchema = z.looseObject({ "@type": z.string().nullish(), retryDelay: z.string().nullish() });
type Details = readonly z.infer<typeof DetailSchema>[];

/** google.rpc.Status as the HTTP services write it. */
const StatusBodySchema = z.object({
  error: z.object({
    code: z.number().nullish(),
    message: z.string().nullish(),
    status: z.string().nullish(),
    details: z.array(DetailSchema).nullish(),
  }),
});

/** What both Google packages throw for a refused call, read by shape so that neither has to be imported here. */
const ThrownRefusalSchema = z.object({
  status: z.number().int().min(400),
  message: z.string(),
  errorDetails: z.array(DetailSchema).nullish(),
});

/** The error for a refused call, from its status and body. */
export function mapRefusedResponse(status: number, body: string, call: ProviderCall): FinRiskError {
  const parsed = StatusBodySchema.safeParse(readRefusalBody(body));
  if (!parsed.success) return refusalError({ status, message: body, askedDelaysMs: [] }, call);
  const { message, status: name, details } = parsed.data.error;
  return refusalError(
    { status, message: [name, message].filter(Boolean).join(": "), askedDelaysMs: retryDelaysMs(details) },
    call,
  );
}

/** The error that a stream may carry in place of a piece of text, or undefined. */
export function findErrorInResponse(response: unknown, call: ProviderCall): FinRiskError | undefined {
  const parsed = StatusBodySchema.safeParse(response);
  if (!parsed.success) return undefined;
  return mapRefusedResponse(parsed.data.error.code ?? 500, JSON.stringify(response), call);
}

/** Whatever a Google package threw, as one of the provider errors of LanguageModel; `cause` is kept, keys are not. */
export function mapProviderError(error: unknown, call: ProviderCall): FinRiskError {
  if (error instanceof FinRiskError) return error;
  const refusal = ThrownRefusalSchema.safeParse(error);
  if (refusal.success) {
    const { status, message, errorDetails } = refusal.data;
    return refusalError({ status, message, askedDelaysMs: retryDelaysMs(errorDetails), cause: error }, call);
  }
  if (error instanceof Error && /default credentials/i.test(error.message)) {
    return providerError("provider-rejected", "has no credentials; set up application default credentials", {
      ...call,
      cause: error,
    });
  }
  return failureError(error, call);
}

/** The delays that google.rpc.RetryInfo details ask for. */
function retryDelaysMs(details: Details | null | undefined): readonly (number | undefined)[] {
  return (details ?? [])
    .filter((detail) => detail["@type"]?.endsWith("/google.rpc.RetryInfo"))
    .map(({ retryDelay }) => readSeconds(retryDelay?.replace(/s$/, "")));
}
