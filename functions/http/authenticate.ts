import type { Caller } from "#shared/access/api-keys.ts";
import { FinRiskError } from "#shared/errors.ts";
import type { RouteScope } from "./route.ts";
import type { RequestHeaders, Services } from "./services.ts";

/** Stands for whoever calls a public route; it owns nothing. */
const ANYONE: Caller = { keyId: "none", tenantId: "none", scopes: [] };

/** The caller behind a request's key. Throws `unauthenticated` without a good key and `forbidden` when it may not do this. */
export async function authenticate(
  headers: RequestHeaders,
  scope: RouteScope,
  apiKeys: Services["apiKeys"],
): Promise<Caller> {
  if (scope === "public") return ANYONE;
  const key = readKey(headers);
  if (key === undefined) {
    throw unauthenticated(
      'This call needs an API key: send "Authorization: Bearer KEY" or "x-api-key: KEY".',
    );
  }
  const caller = await apiKeys.verify(key);
  if (caller === undefined) throw unauthenticated("The API key is unknown, wrong or revoked.");
  if (caller.scopes.includes(scope) || caller.scopes.includes("admin")) return caller;
  throw new FinRiskError({
    code: "forbidden",
    message: `This call needs a key with the scope ${scope}; this one has ${caller.scopes.join(", ")}.`,
  });
}

function readKey(headers: RequestHeaders): string | undefined {
  const authorization = headers["authorization"];
  const bearer = typeof authorization === "string" ? /^Bearer +(\S+)$/i.exec(authorization)?.[1] : undefined;
  const header = headers["x-api-key"];
  return bearer ?? (typeof header === "string" ? header : undefined);
}

function unauthenticated(message: string): FinRiskError {
  return new FinRiskError({ code: "unauthenticated", message });
}
