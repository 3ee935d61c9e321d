import type { z } from "zod";
import { FinRiskError } from "#shared/errors.ts";
import type { BodyFormat } from "./route.ts";
import { validate } from "./validate.ts";

/** A JSON body that the schema checks. */
export function jsonFormat<Body>(schema: z.ZodType<Body>, example: unknown): BodyFormat<Body> {
  return {
    mediaType: "application/json",
    schema,
    example,
    parse: (text) => validate(schema, parseJson(text), "body"),
  };
}

/**
 * Reads a body in the format its content type names. Throws `unsupported-media-type` for any other content type, and
 * `invalid-request` when the bytes are not UTF-8 or the text is not what the format takes.
 */
export function parseBody<Body, Query>(
  formats: readonly BodyFormat<Body, Query>[],
  contentType: string | undefined,
  bytes: Uint8Array,
  query: Query,
): Body {
  const mediaType = contentType?.split(";")[0]?.trim().toLowerCase();
  const format = formats.find((candidate) => candidate.mediaType === mediaType);
  if (format === undefined) {
    const accepted = formats.map((candidate) => candidate.mediaType).join(" or ");
    throw new FinRiskError({
      code: "unsupported-media-type",
      message: `This call takes ${accepted}, and the content type was ${mediaType ?? "not given"}.`,
      violations: [{ field: "content-type", remedy: `send Content-Type: ${accepted}` }],
    });
  }
  return "parse" in format ? format.parse(decodeText(bytes), query) : format.parseBytes(bytes, query);
}

function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw malformedBody("The body is not UTF-8 text.", "encode the body as UTF-8", cause);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const place = cause instanceof Error ? (/at position \d+/.exec(cause.message)?.[0] ?? "at its end") : "";
    throw malformedBody(
      `The body is not JSON: it breaks off or goes wrong ${place}.`,
      "send one JSON object",
      cause,
    );
  }
}

function malformedBody(message: string, remedy: string, cause: unknown): FinRiskError {
  return new FinRiskError({
    code: "invalid-request",
    message,
    violations: [{ field: "body", remedy }],
    cause,
  });
}
