import { createHmac } from "node:crypto";

const SHOWN_DIGITS = 32;

/** The pseudonym of a user or session id: the same under the same secret key, without a way back. 32 hex digits of HMAC-SHA-256 (RFC 2104). */
export const pseudonymise = (id: string, key: string): string =>
  createHmac("sha256", key).update(id).digest("hex").slice(0, SHOWN_DIGITS);
