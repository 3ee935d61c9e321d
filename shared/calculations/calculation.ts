import type { z } from "zod";
import { FinRiskError } from "../errors.ts";
import type { UnitKind } from "../units.ts";
import type { Frequency } from "./infer-frequency.ts";
import type { LedgerEntry, ParameterValueSchema } from "./ledger.ts";

export type ParameterValue = z.infer<typeof ParameterValueSchema>;

/** Simple returns of the subject, one a period, oldest first. */
export interface SubjectSample {
  /** End of each return's period, as ISO dates; as long as `returns`, or empty where nobody knows them. */
  readonly dates: readonly string[];
  readonly returns: readonly number[];
  readonly frequency: Frequency;
  /** Date of the price that the first return starts from; absent where returns were given instead of prices. */
  readonly startDate?: string;
}

/** Returns of the subject and of its benchmark over the same periods. */
export interface PairedSample extends SubjectSample {
  readonly benchmark: readonly number[];
}

/** Returns of the subject and of several factors over the same periods. */
export interface FactorsSample extends SubjectSample {
  readonly factors: readonly Asset[];
}

/** Nothing is sampled where all figures are parameters: no dates and no returns, ever. */
type NoSample = Pick<SubjectSample, "dates" | "returns">;

/** One of several assets, and its simple returns. */
export interface Asset {
  readonly name: string;
  readonly returns: readonly number[];
}

/** One holding of a portfolio: an asset and its share of the portfolio's value. */
export interface HeldAsset extends Asset {
  readonly weight: number;
}

/** Returns of several assets over the same periods; what is held of each plays no part. */
export interface AssetsSample extends Omit<SubjectSample, "returns"> {
  readonly assets: readonly Asset[];
}

/** The portfolio's returns, and those of all it holds over the same periods; each asset is there once. */
export interface PortfolioSample extends SubjectSample {
  readonly assets: readonly HeldAsset[];
}

/** What each need is given to compute on. A new kind of input is a new line here. */
interface SampleByNeed {
  readonly subject: SubjectSample;
  readonly "subject-and-benchmark": PairedSample;
  readonly "subject-and-factors": FactorsSample;
  readonly portfolio: PortfolioSample;
  readonly assets: AssetsSample;
  readonly inputs: NoSample;
}
export type Need = keyof SampleByNeed;

/** A named way to calculate; `source` says where its formula is defined. */
interface CalculationMethod<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  readonly source: string;
}

/** Inputs small enough to check by hand, the value they give and how; a test replays every one. */
interface WorkedExample {
  /** Left out where all inputs are parameters. */
  readonly returns?: readonly number[];
  readonly benchmark?: readonly number[];
  readonly factors?: readonly Asset[];
  /** Weights are left out where they play no part. */
  readonly assets?: readonly (Asset & Partial<HeldAsset>)[];
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  readonly value: number;
  readonly working: string;
}

export interface CalculationResult {
  /** NaN or infinite where the result is undefined; a warning then says why. */
  readonly value: number;
  readonly values?: NonNullable<LedgerEntry["values"]>;
  /** The result's parts by name, in its unit; finite, and absent where the result is undefined. */
  readonly breakdown?: NonNullable<LedgerEntry["breakdown"]>;
  /** Finite, and absent where the result is undefined. */
  readonly curve?: NonNullable<LedgerEntry["curve"]>;
  readonly observations: number;
  /** What part of the sample entered, where it is not all of it. */
  readonly period?: NonNullable<LedgerEntry["period"]>;
  /** Conventions that no caller chooses, to be stated beside the parameters. */
  readonly conventions: Readonly<Record<string, ParameterValue>>;
  readonly warnings: readonly string[];
}

interface CalculationFacts<Needs extends Need, Id extends string> {
  /** Stable, kebab-case. */
  readonly id: string;
  readonly title: string;
  /** What a person would type, lower case, abbreviations included. */
  readonly synonyms: readonly string[];
  readonly description: string;
  /** The default comes first. */
  readonly methods: readonly [CalculationMethod<Id>, ...CalculationMethod<Id>[]];
  readonly needs: Needs;
  readonly unit: UnitKind;
  /** True when the value is a fraction of the portfolio's worth, so that it can be told in money too. */
  readonly scalesToAmount: boolean;
  /** False where a rolling window means nothing, as for what is drawn at random or cut by dates already. */
  readonly rolls?: false;
  readonly example: WorkedExample;
}

