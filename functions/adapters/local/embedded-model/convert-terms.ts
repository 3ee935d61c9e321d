import type { ParameterSpec } from "./parameter-specs.ts";
import type { Quantity, TimeUnit } from "./read-quantities.ts";
import type { Token } from "./read-tokens.ts";

/** What was stated for each parameter, by name. */
export type Stated = ReadonlyMap<string, Quantity>;
/** Parameters in the units of the catalogue, or what the question leaves open. */
export type Terms = { readonly values: Readonly<Record<string, number>> } | { readonly open: string };

const MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };
const DAYS_PER_YEAR = 365;
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7 };
const DIGITS = 12;
const ADVERBS: Readonly<Record<string, TimeUnit>> = {
  monthly: "month",
  quarterly: "quarter",
  annual: "year",
  annually: "year",
  yearly: "year",
};
const EACH: ReadonlySet<string> = new Set(["a", "per", "each", "every"]);
const PAID: ReadonlySet<string> = new Set(["payment", "pay", "paid", "coupon", "installment", "instalment"]);
const RATE_SIGNS: ReadonlySet<string> = new Set(["%", "percent", "pct"]);
const NEAR = 2;
const HOW_OFTEN = "how often it is paid";

const precise = (value: number): number => Number(value.toPrecision(DIGITS));

const monthsOf = (unit: string | undefined): number | undefined => MONTHS[unit ?? ""];

const yearsOf = ({ value, unit }: Quantity): number => {
  const days = DAYS[unit ?? ""];
  if (days !== undefined) return precise((value * days) / DAYS_PER_YEAR);
  return precise((value * (monthsOf(unit) ?? 12)) / 12);
};

/** How often something is paid, where the question says so: "monthly payment", "semi-annual coupons", "each quarter". */
function paymentsPerYear(tokens: readonly Token[], stated: Iterable<Quantity>): number | undefined {
  for (const { each } of stated) if (each !== undefined) return 12 / (monthsOf(each) ?? Number.NaN);
  for (const [at, { lower }] of tokens.entries()) {
    const months = monthsOf(ADVERBS[lower]);
    const after = tokens.slice(at + 1, at + 2 + NEAR);
    const isPaid = after.some(({ stem }) => PAID.has(stem));
    if (months !== undefined && isPaid) {
      const isHalf = tokens.slice(Math.max(0, at - 2), at).some((token) => token.lower === "semi");
      return (isHalf ? 2 : 1) * (12 / months);
    }
    const isOfRate = RATE_SIGNS.has(tokens[at - 1]?.lower ?? "");
    const each = EACH.has(lower) && !isOfRate ? monthsOf(tokens[at + 1]?.stem) : undefined;
    if (each !== undefined) return 12 / each;
  }
  return tokens.some(({ lower }) => lower === "semiannual") ? 2 : undefined;
}

/** A term in years as a number of periods, where it is a whole one. */
function periodsIn(quantity: Quantity, perYear: number): number | undefined {
  if (quantity.kind !== "time") return quantity.value;
  const periods = precise(yearsOf(quantity) * perYear);
  return Number.isInteger(periods) ? periods : undefined;
}

/** Rate and number of periods belong together: a term in years is cut into the periods in which it is paid. */
function ratedTerms(stated: Stated, perYear: number | undefined, isPaidOff: boolean): Terms {
  const rate = stated.get("rate");
  const term = stated.get("periods");
  if (rate === undefined || term === undefined) return { values: {} };
  if (term.kind !== "time") return { values: {} };
  const ownMonths = monthsOf(term.unit);
  const isOfYears = ownMonths === 12 && !isPaidOff;
  const often =
    perYear ?? (isOfYears ? 1 : ownMonths !== 12 && isPaidOff ? 12 / (ownMonths ?? 0) : undefined);
  if (often === undefined || !Number.isFinite(often)) return { open: HOW_OFTEN };
  const periods = periodsIn(term, often);
  if (periods === undefined) return { open: "a whole number of periods" };
  const ratePeriods = rate.each === undefined ? often : often / (12 / (monthsOf(rate.each) ?? 12));
  return { values: { rate: precise(rate.value / ratePeriods), periods } };
}

function countTerms(specs: readonly ParameterSpec[], stated: Stated, often: number | undefined): Terms {
  const values: Record<string, number> = {};
  for (const { name, kind } of specs) {
    const quantity = stated.get(name);
    if (kind !== "count" || quantity === undefined) continue;
    if (name === "years") {
      values[name] = quantity.kind === "time" ? yearsOf(quantity) : quantity.value;
      continue;
    }
    const sibling = specs.find((spec) => spec.name === `${name}PerYear`);
    const perYear = sibling === undefined ? 1 : (often ?? Number(sibling.default));
    const periods = periodsIn(quantity, perYear);
    if (periods === undefined) return { open: `a whole number of ${name}` };
    values[name] = periods;
    if (sibling !== undefined && often !== undefined) values[sibling.name] = often;
  }
  return { values };
}

/**
 * Turns what was stated into the units that the catalogue takes: terms in years into numbers of payments, an annual rate into
 * one per period. Says what is open where the question leaves the way of converting open.
 */
export function convertTerms(
  specs: readonly ParameterSpec[],
  stated: Stated,
  tokens: readonly Token[],
): Terms {
  const often = paymentsPerYear(
    tokens,
    [...stated].flatMap(([name, each]) => (name === "payment" ? [each] : [])),
  );
  const counted = countTerms(specs, stated, often);
  if ("open" in counted) return counted;
  if (!specs.some(({ name }) => name === "rate")) return counted;
  const isPaidOff = stated.has("principal") || stated.has("payment");
  const rated = ratedTerms(stated, often, isPaidOff);
  return "open" in rated ? rated : { values: { ...counted.values, ...rated.values } };
}
