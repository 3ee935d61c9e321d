import type { IncomingMessage } from "node:http";
import { FinRiskError } from "#shared/errors.ts";

/** A request as any of the hosts hands it over. Functions Framework and the emulator read the body first and leave it here. */
export interface HostRequest extends IncomingMessage {
  rawBody?: Uint8Array;
}

/**
 * The bytes of the body, from the host or from the stream. Throws `payload-too-large` above `maxBytes`; what lies
 * beyond is read and dropped, so that the client is still listening when the answer comes.
 */
export async function readBody(request: HostRequest, maxBytes: number): Promise<Uint8Array> {
  if (request.rawBody !== undefined) {
    if (request.rawBody.byteLength > maxBytes) throw tooLarge(maxBytes);
    return request.rawBody;
  }
  if (Number(request.headers["content-length"]) > maxBytes) throw tooLarge(maxBytes);
  refuseCompression(request);
  return request.readableEnded ? new Uint8Array() : readStream(request, maxBytes);
}

async function readStream(request: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes <= maxBytes) chunks.push(chunk);
  }
  if (bytes > maxBytes) throw tooLarge(maxBytes);
  return Buffer.concat(chunks);
}

function refuseCompression(request: IncomingMessage): void {
  const encoding = request.headers["content-encoding"] ?? "identity";
  if (encoding === "identity") return;
  throw new FinRiskError({
    code: "unsupported-media-type",
    message: `The body is compressed with ${encoding}, which this server does not take.`,
    violations: [{ field: "content-encoding", remedy: "send the body uncompressed" }],
  });
}

function tooLarge(maxBytes: number): FinRiskError {
  return new FinRiskError({
    code: "payload-too-large",
    message: `A body may have up to ${maxBytes} bytes, and this one has more.`,
    violations: [{ field: "body", remedy: "send less, such as fewer or coarser series" }],
  });
}
