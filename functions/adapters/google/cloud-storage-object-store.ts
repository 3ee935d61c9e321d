import type { Bucket, File } from "@google-cloud/storage";
import { FinRiskError } from "#shared/errors.ts";
import type { ObjectContent, ObjectDescription, ObjectStore } from "#shared/ports/object-store.ts";
import type { Clock, RandomSource } from "#shared/ports/runtime.ts";
import { checkObjectName } from "../object-name.ts";
import { readObject } from "./cloud-storage-download.ts";
import { isTransient, statusOf, translateStorageError } from "./cloud-storage-error.ts";
import { splitAtChunk, type Upload, uploadLarge, uploadSmall } from "./cloud-storage-upload.ts";
import { retryTransient } from "./retry-transient.ts";

/** Names the upload that wrote an object, so that a refused retry can be told from a lost race. */
const UPLOAD_ID = "finrisk-upload";

export interface CloudStorageObjectStoreFields {
  readonly bucketName: string;
  readonly projectId: string;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** Another server that speaks the JSON API; it is called without credentials. */
  readonly apiEndpoint?: string;
}

/** `direct` leaves retries to this adapter; `resuming` has the SDK repeat the chunks of a resumable upload. */
interface Buckets {
  readonly direct: Bucket;
  readonly resuming: Bucket;
}

/** Objects in one Cloud Storage bucket. Every write may be retried: it is conditional, or repeats the same bytes. */
export class CloudStorageObjectStore implements ObjectStore {
  private readonly fields: CloudStorageObjectStoreFields;
  private buckets: Promise<Buckets> | undefined;

  constructor(fields: CloudStorageObjectStoreFields) {
    this.fields = fields;
  }

  async put(
    name: string,
    content: ObjectContent | Uint8Array | string,
    options: { readonly ifAbsent?: boolean; readonly contentType?: string } = {},
  ): Promise<{ readonly created: boolean }> {
    checkObjectName(name);
    const uploadId = this.fields.random.id();
    const ifAbsent = options.ifAbsent ?? false;
    const contentType = options.contentType ?? "application/octet-stream";
    const source = watchFailure(content);
    try {
      await this.upload(name, source.content, { contentType, metadata: { [UPLOAD_ID]: uploadId }, ifAbsent });
      return { created: true };
    } catch (error) {
      if (source.failed()) throw error;
      if (await this.wasWrittenBy(name, uploadId)) return { created: true };
      if (ifAbsent && statusOf(error) === 412) return { created: false };
      throw translateStorageError(error, name);
    }
  }

  get(name: string): Promise<ObjectContent> {
    return this.onFile(name, (file) => readObject(file, this.retry));
  }

  async describe(name: string): Promise<ObjectDescription | undefined> {
    try {
      return await this.onFile(name, async (file) => {
        await this.retry(() => file.getMetadata());
        return describeFile(file);
      });
    } catch (error) {
      if (error instanceof FinRiskError && error.code === "not-found") return undefined;
      throw error;
    }
  }

  async *list(prefix: string): AsyncIterable<ObjectDescription> {
    const { direct } = await this.openBuckets();
    let pageToken: string | undefined;
    do {
      const query = { prefix, autoPaginate: false, ...(pageToken !== undefined && { pageToken }) };
      const [files, next] = await this.retry(() => direct.getFiles(query)).catch((error: unknown) => {
        throw translateStorageError(error, prefix);
      });
      yield* files.map(describeFile);
      pageToken = next?.pageToken;
    } while (pageToken !== undefined);
  }

  async delete(name: string): Promise<void> {
    await this.onFile(name, (file) => this.retry(() => file.delete({ ignoreNotFound: true })));
  }

  uri(name: string): string {
    checkObjectName(name);
    return `gs://${this.fields.bucketName}/${name}`;
  }

  private async upload(
    name: string,
    content: ObjectContent | Uint8Array | string,
    upload: Upload,
  ): Promise<void> {
    const { direct, resuming } = await this.openBuckets();
    const { start, rest } = await splitAtChunk(content);
    if (rest) await uploadLarge(resuming.file(name), start, rest, upload);
    else await this.retry(() => uploadSmall(direct.file(name), start, upload));
  }

  /**
   * An attempt whose answer was lost may have succeeded: then its retry is refused with 412, or the SDK gives up because
   * the finished upload no longer tells an offset.
   */
  private wasWrittenBy(name: string, uploadId: string): Promise<boolean> {
    return this.onFile(name, async (file) => {
      try {
        const [{ metadata }] = await this.retry(() => file.getMetadata());
        return metadata?.[UPLOAD_ID] === uploadId;
      } catch (error) {
        if (statusOf(error) === 404) return false;
        throw error;
      }
    });
  }

  private async onFile<T>(name: string, work: (file: File) => Promise<T>): Promise<T> {
    checkObjectName(name);
    const { direct } = await this.openBuckets();
    try {
      return await work(direct.file(name));
    } catch (error) {
      throw translateStorageError(error, name);
    }
  }

  private readonly retry = <T>(work: () => Promise<T>): Promise<T> =>
    retryTransient({ ...this.fields, isTransient }, work);

  private openBuckets(): Promise<Buckets> {
    this.buckets ??= createBuckets(this.fields);
    return this.buckets;
  }
}

/** Tells an error of the content's own source from one of the upload. */
function watchFailure(content: ObjectContent | Uint8Array | string): {
  readonly content: ObjectContent | Uint8Array | string;
  readonly failed: () => boolean;
} {
  if (typeof content === "string" || content instanceof Uint8Array) return { content, failed: () => false };
  const source = content[Symbol.asyncIterator]();
  let failed = false;
  const watched: AsyncIterator<Uint8Array> = {
    next: () =>
      source.next().catch((error: unknown) => {
        failed = true;
        throw error;
      }),
    return: async () => (await source.return?.()) ?? { done: true, value: undefined },
  };
  return { content: { [Symbol.asyncIterator]: () => watched }, failed: () => failed };
}

/** The SDK takes hundreds of milliseconds to import, so only the first use does. */
async function createBuckets(fields: CloudStorageObjectStoreFields): Promise<Buckets> {
  const { IdempotencyStrategy, Storage } = await import("@google-cloud/storage");
  const createBucket = (autoRetry: boolean) =>
    new Storage({
      projectId: fields.projectId,
      ...(fields.apiEndpoint !== undefined && { apiEndpoint: fields.apiEndpoint }),
      // Less than one second the SDK's own retry library refuses.
      retryOptions: { autoRetry, maxRetryDelay: 1, idempotencyStrategy: IdempotencyStrategy.RetryAlways },
    }).bucket(fields.bucketName);
  return { direct: createBucket(false), resuming: createBucket(true) };
}

function describeFile({ name, metadata }: File): ObjectDescription {
  const sizeBytes = Number(metadata.size);
  const updatedAt = new Date(metadata.updated ?? Number.NaN);
  if (Number.isNaN(sizeBytes) || Number.isNaN(updatedAt.getTime())) {
    throw new FinRiskError({
      code: "store-unavailable",
      message: `Cloud Storage described ${name} without size or time.`,
    });
  }
  return { name, sizeBytes, updatedAt };
}
