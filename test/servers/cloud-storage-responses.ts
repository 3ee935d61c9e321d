import type { IncomingHttpHeaders } from "node:http";
import type { StoredObject } from "./cloud-storage-bucket.ts";
import { StorageApiError } from "./cloud-storage-errors.ts";

/** An answer before it is sent, so that a fault can drop or break it. */
export interface ApiResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export function jsonResponse(
  status: number,
  value: object,
  headers: Record<string, string> = {},
): ApiResponse {
  const body = Buffer.from(JSON.stringify(value));
  return { status, headers: { ...headers, "content-type": "application/json; charset=UTF-8" }, body };
}

export function emptyResponse(status: number, headers: Record<string, string> = {}): ApiResponse {
  return { status, headers, body: Buffer.alloc(0) };
}

/** The object's resource as the API shows it. */
export function objectJson(bucketName: string, object: StoredObject): object {
  const time = object.createdAt.toISOString();
  return {
    kind: "storage#object",
    id: `${bucketName}/${object.name}/${object.generation}`,
    name: object.name,
    bucket: bucketName,
    generation: String(object.generation),
    metageneration: "1",
    contentType: object.contentType,
    storageClass: "STANDARD",
    size: String(object.bytes.byteLength),
    md5Hash: object.md5Hash,
    crc32c: object.crc32c,
    etag: Buffer.from(String(object.generation)).toString("base64"),
    timeCreated: time,
    updated: time,
    timeFinalized: time,
    ...(Object.keys(object.metadata).length > 0 && { metadata: object.metadata }),
  };
}

/** The object's bytes, or the part of them that a Range header asks for. */
export function mediaResponse(object: StoredObject, requestHeaders: IncomingHttpHeaders): ApiResponse {
  const headers = {
    "content-type": object.contentType,
    "accept-ranges": "bytes",
    "x-goog-generation": String(object.generation),
    "x-goog-stored-content-encoding": "identity",
    "x-goog-stored-content-length": String(object.bytes.byteLength),
    "x-goog-hash": `crc32c=${object.crc32c},md5=${object.md5Hash}`,
  };
  const range = /^bytes=(\d+)-(\d*)$/.exec(requestHeaders.range ?? "");
  if (!range) return { status: 200, headers, body: object.bytes };
  const size = object.bytes.byteLength;
  const first = Number(range[1]);
  if (first >= size) throw new StorageApiError(416, "The requested range cannot be satisfied.");
  const last = range[2] ? Math.min(Number(range[2]), size - 1) : size - 1;
  return {
    status: 206,
    headers: { ...headers, "content-range": `bytes ${first}-${last}/${size}` },
    body: object.bytes.subarray(first, last + 1),
  };
}
