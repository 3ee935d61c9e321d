import type { File } from "@google-cloud/storage";
import { FinRiskError } from "#shared/errors.ts";
import type { ObjectContent } from "#shared/ports/object-store.ts";
import { isTransient, translateStorageError } from "./cloud-storage-error.ts";

/** Repeats opening a download that fails for a passing reason. */
type Retry = <T>(work: () => Promise<T>) => Promise<T>;

interface Version {
  readonly generation: string;
  readonly sizeBytes: number;
  readonly crc32c: string;
}

/** How often one download is taken up again after its connection broke. */
const MOST_RESUMPTIONS = 5;

/**
 * Streams one version of an object. A connection that breaks is taken up again where it broke, in the same version, and
 * the whole is checked against the stored checksum. Throws with the HTTP status in `code` when it cannot be opened.
 */
export async function readObject(file: File, retry: Retry): Promise<ObjectContent> {
  const response = await retry(() => openDownload(file));
  return readVersion(file, retry, response, describeVersion(response.headers));
}

/**
 * The SDK's own download stream is not used: a reader who leaves it early breaks every connection the SDK holds, and
 * each one logs a listener warning (seen in 8.4.0).
 */
async function openDownload(
  file: File,
  from?: { readonly start: number; readonly generation: string },
): Promise<Response> {
  const { apiEndpoint, authClient, customEndpoint } = file.storage;
  const url = new URL(
    `${apiEndpoint}/storage/v1/b/${encodeURIComponent(file.bucket.name)}/o/${encodeURIComponent(file.name)}`,
  );
  url.searchParams.set("alt", "media");
  if (from) url.searchParams.set("generation", from.generation);
  const headers = customEndpoint ? new Headers() : await authClient.getRequestHeaders(url);
  if (from) headers.set("range", `bytes=${from.start}-`);
  const response = await fetch(url, { headers });
  if (response.ok) return response;
  throw Object.assign(new Error(await response.text()), { code: response.status });
}

function describeVersion(headers: Headers): Version {
  return {
    generation: headers.get("x-goog-generation") ?? "",
    sizeBytes: Number(headers.get("x-goog-stored-content-length")),
    crc32c: /crc32c=([^,]+)/.exec(headers.get("x-goog-hash") ?? "")?.[1] ?? "",
  };
}

async function* readVersion(
  file: File,
  retry: Retry,
  opened: Response,
  { generation, sizeBytes, crc32c }: Version,
): AsyncIterable<Uint8Array> {
  const checksum = file.crc32cGenerator();
  let response = opened;
  let position = 0;
  for (let resumptions = 0; ; resumptions += 1) {
    try {
      for await (const chunk of response.body ?? []) {
        position += chunk.byteLength;
        checksum.update(Buffer.from(chunk));
        yield chunk;
      }
      break;
    } catch (error) {
      if (!isTransient(error) || resumptions === MOST_RESUMPTIONS)
        throw translateStorageError(error, file.name);
    }
    response = await reopen(file, retry, { start: position, generation });
  }
  if (position !== sizeBytes || !checksum.validate(crc32c)) {
    throw new FinRiskError({
      code: "store-unavailable",
      message: `${file.name} did not arrive as it is stored.`,
    });
  }
}

async function reopen(
  file: File,
  retry: Retry,
  from: { readonly start: number; readonly generation: string },
): Promise<Response> {
  try {
    return await retry(() => openDownload(file, from));
  } catch (error) {
    throw translateStorageError(error, file.name);
  }
}
