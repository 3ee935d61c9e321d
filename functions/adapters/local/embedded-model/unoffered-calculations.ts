/**
 * Calculations that people name and that a catalogue may lack, so that a question for one is told it is missing instead of
 * being answered with a neighbour. A name that the catalogue offers is passed over.
 */
export const UNOFFERED_CALCULATIONS: readonly string[] = [
  "conditional VaR contribution",
  "stressed VaR",
  "capture ratio",
  "duration",
  "credit spread",
  "default probability",
  "probability of default",
  "loss given default",
  "dividend yield",
  "discounted cash flow",
  "price-earnings ratio",
  "P/E ratio",
  "GARCH volatility",
  "GARCH",
  "earnings per share",
  "market capitalisation",
  "price target",
  "price forecast",
  "forecast",
  "liquidity coverage ratio",
];
