interface TuningPrice {
  readonly baseModel: string;
  /** US dollars for a million training tokens of one epoch. */
  readonly dollars: number;
  readonly asOf: string;
  readonly source: string;
}

/** What training costs. A model that is not here has no price that could be vouched for. */
const TUNING_PRICES: readonly TuningPrice[] = [
  {
    baseModel: "gemini-3.1-flash-lite",
    dollars: 3,
    asOf: "2026-09-30",
    source: "a public course on managed tuning; not confirmed by Google's price list",
  },
];

/** What training is expected to cost, and by which price. */
export interface TrainingCost extends TuningPrice {
  readonly tokens: number;
  readonly epochs: number;
  readonly totalDollars: number;
}

/** The cost of training on so many tokens for so many epochs, once for each model whose price is known. */
export function trainingCosts(tokens: number, epochs: number): readonly TrainingCost[] {
  return TUNING_PRICES.map((price) => ({
    ...price,
    tokens,
    epochs,
    totalDollars: Math.round(tokens * epochs * price.dollars) / 1e6,
  }));
}
