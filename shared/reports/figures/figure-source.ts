import type { LedgerEntry } from "../../calculations/ledger.ts";
import { readPartName } from "../../calculations/part-name.ts";
import { formatFigure } from "../../format-figure.ts";
import type { Fact } from "../../retrieval/fact.ts";
import type { UnitKind } from "../../units.ts";
import type { Evidence } from "./evidence.ts";

type FigureRole = "value" | "amount" | "dated-value" | "part" | "observations" | "parameter" | "date";

const RESULTS: ReadonlySet<FigureRole> = new Set(["value", "amount", "dated-value", "part"]);

/** Where one figure comes from: the path that a slot names, and what it is worth. */
export interface FigureSource {
  readonly path: string;
  readonly role: FigureRole;
  /** Name of the parameter or of the part, or the date of a dated value. */
  readonly name: string;
  /** Of a part, the entry as if it were about what the part is named after. */
  readonly owner: LedgerEntry | Fact;
  /** Absent for dates and for parameters that are words. */
  readonly quantity?: { readonly value: number; readonly unit: UnitKind; readonly currency?: string };
  /** What a date or a word prints; figures are printed from their quantity. */
  readonly text?: string;
}

/** The words of a parameter's name: "periods per year" for periodsPerYear. */
export const wordsOfName = (name: string): string =>
  name
    .replace(/([A-Z])|[_-]+/g, " $1")
    .replace(/ +/g, " ")
    .toLowerCase();

/** What a source prints; `asMagnitude` leaves the minus sign to the word before it ("a loss of 5%"). */
export function printSource({ quantity, text = "", role, owner }: FigureSource, asMagnitude = false): string {
  if (quantity === undefined) return text;
  const value = asMagnitude ? Math.abs(quantity.value) : quantity.value;
  return formatFigure({ ...quantity, value, stated: role === "parameter" || isFact(owner) });
}

export type ResolvedSlot = { readonly source: FigureSource } | { readonly problem: string };

/** True for what came out of a calculation or stands in a fact, as against what it rests on. */
export const isResult = ({ role }: FigureSource): boolean => RESULTS.has(role);

export const isFact = (owner: LedgerEntry | Fact): owner is Fact => "passageId" in owner;

const FRACTION_PARAMETER =
  /confidence|rate|return|level|cutoff|quantile|probability|alpha|share|weight|threshold|target|required/i;

function parameterUnit(name: string, value: number): UnitKind {
  if (/days?$/i.test(name)) return "days";
  if (FRACTION_PARAMETER.test(name) && Math.abs(value) <= 1) return "fraction";
  return Number.isInteger(value) ? "count" : "ratio";
}

interface Quantity {
  readonly value: number;
  readonly unit: UnitKind;
  readonly currency?: string;
}

const withCurrency = (value: number, unit: UnitKind, currency: string | undefined): Quantity =>
  currency === undefined ? { value, unit } : { value, unit, currency };

const FIELDS: Readonly<Partial<Record<FigureRole, string>>> = {
  parameter: "parameters",
  "dated-value": "values",
  part: "breakdown",
};

function quantitySource(
  owner: LedgerEntry | Fact,
  role: FigureRole,
  name: string,
  quantity: Quantity,
): FigureSource {
  const field = FIELDS[role] ?? role;
  const path = name === "" ? `${owner.id}.${field}` : `${owner.id}.${field}.${name}`;
  return { path, role, name, owner, quantity };
}

const finite = (source: FigureSource): ResolvedSlot =>
  source.quantity === undefined || Number.isFinite(source.quantity.value)
    ? { source }
    : { problem: `{{${source.path}}} is not a finite number: say that it is undefined` };

function resolveParameter(entry: LedgerEntry, name: string): ResolvedSlot {
  const value = Object.hasOwn(entry.parameters, name) ? entry.parameters[name] : undefined;
  if (value === undefined) {
    const known = Object.keys(entry.parameters).join(", ") || "none";
    return { problem: `calculation ${entry.id} has no parameter "${name}"; it has: ${known}` };
  }
  if (typeof value === "number") {
    return finite(quantitySource(entry, "parameter", name, { value, unit: parameterUnit(name, value) }));
  }
  if (typeof value === "object") {
    return { problem: `parameter "${name}" of ${entry.id} is a list: say in words what it holds` };
  }
  const text = typeof value === "string" ? value : value ? "yes" : "no";
  return {
    source: { path: `${entry.id}.parameters.${name}`, role: "parameter", name, owner: entry, text },
  };
}

function resolveDatedValue(entry: LedgerEntry, date: string): ResolvedSlot {
  const found = entry.values?.find((point) => point.date === date);
  if (found === undefined) return { problem: `calculation ${entry.id} has no value dated ${date}` };
  return finite(
    quantitySource(entry, "dated-value", date, withCurrency(found.value, entry.unit, entry.currency)),
  );
}

