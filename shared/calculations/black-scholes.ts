import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import { z } from "zod";
import { findRoot } from "./find-root.ts";
import { positiveAmountParameter } from "./input-parameters.ts";

/** A European option on an asset with a continuous dividend yield; rates and volatility are annual fractions. */
interface EuropeanOption {
  readonly optionType: "call" | "put";
  readonly spot: number;
  readonly strike: number;
  readonly years: number;
  /** Continuously compounded, like the dividend yield. */
  readonly interestRate: number;
  readonly dividendYield: number;
}

const continuousRate = z.number().min(-1).max(10);

/** The parameters that every entry on options takes. */
export const optionParameters = {
  optionType: z.enum(["call", "put"]).describe("What the option is the right to do: call buys, put sells."),
  spot: positiveAmountParameter.describe("Price of the asset today."),
  strike: positiveAmountParameter.describe("Price at which the option may be exercised."),
  years: z.number().min(0).max(200).describe("Years to expiry; 0 is expiry itself."),
  interestRate: continuousRate.describe("Annual risk-free rate as a fraction, continuously compounded."),
  dividendYield: continuousRate
    .default(0)
    .describe("Annual dividend yield as a fraction, continuously compounded."),
};

/** Annual, as a fraction. */
export const volatilityParameter = z
  .number()
  .min(0)
  .max(100)
  .describe("Annual volatility of the asset as a fraction.");

/** 1 for a call, -1 for a put. */
const signOf = ({ optionType }: EuropeanOption): 1 | -1 => (optionType === "call" ? 1 : -1);

/** What the asset without its dividends and the strike are worth today. */
function presentWorths({ spot, strike, years, interestRate, dividendYield }: EuropeanOption) {
  return { asset: spot * Math.exp(-dividendYield * years), cash: strike * Math.exp(-interestRate * years) };
}

/** d1 and d2 of Black and Scholes; neither is a number where neither time nor volatility is left at the money. */
function distancesOf(option: EuropeanOption, volatility: number) {
  const { asset, cash } = presentWorths(option);
  const deviation = volatility * Math.sqrt(option.years);
  const upper = Math.log(asset / cash) / deviation + deviation / 2;
  return { upper, lower: upper - deviation };
}

/** Least that the option can be worth, and what it is worth with no time or volatility left. */
function leastWorth(option: EuropeanOption): number {
  const { asset, cash } = presentWorths(option);
  return Math.max(0, signOf(option) * (asset - cash));
}

/** Price by Black, Scholes and Merton, as Hull, Options, Futures and Other Derivatives, writes it. */
export function optionPriceAt(option: EuropeanOption, volatility: number): number {
  if (volatility === 0 || option.years === 0) return leastWorth(option);
  const { asset, cash } = presentWorths(option);
  const { upper, lower } = distancesOf(option, volatility);
  const sign = signOf(option);
  return sign * (asset * normalCdf(sign * upper, 0, 1) - cash * normalCdf(sign * lower, 0, 1));
}

/** The sensitivities of the price, each per whole unit of what changes, time in years. */
export function greeksOf(option: EuropeanOption, volatility: number) {
  const { spot, years, interestRate, dividendYield } = option;
  const { asset, cash } = presentWorths(option);
  const { upper, lower } = distancesOf(option, volatility);
  const sign = signOf(option);
  const density = Math.exp(-(upper ** 2) / 2) / Math.sqrt(2 * Math.PI);
  const assetShare = sign * asset * normalCdf(sign * upper, 0, 1);
  const cashShare = sign * cash * normalCdf(sign * lower, 0, 1);
  const decay = (asset * density * volatility) / (2 * Math.sqrt(years));
  return {
    delta: assetShare / spot,
    gamma: (asset * density) / (spot ** 2 * volatility * Math.sqrt(years)),
    vega: asset * density * Math.sqrt(years),
    theta: dividendYield * assetShare - interestRate * cashShare - decay,
    rho: years * cashShare,
  };
}

const LEAST_VOLATILITY = 1e-6;
const MOST_VOLATILITY = 100;

/** Volatility that gives a price; NaN where none between 0.0001% and 10000% does. */
export function impliedVolatilityAt(option: EuropeanOption, price: number): number {
  const excessAt = (volatility: number) => optionPriceAt(option, volatility) - price;
  if (!(excessAt(LEAST_VOLATILITY) < 0 && excessAt(MOST_VOLATILITY) > 0)) return Number.NaN;
  return findRoot(excessAt, LEAST_VOLATILITY, MOST_VOLATILITY);
}