/** What a caller of `compute` hands over; parameters are checked against the schema, which adds defaults. */
interface ComputeInput<Needs extends Need> {
  readonly method: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly sample: SampleByNeed[Needs];
}

export interface CalculationOf<Needs extends Need> extends CalculationFacts<Needs, string> {
  readonly parameters: z.ZodObject;
  /** Throws `invalid-request` for a method or parameter that the calculation does not offer; never for the data. */
  compute(input: ComputeInput<Needs>): CalculationResult;
  /** What `compute` gives for every window of so many returns, two or more, oldest first, where there is a way faster than that. */
  roll?(input: ComputeInput<Needs>, window: number): readonly number[] | undefined;
}

/** An entry of the catalogue; `needs` tells which sample its `compute` takes. */
export type Calculation = { [Needs in Need]: CalculationOf<Needs> }[Need];

interface CheckedInput<Needs extends Need, Id extends string, Schema extends z.ZodObject> {
  readonly method: Id;
  readonly parameters: z.output<Schema>;
  readonly sample: SampleByNeed[Needs];
}

/** An entry as it is written: methods and parameters are typed by what it declares, and what is empty may be left out. */
export interface CalculationDefinition<Needs extends Need, Id extends string, Schema extends z.ZodObject>
  extends CalculationFacts<Needs, Id> {
  readonly parameters: Schema;
  compute(
    input: CheckedInput<Needs, NoInfer<Id>, Schema>,
  ): Pick<CalculationResult, "value"> & Partial<CalculationResult>;
  /** In time linear in the sample whatever the window, or nearly so; `undefined` for a method without such a way. */
  roll?(input: CheckedInput<Needs, NoInfer<Id>, Schema>, window: number): readonly number[] | undefined;
}

const periodsOf = (sample: SampleByNeed[Need]): number =>
  "returns" in sample ? sample.returns.length : (sample.assets[0]?.returns.length ?? 0);

/** The error for a method or a parameter that an entry does not offer. */
export const refuse = (field: string, remedy: string): FinRiskError =>
  new FinRiskError({
    code: "invalid-request",
    message: `${field}: ${remedy}`,
    violations: [{ field, remedy }],
  });

/** The method and the parameters that an entry offers, defaults added. */
function checkChoices<Id extends string, Schema extends z.ZodObject>(
  {
    id,
    methods,
    parameters: schema,
  }: { readonly id: string; readonly methods: readonly CalculationMethod<Id>[]; readonly parameters: Schema },
  { method, parameters }: Pick<ComputeInput<Need>, "method" | "parameters">,
): { readonly method: Id; readonly parameters: z.output<Schema> } {
  const chosen = methods.find((offered) => offered.id === method);
  if (chosen === undefined) throw refuse("method", `${id} offers no method ${method}`);
  const checked = schema.safeParse(parameters);
  if (checked.success) return { method: chosen.id, parameters: checked.data };
  const [issue] = checked.error.issues;
  throw refuse(`parameters.${issue?.path.join(".") ?? ""}`, issue?.message ?? "is not valid");
}

/** Makes an entry of the catalogue from its definition, checking method and parameters on every call. */
export function defineCalculation<Needs extends Need, Id extends string, Schema extends z.ZodObject>(
  definition: CalculationDefinition<Needs, Id, Schema>,
): CalculationOf<Needs> {
  return {
    ...definition,
    compute(input) {
      const result = definition.compute({ ...checkChoices(definition, input), sample: input.sample });
      return { observations: periodsOf(input.sample), conventions: {}, warnings: [], ...result };
    },
    roll: (input, window) =>
      definition.roll?.({ ...checkChoices(definition, input), sample: input.sample }, window),
  };
}
