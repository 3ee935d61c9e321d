import type { IncomingMessage } from "node:http";
import { FinRiskError } from "#shared/errors.ts";

/** A request in the form in which a host hands it over. Functions Framework and the emulator read the body first and leave it here. */
export interface HostRequest extends IncomingMessage {
  rawBody?: Uint8Array;
}

/**
 * The bytes of the body, from the host or from the stream. Throws `payload-too-large` above `maxBytes` and
 * `unsupported-media-type` for a compressed body, which the hosts would treat each in its own way.
 */
export async function readBody(request: HostRequest, maxBytes: number): Promise<Uint8Array> {
  refuseCompression(request);
  const bytes = request.rawBody ?? (await readStart(request, maxBytes + 1));
  if (bytes.byteLength <= maxBytes) return bytes;
  throw new FinRiskError({
    code: "payload-too-large",
    message: `A body may have up to ${maxBytes} bytes, and this one has more.`,
    violations: [{ field: "body", remedy: "send less, such as fewer or coarser series" }],
  });
}

/**
 * The first `maxBytes` of a request's stream. The rest is read and dropped, so that the client is still listening when the
 * answer comes.
 */
export async function readStart(request: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  if (request.readableEnded) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let room = maxBytes;
  for await (const chunk of request) {
    if (room > 0) chunks.push(chunk.subarray(0, room));
    room -= chunk.byteLength;
  }
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
