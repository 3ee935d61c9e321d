import type { DocumentStore, TenantDocuments } from "../ports/document-store.ts";
import type { Clock } from "../ports/runtime.ts";
import { leansOnEarlier } from "./leans-on-earlier.ts";
import type { Preferences } from "./preferences.ts";
import { PROFILES } from "./profile.ts";
import { MOST_TURNS, SESSIONS, type Session, sessionDocumentId, type Turn } from "./session.ts";
import { ShortLivedMap } from "./short-lived-map.ts";

/** The question that memory is asked for; ids in the form of caller ids. */
export interface Asker {
  readonly query: string;
  readonly userId?: string | undefined;
  readonly sessionId?: string | undefined;
}

/** What one question has to know of those before it. */
export interface Recollection {
  readonly preferences: Preferences;
  /** Oldest first; none where the question stands on its own. */
  readonly turns: readonly Turn[];
}

/** Everything that is kept of a user for later answers. */
export interface KeptOfUser {
  readonly userId: string;
  readonly preferences: Preferences;
  /** Null where no preferences were ever set. */
  readonly updatedAt: string | null;
  readonly sessions: readonly { sessionId: string; expiresAt: string; turns: readonly Turn[] }[];
}

export interface ForgottenMemory {
  readonly profiles: number;
  readonly sessions: number;
}

const HOUR_MS = 3_600_000;
const MOST_SESSIONS_SHOWN = 100;
const PAGE_SIZE = 100;
const NO_TURNS: readonly Turn[] = [];

/** How long an instance goes on with preferences that another one changed, as it does with traffic. */
const PROFILE_FRESH_MS = 5_000;
const PROFILES_HELD = { mostEntries: 1_000, mostBytes: 4 * 1024 * 1024 };

const profileKey = (tenantId: string, userId: string): string => JSON.stringify([tenantId, userId]);

/** Keeps what users prefer, until they delete it, and the last turns of sessions, until they rest for too long. */
export class MemoryDesk {
  private readonly documents: DocumentStore;
  private readonly clock: Clock;
  private readonly sessionHours: number;
  private readonly profiles: ShortLivedMap<Preferences>;

  constructor(fields: {
    readonly documents: DocumentStore;
    readonly clock: Clock;
    /** How long a session is kept after its last turn. */
    readonly sessionHours: number;
  }) {
    this.documents = fields.documents;
    this.clock = fields.clock;
    this.sessionHours = fields.sessionHours;
    this.profiles = new ShortLivedMap({ clock: fields.clock, lifeMs: PROFILE_FRESH_MS, ...PROFILES_HELD });
  }

  /** Reads the profile, unless it was read moments ago, and the session of a question that leans on earlier ones. */
  async recall(tenantId: string, asker: Asker): Promise<Recollection> {
    const [preferences, turns] = await Promise.all([
      asker.userId === undefined ? {} : this.preferencesOf(tenantId, asker.userId),
      asker.sessionId !== undefined && leansOnEarlier(asker.query) ? this.turnsOf(tenantId, asker) : NO_TURNS,
    ]);
    return { preferences, turns };
  }

  /** Adds a turn to its session, in one read and one write; does nothing for a question without a session. */
  async remember(tenantId: string, asker: Asker, turn: Turn): Promise<void> {
    const { sessionId, userId } = asker;
    if (sessionId === undefined) return;
    const id = sessionDocumentId(sessionId, userId);
    const nowMs = this.clock.now().getTime();
    // Read anew: what was forgotten while the question was being answered does not come back with it.
    await this.documents.forTenant(tenantId).transaction(async (transaction) => {
      const earlier = liveTurns(await transaction.get(SESSIONS, id), nowMs);
      transaction.set(SESSIONS, {
        id,
        tenantId,
        schemaVersion: 1,
        sessionId,
        ...(userId !== undefined && { userId }),
        expiresAtMs: nowMs + this.sessionHours * HOUR_MS,
        turns: [...earlier, turn].slice(-MOST_TURNS),
      });
    });
  }

  /** What is kept of a user: preferences, and the sessions that are not over. */
  async show(tenantId: string, userId: string): Promise<KeptOfUser> {
    const documents = this.documents.forTenant(tenantId);
    const [profile, { documents: sessions }] = await Promise.all([
      documents.get(PROFILES, userId),
      documents.query(SESSIONS, {
        where: [{ field: "userId", operator: "==", value: userId }],
        limit: MOST_SESSIONS_SHOWN,
      }),
    ]);
    const nowMs = this.clock.now().getTime();
    return {
      userId,
      preferences: profile?.preferences ?? {},
      updatedAt: profile?.updatedAt ?? null,
      sessions: sessions
        .filter(({ expiresAtMs }) => expiresAtMs > nowMs)
        .map(({ sessionId, expiresAtMs, turns }) => ({
          sessionId,
          expiresAt: new Date(expiresAtMs).toISOString(),
          turns,
        })),
    };
  }

  /** Puts these preferences in the place of all that were kept. */
  async setPreferences(tenantId: string, userId: string, preferences: Preferences): Promise<void> {
    const updatedAt = this.clock.now().toISOString();
    const profile = { id: userId, tenantId, schemaVersion: 1, updatedAt, preferences };
    await this.documents.forTenant(tenantId).set(PROFILES, profile);
    this.profiles.delete(profileKey(tenantId, userId));
  }

  /** Removes the user's profile and sessions. Broken off, it is finished by calling it again. */
  async forget(tenantId: string, userId: string): Promise<ForgottenMemory> {
    const documents = this.documents.forTenant(tenantId);
    const sessions = await removeSessions(documents, userId);
    const profiles = (await documents.get(PROFILES, userId)) === undefined ? 0 : 1;
    await documents.delete(PROFILES, userId);
    this.profiles.delete(profileKey(tenantId, userId));
    return { profiles, sessions };
  }

  private async preferencesOf(tenantId: string, userId: string): Promise<Preferences> {
    const key = profileKey(tenantId, userId);
    const held = this.profiles.get(key);
    if (held !== undefined) return held;
    const profile = await this.documents.forTenant(tenantId).get(PROFILES, userId);
    const preferences = profile?.preferences ?? {};
    this.profiles.set(key, preferences, JSON.stringify(preferences).length);
    return preferences;
  }

  private async turnsOf(tenantId: string, { sessionId = "", userId }: Asker): Promise<readonly Turn[]> {
    const id = sessionDocumentId(sessionId, userId);
    const session = await this.documents.forTenant(tenantId).get(SESSIONS, id);
    return liveTurns(session, this.clock.now().getTime());
  }
}

const liveTurns = (session: Session | undefined, nowMs: number): readonly Turn[] =>
  session === undefined || session.expiresAtMs <= nowMs ? NO_TURNS : session.turns;

async function removeSessions(documents: TenantDocuments, userId: string): Promise<number> {
  const where = [{ field: "userId", operator: "==", value: userId }] as const;
  for (let removed = 0; ; ) {
    const { documents: page } = await documents.query(SESSIONS, { where, limit: PAGE_SIZE });
    if (page.length === 0) return removed;
    for (const { id } of page) await documents.delete(SESSIONS, id);
    removed += page.length;
  }
}
