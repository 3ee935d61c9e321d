import { FinRiskError } from "#shared/errors.ts";

/** Primary result codes that speak of the file and not of our statement (sqlite.org/rescode.html). */
const UNAVAILABLE_CODES: ReadonlySet<number> = new Set([5, 6, 8, 10, 13, 14]); // BUSY LOCKED READONLY IOERR FULL CANTOPEN

/** `store-unavailable` for a file that is locked, full or unreadable; any other error as it is. */
export function translateSqliteError(error: unknown): unknown {
  const resultCode = error instanceof Error && "errcode" in error ? Number(error.errcode) : 0;
  // The low byte is the primary code, the rest refines it.
  if (!UNAVAILABLE_CODES.has(resultCode & 0xff)) return error;
  return new FinRiskError({
    code: "store-unavailable",
    message: "The document file is locked by another process, full or unreadable.",
    cause: error,
  });
}
