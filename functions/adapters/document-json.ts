import { FinRiskError } from "#shared/errors.ts";

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

/** Firestore's own limits (cloud.google.com/firestore/quotas), kept by every store so that a document fits all of them. */
const DEEPEST_LEVEL = 20;
const RESERVED_NAME = /^__.*__$/s;

/**
 * The document as every store can hold it: fields that are undefined are dropped, half characters become U+FFFD, minus zero
 * becomes zero. Throws `invalid-request` for a list directly inside a list, and for whatever is no JSON.
 */
export function toDocumentJson(document: object): JsonObject {
  return convertObject(document, [], 1);
}

/** What stands at a dotted path; undefined when any part of it is missing. Lists are not entered. */
export function readField(document: JsonObject, path: readonly string[]): Json | undefined {
  let found: Json | undefined = document;
  for (const name of path) {
    if (!isObject(found) || !Object.hasOwn(found, name)) return undefined;
    found = found[name];
  }
  return found;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function convertObject(value: object, path: readonly string[], level: number): JsonObject {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    refuse(path, "be plain JSON, not an instance of a class");
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(
    entries.map(([name, member]) => [convertName(name, path), convert(member, [...path, name], level)]),
  );
}

function convertName(name: string, path: readonly string[]): string {
  if (name === "" || RESERVED_NAME.test(name))
    refuse([...path, name], "have a name that is neither empty nor __reserved__");
  return name.toWellFormed();
}

function convert(value: unknown, path: readonly string[], level: number): Json {
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "string") return value.toWellFormed();
  if (typeof value === "number") return convertNumber(value, path);
  if (typeof value !== "object") return refuse(path, "be plain JSON");
  if (level >= DEEPEST_LEVEL) return refuse(path, `lie at most ${DEEPEST_LEVEL} levels deep`);
  return Array.isArray(value) ? convertList(value, path, level + 1) : convertObject(value, path, level + 1);
}

function convertNumber(value: number, path: readonly string[]): number {
  if (!Number.isFinite(value)) return refuse(path, "be a finite number");
  return value === 0 ? 0 : value;
}

function convertList(list: readonly unknown[], path: readonly string[], level: number): readonly Json[] {
  return list.map((item, position) => {
    const itemPath = [...path, String(position)];
    if (Array.isArray(item))
      refuse(itemPath, "not be a list inside a list: wrap the inner list in an object");
    return convert(item, itemPath, level);
  });
}

function refuse(path: readonly string[], remedy: string): never {
  const field = path.join(".");
  throw new FinRiskError({
    code: "invalid-request",
    message: `The document cannot be stored: ${field || "it"} must ${remedy}.`,
    violations: [{ field, remedy }],
  });
}
