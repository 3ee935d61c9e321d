import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { type LoopbackServer, readBody, startLoopbackServer } from "./loopback-server.ts";
import { ChatBody, describeMisfit, EmbeddingsBody } from "./openai-request-schemas.ts";
import { playAnswer, type ScriptedAnswer, type StreamForm, sendJson } from "./scripted-answers.ts";

export interface ReceivedCall {
  readonly path: string;
  readonly body: unknown;
  /** Whether the client left before the answer was complete. */
  readonly abandoned: Promise<boolean>;
}

export interface OpenAiServerFields {
  /** Asked of every call; none as on a server of one's own. */
  readonly apiKey?: string | undefined;
  readonly usualAnswer: ScriptedAnswer;
  /** What the server does not take, and the sentence with which it says so. */
  readonly refuses?: { readonly json_schema?: string; readonly dimensions?: string };
  /** Length of vectors where none is asked for. */
  readonly dimensions?: number;
}

const CompletionSchema = z.looseObject({
  choices: z.array(
    z.looseObject({ message: z.looseObject({}), finish_reason: z.string().nullable(), index: z.int() }),
  ),
  usage: z.unknown(),
});

const STREAM_FORM: StreamForm = {
  piecesOf: chunksOf,
  eventOf: (piece) => `data: ${JSON.stringify(piece)}\n\n`,
  end: "data: [DONE]\n\n",
  brokenEvent: `data: {"id":"chatcmpl-C2","choi`,
};

/** A whole completion as it would be streamed: the message, the reason to stop, and the usage on its own. */
function chunksOf(body: unknown): readonly unknown[] {
  const parsed = CompletionSchema.safeParse(body);
  if (!parsed.success) return [body];
  const { choices, usage, ...rest } = parsed.data;
  const chunk = { ...rest, object: "chat.completion.chunk" };
  return [
    ...choices.flatMap(({ index, message, finish_reason }) => [
      { ...chunk, choices: [{ index, delta: message, finish_reason: null }], usage: null },
      { ...chunk, choices: [{ index, delta: {}, finish_reason }], usage: null },
    ]),
    { ...chunk, choices: [], usage },
  ];
}

/** Says what servers with OpenAI's API say over the wire, OpenAI's own or one that takes less. */
export class OpenAiServer {
  readonly calls: ReceivedCall[] = [];
  private readonly fields: OpenAiServerFields;
  private readonly script: ScriptedAnswer[] = [];
  private server: LoopbackServer | undefined;

  constructor(fields: OpenAiServerFields) {
    this.fields = fields;
  }

  get baseUrl(): string {
    if (this.server === undefined) throw new Error("The server has not been started.");
    return `${this.server.origin}/v1`;
  }

  async start(): Promise<this> {
    this.server = await startLoopbackServer((request, response) => this.answer(request, response));
    return this;
  }

  async close(): Promise<void> {
    await this.server?.close();
  }

  /** The next calls get these, one each; later ones the usual answer. */
  play(...answers: readonly ScriptedAnswer[]): void {
    this.script.push(...answers);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { apiKey } = this.fields;
    const { body } = await readBody(request);
    const parsed: unknown = JSON.parse(body.toString());
    const path = request.url ?? "/";
    this.calls.push({ path, body: parsed, abandoned: isAbandoned(response) });
    if (apiKey !== undefined && request.headers.authorization !== `Bearer ${apiKey}`) {
      return refuse(response, 401, `Incorrect API key provided: ${request.headers.authorization}.`);
    }
    if (path === "/v1/chat/completions") return this.chat(parsed, response);
    if (path === "/v1/embeddings") return this.embed(parsed, response);
    return refuse(response, 404, `Invalid URL (${request.method} ${path})`);
  }

  private async chat(body: unknown, response: ServerResponse): Promise<void> {
    const parsed = ChatBody.safeParse(body);
    if (!parsed.success) return refuse(response, 400, describeMisfit(parsed.error));
    const { response_format: format, stream } = parsed.data;
    const refusal = this.fields.refuses?.json_schema;
    if (format?.type === "json_schema" && refusal !== undefined) return refuse(response, 400, refusal);
    return playAnswer(
      this.script.shift() ?? this.fields.usualAnswer,
      stream ? STREAM_FORM : undefined,
      response,
    );
  }

  private async embed(body: unknown, response: ServerResponse): Promise<void> {
    const scripted = this.script.shift();
    if (scripted !== undefined) return playAnswer(scripted, undefined, response);
    const parsed = EmbeddingsBody.safeParse(body);
    if (!parsed.success) return refuse(response, 400, describeMisfit(parsed.error));
    const { input, model, dimensions } = parsed.data;
    const refusal = this.fields.refuses?.dimensions;
    if (dimensions !== undefined && refusal !== undefined) return refuse(response, 400, refusal);
    const length = dimensions ?? this.fields.dimensions ?? 1536;
    const data = input.map((text, index) => ({
      object: "embedding",
      index,
      embedding: pretendVector(text, length),
    }));
    // Each vector tells its index, so that their order is nobody's promise.
    const usage = { prompt_tokens: input.length * 7, total_tokens: input.length * 7 };
    sendJson(response, 200, { object: "list", data: data.toReversed(), model, usage });
  }
}

function refuse(response: ServerResponse, status: number, message: string): void {
  const error = { message, type: "invalid_request_error", param: null, code: null };
  sendJson(response, status, { error });
}

/** The same text gives the same vector, and different ones different vectors. */
function pretendVector(text: string, dimensions: number): readonly number[] {
  const bytes = createHash("shake256", { outputLength: dimensions }).update(text).digest();
  return Array.from(bytes, (byte) => (byte - 127.5) / 100);
}

const isAbandoned = (response: ServerResponse): Promise<boolean> =>
  new Promise((resolve) => response.on("close", () => resolve(!response.writableFinished)));
