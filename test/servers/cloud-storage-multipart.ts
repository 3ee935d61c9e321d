import type { ObjectResource } from "./cloud-storage-bucket.ts";
import { StorageApiError } from "./cloud-storage-errors.ts";

/** Splits a `multipart/related` upload into its JSON part and its bytes. */
export function parseMultipart(
  contentType: string,
  body: Buffer,
): { readonly resource: ObjectResource; readonly bytes: Buffer } {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (boundary === undefined) throw new StorageApiError(400, "Multipart upload without a boundary.");
  const [json, media] = splitParts(body, Buffer.from(`--${boundary}`));
  if (!json || !media) throw new StorageApiError(400, "Multipart upload needs a JSON part and a media part.");
  return {
    resource: {
      ...(media.contentType !== undefined && { contentType: media.contentType }),
      ...JSON.parse(json.content.toString()),
    },
    bytes: media.content,
  };
}

interface Part {
  readonly contentType?: string;
  readonly content: Buffer;
}

function splitParts(body: Buffer, delimiter: Buffer): Part[] {
  const parts: Part[] = [];
  let start = body.indexOf(delimiter);
  for (
    let next = body.indexOf(delimiter, start + 1);
    next !== -1;
    next = body.indexOf(delimiter, start + 1)
  ) {
    // A part lies between the line end after its delimiter and the line end before the next one.
    parts.push(parsePart(body.subarray(start + delimiter.byteLength + 2, next - 2)));
    start = next;
  }
  return parts;
}

function parsePart(part: Buffer): Part {
  const headerEnd = part.indexOf("\r\n\r\n");
  const contentType = /content-type:\s*([^\r\n]+)/i.exec(part.subarray(0, headerEnd).toString())?.[1];
  return { ...(contentType !== undefined && { contentType }), content: part.subarray(headerEnd + 4) };
}
