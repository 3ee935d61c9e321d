import type { ServerResponse } from "node:http";

const STATUSES: Readonly<Record<number, string>> = {
  400: "INVALID_ARGUMENT",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  409: "ALREADY_EXISTS",
  429: "RESOURCE_EXHAUSTED",
  503: "UNAVAILABLE",
};

/** Answers as Google's JSON transcoding of gRPC does. */
export function sendJson(response: ServerResponse, status: number, value: object): void {
  response
    .writeHead(status, { "content-type": "application/json; charset=UTF-8" })
    .end(JSON.stringify(value));
}

/** A refusal in the shape of google.rpc.Status over HTTP. */
export function sendRpcError(
  response: ServerResponse,
  code: number,
  message: string,
  status = STATUSES[code] ?? "INTERNAL",
): void {
  sendJson(response, code, { error: { code, message, status } });
}
