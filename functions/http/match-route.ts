import { FinRiskError } from "#shared/errors.ts";
import { CALLER_ID_PATTERN, CALLER_ID_REMEDY } from "#shared/reports/caller-id.ts";
import type { Endpoint } from "./route.ts";

/** What a method and a path lead to. `allow` lists the methods the path does have. */
export type RouteMatch =
  | { readonly kind: "found"; readonly endpoint: Endpoint; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: "no-such-path" }
  | { readonly kind: "no-such-method"; readonly allow: readonly string[] };

type Match = (method: string, path: string) => RouteMatch;

/**
 * Compiles a route table. The first route that fits wins; HEAD is answered as GET.
 * The match throws `invalid-request` naming a path parameter that has not the form of an id.
 */
export function compileRoutes(endpoints: readonly Endpoint[]): Match {
  const compiled = endpoints.map((endpoint) => ({ endpoint, pattern: patternOf(endpoint.path) }));
  return (method, path) => {
    const wanted = method === "HEAD" ? "GET" : method;
    const onPath = compiled.filter(({ pattern }) => pattern.test(path));
    const found = onPath.find(({ endpoint }) => endpoint.method === wanted);
    if (found !== undefined) {
      const groups = found.pattern.exec(path)?.groups ?? {};
      return { kind: "found", endpoint: found.endpoint, params: readParams(groups) };
    }
    if (onPath.length === 0) return { kind: "no-such-path" };
    return { kind: "no-such-method", allow: allowedMethods(onPath.map(({ endpoint }) => endpoint)) };
  };
}

function patternOf(path: string): RegExp {
  const escaped = path.replaceAll(".", "\\.");
  return new RegExp(`^${escaped.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+?)")}$`);
}

function allowedMethods(endpoints: readonly Endpoint[]): readonly string[] {
  const methods = endpoints.flatMap(({ method }) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  return [...new Set(methods)].sort();
}

function readParams(groups: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(groups).map(([name, raw]) => [name, readParam(name, raw)]));
}

function readParam(name: string, raw: string): string {
  const value = decode(raw);
  if (value !== undefined && CALLER_ID_PATTERN.test(value)) return value;
  throw new FinRiskError({
    code: "invalid-request",
    message: `The path parameter ${name} is not an id.`,
    violations: [{ field: name, remedy: CALLER_ID_REMEDY }],
  });
}

function decode(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw);
  } catch {
    return undefined;
  }
}
