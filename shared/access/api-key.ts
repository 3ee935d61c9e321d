import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { type Collection, StoredDocumentSchema } from "../ports/document-store.ts";

/** What a key may do. `admin` includes everything `reports` may do. */
export const API_KEY_SCOPES = ["reports", "admin"] as const;
export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];

/** A key as it is kept: never the secret itself, only its SHA-256. It belongs to the installation and acts for one tenant. */
const ApiKeySchema = StoredDocumentSchema.extend({
  label: z.string(),
  actsForTenantId: z.string().min(1).max(100),
  scopes: z.array(z.enum(API_KEY_SCOPES)).min(1),
  secretSha256: z.string().regex(/^[0-9a-f]{64}$/),
  createdAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
});
export type ApiKey = z.infer<typeof ApiKeySchema>;

export const API_KEYS: Collection<ApiKey> = { name: "apiKeys", schema: ApiKeySchema };

/** The two halves of `fr_<id>_<secret>`: the id finds the stored key, the secret proves it. */
export interface KeyParts {
  readonly id: string;
  readonly secret: string;
}

const KEY_FORM = /^fr_(?<id>[0-9a-f]{16})_(?<secret>[A-Za-z0-9_-]{27,128})$/;

/** Undefined when the text has not the form of a key. */
export function parseKey(key: string): KeyParts | undefined {
  const parts = KEY_FORM.exec(key)?.groups;
  const id = parts?.["id"];
  const secret = parts?.["secret"];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

/** Makes a key from chance: 8 bytes of id and 32 bytes of secret, of which any 160 bits would do. */
export function formatKey(idBytes: Uint8Array, secretBytes: Uint8Array): { key: string; parts: KeyParts } {
  const id = Buffer.from(idBytes).toString("hex");
  const secret = Buffer.from(secretBytes).toString("base64url");
  return { key: `fr_${id}_${secret}`, parts: { id, secret } };
}

/** One round of SHA-256 is enough for a secret that is random and long. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Compares in constant time. */
export function matchesSecret(apiKey: ApiKey, secret: string): boolean {
  return timingSafeEqual(Buffer.from(apiKey.secretSha256, "hex"), Buffer.from(hashSecret(secret), "hex"));
}
