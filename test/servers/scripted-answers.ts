import type { ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

/** What the server does with the next call for content. */
export type ScriptedAnswer =
  | {
      /** One response: a recorded body with its status and headers. Asked to stream, it becomes a stream of one piece. */
      readonly effect: "respond";
      readonly body: unknown;
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** These pieces, then the end. `slow` sends a few bytes at a time, cutting through letters and events. */
  | { readonly effect: "stream" | "slow-stream"; readonly pieces: readonly unknown[] }
  /** These pieces, half of the next event, and then the connection breaks. */
  | { readonly effect: "cut-stream"; readonly pieces: readonly unknown[] }
  /** The connection breaks before anything is answered. */
  | { readonly effect: "break" }
  /** Nothing, until the client leaves. */
  | { readonly effect: "hang" };

/** How one API writes a stream of server-sent events. */
export interface StreamForm {
  /** A whole answer as the pieces that it would come in. */
  readonly piecesOf: (body: unknown) => readonly unknown[];
  readonly eventOf: (piece: unknown) => string;
  /** What follows the last piece. */
  readonly end: string;
  /** The first half of an event. */
  readonly brokenEvent: string;
}

const BYTES_AT_A_TIME = 11;

/** Plays one scripted answer to its end; `form` is the form of a stream, where one was asked for. */
export async function playAnswer(
  answer: ScriptedAnswer,
  form: StreamForm | undefined,
  response: ServerResponse,
): Promise<void> {
  switch (answer.effect) {
    case "hang":
      return;
    case "break":
      response.destroy();
      return;
    case "respond": {
      const { body, status = 200, headers } = answer;
      if (form !== undefined && status === 200) return playStream(form.piecesOf(body), form, response);
      return sendJson(response, status, body, headers);
    }
    default:
      if (form === undefined) throw new Error(`A ${answer.effect} answers only a call for a stream.`);
      return playPieces(answer, form, response);
  }
}

function playPieces(
  { effect, pieces }: Extract<ScriptedAnswer, { pieces: unknown }>,
  form: StreamForm,
  response: ServerResponse,
): void | Promise<void> {
  switch (effect) {
    case "stream":
      return playStream(pieces, form, response);
    case "slow-stream":
      return playSlowly(pieces, form, response);
    case "cut-stream":
      response.writeHead(200, EVENT_STREAM);
      response.write(pieces.map(form.eventOf).join("") + form.brokenEvent, () => response.destroy());
  }
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": "application/json; charset=UTF-8", ...headers });
  response.end(JSON.stringify(body));
}

const EVENT_STREAM = { "content-type": "text/event-stream" };

function playStream(pieces: readonly unknown[], form: StreamForm, response: ServerResponse): void {
  response.writeHead(200, EVENT_STREAM);
  for (const piece of pieces) response.write(form.eventOf(piece));
  response.end(form.end);
}

async function playSlowly(
  pieces: readonly unknown[],
  form: StreamForm,
  response: ServerResponse,
): Promise<void> {
  response.writeHead(200, EVENT_STREAM);
  const bytes = Buffer.from(pieces.map(form.eventOf).join("") + form.end);
  for (let start = 0; start < bytes.length && !response.destroyed; start += BYTES_AT_A_TIME) {
    response.write(bytes.subarray(start, start + BYTES_AT_A_TIME));
    await delay(1);
  }
  response.end();
}
