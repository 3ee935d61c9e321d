import type { ServerResponse } from "node:http";
import type { Answer } from "./route.ts";

/** What is said unless a route says otherwise: JSON that nobody keeps, sniffs or frames. */
const DEFAULT_HEADERS: Readonly<Record<string, string>> = {
  "content-type": "application/json",
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

/** Writes an answer. The body of a HEAD request is left out by node itself. */
export function sendAnswer(response: ServerResponse, answer: Answer, requestId: string): void {
  const body = Buffer.from(answer.body);
  const headers = {
    ...DEFAULT_HEADERS,
    ...answer.headers,
    "x-request-id": requestId,
    "content-length": String(body.byteLength),
  };
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.end(body);
}
