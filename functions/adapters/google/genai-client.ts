import type { GoogleGenAI, GoogleGenAIOptions } from "@google/genai";
import type { ProviderCall } from "../provider-error.ts";
import { mapRefusedResponse } from "./map-provider-error.ts";

/** Credentials as `@google/genai` takes them: application default credentials when absent, an `authClient` of one's own in tests. */
export type GoogleAuth = NonNullable<GoogleGenAIOptions["googleAuthOptions"]>;

export interface VertexClientFields {
  readonly project: string;
  readonly location: string;
  /** Replaces the host of every location. */
  readonly baseUrl?: string | undefined;
  readonly auth?: GoogleAuth | undefined;
  /** Node's own when absent. */
  readonly fetch?: typeof fetch | undefined;
}

/** A client for one location of Vertex AI, pinned to v1. It never retries: repeating a call is our decision. */
export function openVertexClient(fields: VertexClientFields): Promise<GoogleGenAI> {
  const { project, location, baseUrl, auth } = fields;
  return openClient(
    { vertexai: true, project, location, ...(auth === undefined ? {} : { googleAuthOptions: auth }) },
    { provider: "Vertex AI", secrets: [] },
    { baseUrl, fetch: fields.fetch },
  );
}

/** A client of the Gemini API by key, pinned to v1. */
export function openGeminiClient(fields: {
  readonly apiKey: string;
  readonly baseUrl?: string | undefined;
}): Promise<GoogleGenAI> {
  const { apiKey, baseUrl } = fields;
  return openClient({ vertexai: false, apiKey }, { provider: "Gemini", secrets: [apiKey] }, { baseUrl });
}

async function openClient(
  options: GoogleGenAIOptions,
  call: Pick<ProviderCall, "provider" | "secrets">,
  transport: { readonly baseUrl: string | undefined; readonly fetch?: typeof fetch | undefined },
): Promise<GoogleGenAI> {
  const { GoogleGenAI } = await import("@google/genai");
  const { baseUrl } = transport;
  return new GoogleGenAI({
    ...options,
    httpOptions: {
      apiVersion: "v1",
      fetch: refusingFetch(transport.fetch ?? fetch, call),
      ...(baseUrl === undefined ? {} : { baseUrl }),
    },
  });
}

/** A fetch that throws our error for a refused call, since the package's own error loses the headers. */
function refusingFetch(send: typeof fetch, call: Pick<ProviderCall, "provider" | "secrets">): typeof fetch {
  return async (input, init) => {
    const response = await send(input, init);
    if (response.ok) return response;
    const retryAfter = response.headers.get("retry-after");
    throw mapRefusedResponse(response.status, await response.text(), {
      ...call,
      now: new Date(),
      retryAfter,
    });
  };
}
