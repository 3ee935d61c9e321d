import { z } from "zod";
import { greeksOf, optionParameters, volatilityParameter } from "../black-scholes.ts";
import { type CalculationOf, defineCalculation } from "../calculation.ts";
import { warningsWhere } from "../sample-statistics.ts";

/** One of the greeks, and the steps that it may be told for; the first is the default. */
interface Greek {
  readonly name: keyof ReturnType<typeof greeksOf>;
  readonly description: string;
  readonly formula: string;
  readonly steps: readonly [Step, ...Step[]];
  readonly unit: "ratio" | "money";
  readonly example: { readonly value: number; readonly working: string };
}

interface Step {
  readonly id: string;
  readonly title: string;
  readonly size: number;
}

/** Distances of 1 and -1 from the money and no rates. */
const EXAMPLE = { optionType: "call", spot: 100, strike: 100, years: 1, interestRate: 0, volatility: 2 };
const DENSITY = Math.exp(-0.5) / Math.sqrt(2 * Math.PI);

function defineGreek({ name, description, formula, steps, unit, example }: Greek): CalculationOf<"inputs"> {
  return defineCalculation({
    id: `option-${name}`,
    title: `Option ${name}`,
    synonyms: [`${name} of an option`, `black scholes ${name}`],
    description,
    parameters: z.strictObject({ ...optionParameters, volatility: volatilityParameter }),
    methods: [toMethod(formula, steps[0]), ...steps.slice(1).map((step) => toMethod(formula, step))],
    needs: "inputs",
    unit,
    scalesToAmount: false,
    example: { ...example, parameters: EXAMPLE },
    compute: ({ method, parameters: { volatility, ...option } }) => {
      const isSpent = volatility === 0 || option.years === 0;
      const size = steps.find(({ id }) => id === method)?.size ?? Number.NaN;
      return {
        value: isSpent ? Number.NaN : greeksOf(option, volatility)[name] * size,
        warnings: warningsWhere([
          [isSpent, "With no time or no volatility left, sensitivities are undefined."],
        ]),
      };
    },
  });
}

const toMethod = (formula: string, { id, title }: Step) => ({
  id,
  title,
  source: `Hull, Options, Futures and Other Derivatives, chapter on the Greek letters: ${formula}`,
});

const PER_UNIT: Step = { id: "per-unit", title: "Per unit of the asset's price", size: 1 };
const PER_POINT: Step = { id: "per-percentage-point", title: "Per percentage point", size: 0.01 };

export const optionDelta = defineGreek({
  name: "delta",
  description: "Change of an option's price for a change of the asset's price by one.",
  formula: "e^(-qT) N(d1) for a call, e^(-qT) (N(d1) - 1) for a put",
  steps: [PER_UNIT],
  unit: "ratio",
  example: { value: 0.841344746068543, working: "N(1)" },
});

export const optionGamma = defineGreek({
  name: "gamma",
  description: "Change of an option's delta for a change of the asset's price by one.",
  formula: "e^(-qT) n(d1) / (S v sqrt(T))",
  steps: [PER_UNIT],
  unit: "ratio",
  example: { value: DENSITY / 200, working: "n(1) / (100 x 2)" },
});

export const optionVega = defineGreek({
  name: "vega",
  description: "Change of an option's price for a change of the volatility.",
  formula: "S e^(-qT) n(d1) sqrt(T)",
  steps: [PER_POINT, { id: "per-one", title: "Per 1.00 of volatility", size: 1 }],
  unit: "money",
  example: { value: DENSITY, working: "100 x n(1) x 0.01" },
});

const DAYS_PER_YEAR = 365;

export const optionTheta = defineGreek({
  name: "theta",
  description: "Change of an option's price as time passes.",
  formula:
    "-S e^(-qT) n(d1) v / (2 sqrt(T)) - r K e^(-rT) N(d2) + q S e^(-qT) N(d1) for a call, signs of d1, d2, r and q turned for a put",
  steps: [
    { id: "per-day", title: "Per calendar day, of 365 a year", size: 1 / DAYS_PER_YEAR },
    { id: "per-year", title: "Per year", size: 1 },
  ],
  unit: "money",
  example: { value: (-100 * DENSITY) / DAYS_PER_YEAR, working: "-100 x n(1) x 2 / 2 / 365" },
});

export const optionRho = defineGreek({
  name: "rho",
  description: "Change of an option's price for a change of the interest rate.",
  formula: "K T e^(-rT) N(d2) for a call, -K T e^(-rT) N(-d2) for a put",
  steps: [PER_POINT, { id: "per-one", title: "Per 1.00 of the rate", size: 1 }],
  unit: "money",
  example: { value: 0.158655253931457, working: "100 x N(-1) x 0.01" },
});
