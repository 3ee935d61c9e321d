import { z } from "zod";
import {
  impliedVolatilityAt,
  optionParameters,
  optionPriceAt,
  volatilityParameter,
} from "../black-scholes.ts";
import { defineCalculation } from "../calculation.ts";
import { positiveAmountParameter } from "../input-parameters.ts";
import { warningsWhere } from "../sample-statistics.ts";

/** Spot and strike of 100 and no rates, over one year. */
const AT_THE_MONEY = { optionType: "call", spot: 100, strike: 100, years: 1, interestRate: 0 } as const;

/** What a European option is worth. */
export const optionPrice = defineCalculation({
  id: "option-price",
  title: "Black-Scholes option price",
  synonyms: ["black scholes", "black scholes price", "price of an option", "option premium", "option value"],
  description: "Worth of a European call or put on an asset with a continuous dividend yield.",
  parameters: z.strictObject({ ...optionParameters, volatility: volatilityParameter }),
  methods: [
    {
      id: "black-scholes-merton",
      title: "Black, Scholes and Merton",
      source:
        "Black and Scholes (1973), Merton (1973): call = S e^(-qT) N(d1) - K e^(-rT) N(d2), d1 = (ln(S / K) + (r - q + v^2 / 2) T) / (v sqrt(T)), d2 = d1 - v sqrt(T)",
    },
  ],
  needs: "inputs",
  unit: "money",
  scalesToAmount: false,
  example: {
    parameters: { ...AT_THE_MONEY, strike: 80, volatility: 0 },
    value: 20,
    working: "without volatility and rates, 100 - 80",
  },
  compute: ({ parameters: { volatility, ...option } }) => ({ value: optionPriceAt(option, volatility) }),
});

/** The volatility that an option's price takes for granted. */
export const impliedVolatility = defineCalculation({
  id: "implied-volatility",
  title: "Implied volatility",
  synonyms: ["implied vol", "option implied volatility", "black scholes implied volatility"],
  description: "Annual volatility at which a European option is worth its price.",
  parameters: z.strictObject({
    ...optionParameters,
    price: positiveAmountParameter.describe("Price of the option."),
  }),
  methods: [
    {
      id: "black-scholes-merton",
      title: "Black, Scholes and Merton",
      source: "Black and Scholes (1973), Merton (1973): the v that gives the price, by bisection",
    },
  ],
  needs: "inputs",
  unit: "fraction",
  scalesToAmount: false,
  example: {
    parameters: { ...AT_THE_MONEY, price: 68.26894921370859 },
    value: 2,
    working: "d1 = 1 and d2 = -1: 100 x (2 N(1) - 1), which is the price, so v = d1 - d2 = 2",
  },
  compute: ({ parameters: { price, ...option } }) => {
    const value = impliedVolatilityAt(option, price);
    return {
      value,
      warnings: warningsWhere([
        [Number.isNaN(value), "No volatility gives this price: it is outside what the option can be worth."],
      ]),
    };
  },
});
