import { z } from "zod";
import type { FieldValue } from "#shared/ports/document-store.ts";

/** Where a page ended: the last document, and the value of the order field when there is one. */
export interface Cursor {
  readonly tenantId: string;
  readonly id: string;
  readonly value?: FieldValue | undefined;
}

const CursorSchema = z.union([
  z.tuple([z.string(), z.string()]),
  z.tuple([z.string(), z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])]),
]);

/** Text that is safe in a URL. It hides nothing: it must not name what its reader may not know. */
export function encodeCursor({ tenantId, id, value }: Cursor): string {
  const parts = value === undefined ? [tenantId, id] : [tenantId, id, value];
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** The place a cursor names, or "unreadable" when it is damaged or belongs to a query of another shape. */
export function decodeCursor(text: string, ordered: boolean): Cursor | "unreadable" {
  const parsed = CursorSchema.safeParse(parseJson(Buffer.from(text, "base64url").toString()));
  if (!parsed.success || parsed.data.length !== (ordered ? 3 : 2)) return "unreadable";
  const [tenantId, id, value] = parsed.data;
  return { tenantId, id, value };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
