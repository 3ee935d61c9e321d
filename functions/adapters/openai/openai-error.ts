import { z } from "zod";
import type { FinRiskError } from "#shared/errors.ts";
import { type ProviderCall, providerError, readRefusalBody, refusalError } from "../provider-error.ts";

/** OpenAI, Ollama, llama.cpp and vLLM write an object, LM Studio a sentence; a body of another form is quoted as it is. */
const ErrorBodySchema = z.object({
  error: z.union([
    z.string().transform((message) => ({ message, type: undefined, code: undefined })),
    z.object({
      message: z.string().nullish(),
      type: z.string().nullish(),
      code: z.union([z.string(), z.number()]).nullish(),
    }),
  ]),
});
type ErrorBody = z.infer<typeof ErrorBodySchema>["error"];

/** Codes that say more than the status they come with. */
const BLOCKED_CODES = /^content_(?:filter|policy_violation)$/;
const SPENT_QUOTA_CODE = "insufficient_quota";
const RATE_LIMIT_CODE = /^(?:rate_limit|tokens$|requests$)/;

/** The error for a refused call, from its status and body. */
export function mapRefusedResponse(status: number, body: string, call: ProviderCall): FinRiskError {
  const parsed = ErrorBodySchema.safeParse(readRefusalBody(body));
  if (parsed.success) return refusalOf(status, parsed.data.error, call);
  return refusalError({ status, message: body, askedDelaysMs: [] }, call);
}

/** The error that a stream may carry in place of a piece of text, or undefined. */
export function findErrorInResponse(response: unknown, call: ProviderCall): FinRiskError | undefined {
  const parsed = ErrorBodySchema.safeParse(response);
  if (!parsed.success) return undefined;
  const { error } = parsed.data;
  return refusalOf(statusTold(error), error, call);
}

/** Whether a server refused a call and named one of the parameters meant by `words`. */
export function isRefusalNaming(words: RegExp, error: FinRiskError): boolean {
  return (
    (error.code === "provider-rejected" || error.code === "provider-unavailable") && words.test(error.message)
  );
}

function refusalOf(status: number, error: ErrorBody, call: ProviderCall): FinRiskError {
  const code = String(error.code ?? "");
  const message = error.message ?? error.type ?? code;
  if (BLOCKED_CODES.test(code)) {
    return providerError("provider-blocked", `blocked the prompt or the answer: ${message}`, call);
  }
  // It comes as 429, and waiting does not help.
  if (code === SPENT_QUOTA_CODE) {
    return providerError("provider-rejected", `answered ${status}, its quota is spent: ${message}`, call);
  }
  return refusalError({ status, message, askedDelaysMs: [] }, call);
}

/** An error inside a stream comes after the status, so it tells its own or only its kind. */
function statusTold({ code, type }: ErrorBody): number {
  if (typeof code === "number" && code >= 400) return code;
  if (RATE_LIMIT_CODE.test(String(code ?? type ?? ""))) return 429;
  return type === "invalid_request_error" ? 400 : 500;
}
