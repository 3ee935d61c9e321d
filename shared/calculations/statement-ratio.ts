import { z } from "zod";
import { type CalculationOf, defineCalculation } from "./calculation.ts";
import { amountParameter } from "./input-parameters.ts";
import { ratioOf, warningsWhere } from "./sample-statistics.ts";

type Amounts = Readonly<Record<string, number>>;

/** A ratio of amounts from financial statements of one company, one period and one currency. */
interface StatementRatio {
  readonly id: string;
  readonly title: string;
  readonly synonyms: readonly string[];
  readonly description: string;
  /** What each amount is, by the name of its parameter. */
  readonly amounts: Readonly<Record<string, string>>;
  readonly above: (amounts: Amounts) => number;
  /** Name of the amount to divide by, which has to be above zero. */
  readonly below: string;
  readonly unit: "ratio" | "fraction";
  readonly formula: string;
  readonly example: { readonly parameters: Amounts; readonly value: number; readonly working: string };
}

const inWords = (camelCase: string): string => camelCase.replace(/([A-Z])/g, " $1").toLowerCase();

/** The entry for a ratio of statement amounts; undefined, with a warning, where what it divides by is not above zero. */
export function defineStatementRatio(ratio: StatementRatio): CalculationOf<"inputs"> {
  const { amounts, above, below, formula, ...facts } = ratio;
  const schemas = Object.entries(amounts).map(
    ([name, meaning]) => [name, amountParameter.describe(meaning)] as const,
  );
  return defineCalculation({
    ...facts,
    parameters: z.strictObject(Object.fromEntries(schemas)),
    methods: [
      {
        id: "closing",
        title: "Amounts as stated",
        source: `Penman, Financial Statement Analysis and Security Valuation: ${formula}`,
      },
    ],
    needs: "inputs",
    scalesToAmount: false,
    compute: ({ parameters }) => {
      const divisor = parameters[below] ?? Number.NaN;
      return {
        value: divisor > 0 ? ratioOf(above(parameters), divisor) : Number.NaN,
        warnings: warningsWhere([
          [divisor <= 0, `The ratio is undefined, because the ${inWords(below)} is not above zero.`],
        ]),
      };
    },
  });
}
