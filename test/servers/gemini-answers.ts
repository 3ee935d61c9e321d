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

const BYTES_AT_A_TIME = 11;

/** Plays one scripted answer to its end. */
export async function playAnswer(
  answer: ScriptedAnswer,
  streaming: boolean,
  response: ServerResponse,
): Promise<void> {
  switch (answer.effect) {
    case "hang":
      return;
    case "break":
      response.destroy();
      return;
    case "respond":
      if (streaming && (answer.status ?? 200) === 200) return playStream([answer.body], response);
      sendJson(response, answer.status ?? 200, answer.body, answer.headers);
      return;
    case "stream":
      return playStream(answer.pieces, response);
    case "slow-stream":
      return playSlowly(answer.pieces, response);
    case "cut-stream":
      response.writeHead(200, EVENT_STREAM);
      response.write(`${answer.pieces.map(eventOf).join("")}data: {"candidates": [{"con`, () =>
        response.destroy(),
      );
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
const eventOf = (piece: unknown): string => `data: ${JSON.stringify(piece)}\r\n\r\n`;

function playStream(pieces: readonly unknown[], response: ServerResponse): void {
  response.writeHead(200, EVENT_STREAM);
  for (const piece of pieces) response.write(eventOf(piece));
  response.end();
}

async function playSlowly(pieces: readonly unknown[], response: ServerResponse): Promise<void> {
  response.writeHead(200, EVENT_STREAM);
  const bytes = Buffer.from(pieces.map(eventOf).join(""));
  for (let start = 0; start < bytes.length && !response.destroyed; start += BYTES_AT_A_TIME) {
    response.write(bytes.subarray(start, start + BYTES_AT_A_TIME));
    await delay(1);
  }
  response.end();
}