function resolvePart(entry: LedgerEntry, name: string): ResolvedSlot {
  const found = entry.breakdown?.find((part) => part.name === name);
  if (found === undefined) {
    const known = entry.breakdown?.map((part) => part.name).join(", ") ?? "none";
    return { problem: `calculation ${entry.id} has no part "${name}"; it has: ${known}` };
  }
  const { isShare, of } = readPartName(name);
  const owner = { ...entry, series: [...new Set([...of, name])] };
  const quantity = isShare
    ? withCurrency(found.value, "fraction", undefined)
    : withCurrency(found.value, entry.unit, entry.currency);
  return finite(quantitySource(owner, "part", name, quantity));
}

function resolvePeriodEnd(entry: LedgerEntry, name: "from" | "to"): ResolvedSlot {
  if (entry.period === undefined) return { problem: `calculation ${entry.id} has no period` };
  const text = entry.period[name];
  return { source: { path: `${entry.id}.${name}`, role: "date", name, owner: entry, text } };
}

function resolveOfEntry(entry: LedgerEntry, path: string): ResolvedSlot {
  const [field = "", ...rest] = path.split(".");
  const name = rest.join(".");
  if (field === "parameters") return resolveParameter(entry, name);
  if (field === "values") return resolveDatedValue(entry, name);
  if (field === "breakdown") return resolvePart(entry, name);
  if (name === "" && (field === "from" || field === "to")) return resolvePeriodEnd(entry, field);
  if (path === "observations") {
    return finite(quantitySource(entry, "observations", "", { value: entry.observations, unit: "count" }));
  }
  if (path === "amount") {
    if (entry.amount === undefined) return { problem: `calculation ${entry.id} has no amount in money` };
    const { value, currency } = entry.amount;
    return finite(quantitySource(entry, "amount", "", { value, unit: "money", currency }));
  }
  if (path !== "value") {
    return {
      problem: `a calculation has no "${path}"; use value, amount, observations, from, to, parameters.NAME, values.DATE or breakdown.NAME`,
    };
  }
  if (entry.value === null || !Number.isFinite(entry.value)) {
    return { problem: `calculation ${entry.id} is undefined: say that it is undefined, with no figure` };
  }
  return finite(quantitySource(entry, "value", "", withCurrency(entry.value, entry.unit, entry.currency)));
}

/** Finds what a slot's path names. The problem is a sentence for the narrator that says what to write instead. */
export function resolveSlot(path: string, evidence: Pick<Evidence, "ledger" | "facts">): ResolvedSlot {
  const dot = path.indexOf(".");
  const id = dot < 0 ? path : path.slice(0, dot);
  const rest = dot < 0 ? "" : path.slice(dot + 1);
  const entry = evidence.ledger.find((candidate) => candidate.id === id);
  if (entry !== undefined) return resolveOfEntry(entry, rest);
  const fact = evidence.facts.find((candidate) => candidate.id === id);
  if (fact === undefined) return { problem: `there is no calculation or fact "${id}"` };
  if (rest !== "value") return { problem: `a fact has only a value; write {{${id}.value}}` };
  return finite(quantitySource(fact, "value", "", withCurrency(fact.value, fact.unit, fact.currency)));
}

function* sourcesOfEntry(entry: LedgerEntry): Generator<FigureSource> {
  const { value, unit, currency, amount, observations, parameters } = entry;
  if (value !== null) yield quantitySource(entry, "value", "", withCurrency(value, unit, currency));
  if (amount !== undefined) {
    yield quantitySource(entry, "amount", "", {
      value: amount.value,
      unit: "money",
      currency: amount.currency,
    });
  }
  yield quantitySource(entry, "observations", "", { value: observations, unit: "count" });
  for (const name in parameters) {
    const parameter = parameters[name];
    if (typeof parameter !== "number") continue;
    yield quantitySource(entry, "parameter", name, {
      value: parameter,
      unit: parameterUnit(name, parameter),
    });
  }
}

/** Every figure a typed number may be bound to, dated values and parts aside: those need their date or name beside them. */
export function listSources(evidence: Pick<Evidence, "ledger" | "facts">): readonly FigureSource[] {
  const sources: FigureSource[] = [];
  for (const entry of evidence.ledger) for (const source of sourcesOfEntry(entry)) sources.push(source);
  for (const fact of evidence.facts) {
    sources.push(quantitySource(fact, "value", "", withCurrency(fact.value, fact.unit, fact.currency)));
  }
  return sources.filter(({ quantity }) => Number.isFinite(quantity?.value));
}
