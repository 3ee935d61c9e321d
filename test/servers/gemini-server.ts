import type { IncomingMessage, ServerResponse } from "node:http";
import type { z } from "zod";
import {
  answerBatchEmbed,
  answerEmbed,
  answerPredict,
  answerVertexEmbed,
  type EmbeddingOutcome,
} from "./gemini-embeddings.ts";
import {
  BatchEmbedContentsBody,
  describeMisfit,
  EmbedContentBody,
  GenerateContentBody,
  PredictBody,
  VertexEmbedContentBody,
} from "./gemini-request-schemas.ts";
import { type LoopbackServer, readBody, startLoopbackServer } from "./loopback-server.ts";
import { playAnswer, type ScriptedAnswer, type StreamForm, sendJson } from "./scripted-answers.ts";

export interface ReceivedCall {
  /** Path and query as the client sent them. */
  readonly url: string;
  readonly body: unknown;
  /** Whether the client left before the answer was complete. */
  readonly abandoned: Promise<boolean>;
}

const STREAM_FORM: StreamForm = {
  piecesOf: (body) => [body],
  eventOf: (piece) => `data: ${JSON.stringify(piece)}\r\n\r\n`,
  end: "",
  brokenEvent: `data: {"candidates": [{"con`,
};

const GEMINI_PATH = /^\/(?:v1|v1beta)\/models\/[\w.-]+:(\w+)$/;
const VERTEX_PATH =
  /^\/v1\/projects\/[\w-]+\/locations\/([\w-]+)\/(?:publishers\/google\/models\/[\w.-]+|endpoints\/(\w+)):(\w+)$/;

/** Says what Google says over the wire: the Gemini API by key, and Vertex AI by bearer token, on one loopback port. */
export class GeminiServer {
  readonly calls: ReceivedCall[] = [];
  private readonly script: ScriptedAnswer[] = [];
  private readonly usualAnswer: ScriptedAnswer;
  private readonly apiKey: string;
  /** Where each tuned endpoint answers; anywhere else it is not found. */
  private readonly endpoints: Readonly<Record<string, string>>;
  private server: LoopbackServer | undefined;

  constructor(fields: {
    readonly apiKey: string;
    readonly usualAnswer: ScriptedAnswer;
    readonly endpoints?: Readonly<Record<string, string>>;
  }) {
    this.apiKey = fields.apiKey;
    this.usualAnswer = fields.usualAnswer;
    this.endpoints = fields.endpoints ?? {};
  }

  get origin(): string {
    if (this.server === undefined) throw new Error("The server has not been started.");
    return this.server.origin;
  }

  async start(): Promise<this> {
    this.server = await startLoopbackServer((request, response) => this.answer(request, response));
    return this;
  }

  async close(): Promise<void> {
    await this.server?.close();
  }

  /** The next calls for content get these, one each; later ones the usual answer. */
  play(...answers: readonly ScriptedAnswer[]): void {
    this.script.push(...answers);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { body } = await readBody(request);
    const url = new URL(request.url ?? "/", this.origin);
    const parsed: unknown = JSON.parse(body.toString());
    this.calls.push({ url: url.pathname + url.search, body: parsed, abandoned: isAbandoned(response) });
    const gemini = GEMINI_PATH.exec(url.pathname);
    const vertex = VERTEX_PATH.exec(url.pathname);
    if (gemini) {
      if (request.headers["x-goog-api-key"] !== this.apiKey)
        return refuse(response, 400, "API key not valid.");
      return this.perform(`gemini:${gemini[1]}`, url, parsed, response);
    }
    if (!vertex) return refuse(response, 404, `${url.pathname} was not found on this server.`);
    const [, location, endpoint, method] = vertex;
    if (!/^Bearer \S/.test(request.headers.authorization ?? "")) {
      return refuse(response, 401, "Request had invalid authentication credentials.");
    }
    if (endpoint !== undefined && this.endpoints[endpoint] !== location) {
      return refuse(response, 404, `Endpoint ${endpoint} is not found.`);
    }
    return this.perform(`vertex:${method}`, url, parsed, response);
  }

  private async perform(method: string, url: URL, body: unknown, response: ServerResponse): Promise<void> {
    switch (method) {
      case "gemini:generateContent":
      case "vertex:generateContent":
        return this.generate(body, false, response);
      case "gemini:streamGenerateContent":
      case "vertex:streamGenerateContent":
        if (url.searchParams.get("alt") !== "sse")
          return refuse(response, 400, "This server streams alt=sse.");
        return this.generate(body, true, response);
      case "gemini:embedContent":
        return embed(EmbedContentBody, body, response, answerEmbed);
      case "gemini:batchEmbedContents":
        return embed(BatchEmbedContentsBody, body, response, answerBatchEmbed);
      case "vertex:embedContent":
        return embed(VertexEmbedContentBody, body, response, answerVertexEmbed);
      case "vertex:predict":
        return embed(PredictBody, body, response, answerPredict);
      default:
        return refuse(response, 404, `${method} was not found on this server.`);
    }
  }

  private async generate(body: unknown, streaming: boolean, response: ServerResponse): Promise<void> {
    const parsed = GenerateContentBody.safeParse(body);
    if (!parsed.success) return refuse(response, 400, describeMisfit(parsed.error));
    return playAnswer(this.script.shift() ?? this.usualAnswer, streaming ? STREAM_FORM : undefined, response);
  }
}

function embed<Body>(
  schema: z.ZodType<Body>,
  body: unknown,
  response: ServerResponse,
  answer: (body: Body) => EmbeddingOutcome,
): void {
  const parsed = schema.safeParse(body);
  const outcome = parsed.success ? answer(parsed.data) : { refusal: describeMisfit(parsed.error) };
  if ("refusal" in outcome) refuse(response, 400, outcome.refusal);
  else sendJson(response, 200, outcome.body);
}

const STATUS_NAMES: Readonly<Record<number, string>> = {
  400: "INVALID_ARGUMENT",
  401: "UNAUTHENTICATED",
  404: "NOT_FOUND",
};

function refuse(response: ServerResponse, code: number, message: string): void {
  sendJson(response, code, { error: { code, message, status: STATUS_NAMES[code] } });
}

const isAbandoned = (response: ServerResponse): Promise<boolean> =>
  new Promise((resolve) => response.on("close", () => resolve(!response.writableFinished)));
