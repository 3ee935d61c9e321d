import { EventSourceParserStream } from "eventsource-parser/stream";
import { type ProviderCall, providerError } from "../provider-error.ts";
import { mapRefusedResponse } from "./openai-error.ts";

const OPENAI_BASE_URL = "https://api.openai.com/v1";
const END_OF_STREAM = "[DONE]";

export interface OpenAiConnectionFields {
  /** Servers on one's own machine ask for none. */
  readonly apiKey?: string | undefined;
  /** With the version in the path, as "http://127.0.0.1:11434/v1"; OpenAI's own address when absent. */
  readonly baseUrl?: string | undefined;
}

/** One server that speaks OpenAI's API. It never retries: repeating a call is our decision. */
export class OpenAiConnection {
  readonly isOpenAi: boolean;
  /** How errors name the server, and what they must not tell. */
  readonly caller: Pick<ProviderCall, "provider" | "secrets">;
  private readonly baseUrl: string;
  private readonly headers: Readonly<Record<string, string>>;

  constructor({ apiKey, baseUrl = OPENAI_BASE_URL }: OpenAiConnectionFields) {
    this.baseUrl = baseUrl.replace(/\/+$/, "");
    this.isOpenAi = this.baseUrl === OPENAI_BASE_URL;
    this.caller = {
      provider: this.isOpenAi ? "OpenAI" : `The model server at ${new URL(this.baseUrl).host}`,
      secrets: apiKey === undefined ? [] : [apiKey],
    };
    this.headers = {
      "content-type": "application/json",
      ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
    };
  }

  /** Posts to a path such as "chat/completions". Throws the matching provider error for a status of 400 or more. */
  async post(path: string, body: unknown, signal: AbortSignal): Promise<Response> {
    const response = await fetch(`${this.baseUrl}/${path}`, {
      method: "POST",
      headers: this.headers,
      body: JSON.stringify(body),
      signal,
    });
    if (response.ok) return response;
    throw mapRefusedResponse(response.status, await response.text(), {
      ...this.caller,
      now: new Date(),
      retryAfter: response.headers.get("retry-after"),
    });
  }

  /** The JSON of each server-sent event, until the server says that it is done or closes. */
  async *readEvents(response: Response): AsyncGenerator<unknown> {
    if (response.body === null) throw providerError("provider-malformed", "answered no body", this.caller);
    const events = response.body
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream());
    for await (const { data } of events) {
      if (data === END_OF_STREAM) return;
      yield JSON.parse(data);
    }
  }
}
