import { FinRiskError } from "../errors.ts";
import { type DocumentStore, SYSTEM_TENANT, type TenantDocuments } from "../ports/document-store.ts";
import type { Clock } from "../ports/runtime.ts";
import {
  API_KEYS,
  type ApiKey,
  type ApiKeyScope,
  formatKey,
  hashSecret,
  matchesSecret,
  parseKey,
} from "./api-key.ts";

/** A revoked key is refused everywhere after this time at the latest. */
const CACHE_MS = 10_000;

/** Who is calling: the tenant a verified key acts for, and what it may do. */
export interface Caller {
  readonly keyId: string;
  readonly tenantId: string;
  readonly scopes: readonly ApiKeyScope[];
}

/** What may be shown of a key. */
export type ApiKeySummary = Pick<
  ApiKey,
  "id" | "label" | "actsForTenantId" | "scopes" | "createdAt" | "revokedAt"
>;

export interface ApiKeysFields {
  readonly documents: DocumentStore;
  readonly clock: Clock;
  /** Cryptographically strong chance, `randomBytes` of node:crypto. */
  readonly randomBytes: (size: number) => Uint8Array;
}

/** Creates, lists, revokes and verifies API keys. A key is shown once, at its creation; only a hash is stored. */
export class ApiKeys {
  private readonly documents: TenantDocuments;
  private readonly clock: Clock;
  private readonly randomBytes: (size: number) => Uint8Array;
  private readonly cache = new Map<string, { readonly apiKey: ApiKey; readonly freshUntilMs: number }>();

  constructor(fields: ApiKeysFields) {
    this.documents = fields.documents.forTenant(SYSTEM_TENANT);
    this.clock = fields.clock;
    this.randomBytes = fields.randomBytes;
  }

  /** Stores a new key and gives its text, which cannot be had again. */
  async create(fields: {
    readonly label: string;
    readonly tenantId: string;
    readonly scopes: readonly ApiKeyScope[];
  }): Promise<{ readonly id: string; readonly key: string }> {
    const { key, parts } = formatKey(this.randomBytes(8), this.randomBytes(32));
    await this.documents.create(API_KEYS, {
      id: parts.id,
      tenantId: SYSTEM_TENANT,
      schemaVersion: 1,
      label: fields.label,
      actsForTenantId: fields.tenantId,
      scopes: [...fields.scopes],
      secretSha256: hashSecret(parts.secret),
      createdAt: this.clock.now().toISOString(),
      revokedAt: null,
    });
    return { id: parts.id, key };
  }

  /** Every key of the installation, revoked ones too, ordered by id. */
  async list(): Promise<readonly ApiKeySummary[]> {
    const summaries: ApiKeySummary[] = [];
    let after: string | undefined;
    do {
      const page = await this.documents.query(API_KEYS, {
        limit: 500,
        ...(after === undefined ? {} : { after }),
      });
      summaries.push(...page.documents.map(summaryOf));
      after = page.next;
    } while (after !== undefined);
    return summaries;
  }

  /** Revoking what is revoked changes nothing. Throws `not-found` for an unknown id. */
  async revoke(id: string): Promise<void> {
    const revokedAt = this.clock.now().toISOString();
    await this.documents.transaction(async (transaction) => {
      const apiKey = await transaction.get(API_KEYS, id);
      if (apiKey === undefined)
        throw new FinRiskError({ code: "not-found", message: `There is no key ${id}.` });
      if (apiKey.revokedAt === null) transaction.set(API_KEYS, { ...apiKey, revokedAt });
    });
    this.cache.delete(id);
  }

  /** The caller behind a key; undefined when the key is malformed, unknown, wrong or revoked. */
  async verify(key: string): Promise<Caller | undefined> {
    const parts = parseKey(key);
    if (parts === undefined) return undefined;
    const apiKey = await this.find(parts.id);
    if (apiKey === undefined || apiKey.revokedAt !== null || !matchesSecret(apiKey, parts.secret)) {
      return undefined;
    }
    return { keyId: apiKey.id, tenantId: apiKey.actsForTenantId, scopes: apiKey.scopes };
  }

  /** Only keys that exist are remembered, so that guessing ids cannot fill the memory. */
  private async find(id: string): Promise<ApiKey | undefined> {
    const nowMs = this.clock.monotonicMs();
    const cached = this.cache.get(id);
    if (cached !== undefined && nowMs < cached.freshUntilMs) return cached.apiKey;
    const apiKey = await this.documents.get(API_KEYS, id);
    if (apiKey === undefined) this.cache.delete(id);
    else this.cache.set(id, { apiKey, freshUntilMs: nowMs + CACHE_MS });
    return apiKey;
  }
}

function summaryOf(apiKey: ApiKey): ApiKeySummary {
  const { id, label, actsForTenantId, scopes, createdAt, revokedAt } = apiKey;
  return { id, label, actsForTenantId, scopes, createdAt, revokedAt };
}
