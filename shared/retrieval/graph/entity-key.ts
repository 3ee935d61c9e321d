import { nameOfIssuer } from "../company-names.ts";
import type { Entity } from "./relation.ts";

/** "Interest-rate risks" and "interest rate" are one risk, and so are "cobalt prices" and "the price of cobalt". */
function nameOfTopic(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/^prices? of (?:the )?(.+)$/, "$1 price")
    .split(/[^\p{L}\p{N}&%.]+/u)
    .filter((word) => word !== "");
  while (words.length > 1 && /^(?:risks?|factors?|sectors?|industry|industries)$/.test(words.at(-1) ?? ""))
    words.pop();
  const last = words.pop() ?? "";
  const singular = last.length > 3 && !/(?:ss|us|is)$/.test(last) ? last.replace(/s$/, "") : last;
  return [...words, singular].join(" ");
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}&]+/gu, " ")
    .trim();

/** The name that an entity is recognised by, whatever the case, the legal form or the plural it is written in. */
export function canonicalName({ kind, name }: Entity): string {
  switch (kind) {
    case "issuer":
      return nameOfIssuer(name) || plain(name);
    case "risk-factor":
    case "sector":
    case "metric":
    case "instrument":
      return nameOfTopic(name);
    case "ticker":
    case "person":
    case "regulation":
    case "place":
      return plain(name);
  }
}

/** Equal for two mentions of one entity. */
export const entityKey = (entity: Entity): string => `${entity.kind}:${canonicalName(entity)}`;
