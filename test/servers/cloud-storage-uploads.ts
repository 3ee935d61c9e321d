import { randomUUID } from "node:crypto";
import type { ObjectResource, Preconditions, StorageBucket, StoredObject } from "./cloud-storage-bucket.ts";
import { StorageApiError } from "./cloud-storage-errors.ts";

/** Every chunk of a resumable upload but the last is a multiple of this. */
const CHUNK_UNIT_BYTES = 256 * 1024;

interface UploadSession {
  readonly name: string;
  readonly resource: ObjectResource;
  readonly preconditions: Preconditions;
  received: Buffer;
  finished: StoredObject | undefined;
}

/** `finished` when the object is there, otherwise how many bytes the server holds. */
export type UploadProgress =
  | { readonly finished: StoredObject }
  | { readonly finished?: undefined; readonly receivedBytes: number };

/** Resumable upload sessions of one bucket (cloud.google.com/storage/docs/performing-resumable-uploads). */
export class ResumableUploads {
  private readonly bucket: StorageBucket;
  private readonly sessions = new Map<string, UploadSession>();

  constructor(bucket: StorageBucket) {
    this.bucket = bucket;
  }

  start(name: string, resource: ObjectResource, preconditions: Preconditions): string {
    this.bucket.check(name, preconditions);
    const uploadId = randomUUID();
    this.sessions.set(uploadId, {
      name,
      resource,
      preconditions,
      received: Buffer.alloc(0),
      finished: undefined,
    });
    return uploadId;
  }

  /** Takes one PUT: a status question, a chunk, or the last chunk. `complete` is false when the client broke off. */
  continue(uploadId: string, contentRange: string, body: Buffer, complete: boolean): UploadProgress {
    const session = this.sessions.get(uploadId);
    if (!session) throw new StorageApiError(404, "Upload session not found.");
    if (session.finished) return { finished: session.finished };
    const { start, total } = parseContentRange(contentRange);
    if (start !== undefined) this.append(session, start, body, complete && total !== undefined);
    if (total === undefined || session.received.byteLength < total) {
      return { receivedBytes: session.received.byteLength };
    }
    session.finished = this.bucket.put(
      session.name,
      session.received,
      session.resource,
      session.preconditions,
    );
    return { finished: session.finished };
  }

  cancel(uploadId: string): void {
    this.sessions.delete(uploadId);
  }

  private append(session: UploadSession, start: number, body: Buffer, isLast: boolean): void {
    const held = session.received.byteLength;
    if (start > held)
      throw new StorageApiError(400, `Chunk starts at ${start}, but only ${held} bytes are held.`);
    const all = Buffer.concat([session.received.subarray(0, start), body]);
    if (all.byteLength < held) return;
    const keptBytes = isLast ? all.byteLength : all.byteLength - (all.byteLength % CHUNK_UNIT_BYTES);
    session.received = all.subarray(0, keptBytes);
  }
}

// Accepts "bytes 0-524287/*", "bytes 0-99/100", an open end as in "bytes 0-*/100", and the status question "bytes */*".
function parseContentRange(header: string): { readonly start?: number; readonly total?: number } {
  const match = /^bytes (?:\*|(\d+)-(?:\d+|\*))\/(\d+|\*)$/.exec(header);
  if (!match) throw new StorageApiError(400, `Invalid Content-Range: ${header}`);
  const [, start, total] = match;
  return {
    ...(start !== undefined && { start: Number(start) }),
    ...(total !== undefined && total !== "*" && { total: Number(total) }),
  };
}
