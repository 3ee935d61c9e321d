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
  return convertObject(document, undefined, 1);
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

/** Where a value stands: kept as a chain because it is spelled out only for a refusal. */
interface Place {
  readonly parent: Place | undefined;
  readonly name: string;
}

function convertObject(value: object, place: Place | undefined, level: number): JsonObject {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    refuse(place, "be plain JSON, not an instance of a class");
  }
  const converted: Record<string, Json> = {};
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const memberPlace = { parent: place, name };
    // Refuses "__proto__" too, which would not be an ordinary field.
    if (name === "" || RESERVED_NAME.test(name))
      refuse(memberPlace, "have a name, and none that is __reserved__");
    converted[name.toWellFormed()] = convert(member, memberPlace, level);
  }
  return converted;
}

function convert(value: unknown, place: Place, level: number): Json {
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "string") return value.toWellFormed();
  if (typeof value === "number") return convertNumber(value, place);
  if (typeof value !== "object") return refuse(place, "be plain JSON");
  if (level >= DEEPEST_LEVEL) return refuse(place, `lie at most ${DEEPEST_LEVEL} levels deep`);
  return Array.isArray(value) ? convertList(value, place, level + 1) : convertObject(value, place, level + 1);
}

function convertNumber(value: number, place: Place): number {
  if (!Number.isFinite(value)) return refuse(place, "be a finite number");
  return value === 0 ? 0 : value;
}

function convertList(list: readonly unknown[], parent: Place, level: number): readonly Json[] {
  return list.map((item, position) => {
    const place = { parent, name: String(position) };
    if (Array.isArray(item)) refuse(place, "not be a list inside a list: wrap the inner list in an object");
    return convert(item, place, level);
  });
}

function refuse(place: Place | undefined, remedy: string): never {
  const field = spellOut(place);
  throw new FinRiskError({
    code: "invalid-request",
    message: `The document cannot be stored: ${field || "it"} must ${remedy}.`,
    violations: [{ field, remedy }],
  });
}

function spellOut(place: Place | undefined): string {
  if (place === undefined) return "";
  return place.parent === undefined ? place.name : `${spellOut(place.parent)}.${place.name}`;
}
