import { defineStatementRatio } from "../statement-ratio.ts";

/** Revenue less its cost, over revenue. */
export const grossMargin = defineStatementRatio({
  id: "gross-margin",
  title: "Gross margin",
  synonyms: ["gross profit margin"],
  description: "Revenue less its cost, over revenue.",
  amounts: { revenue: "Revenue of the period.", costOfRevenue: "Cost of what was sold." },
  above: ({ revenue = Number.NaN, costOfRevenue = Number.NaN }) => revenue - costOfRevenue,
  below: "revenue",
  unit: "fraction",
  formula: "(revenue - cost of revenue) / revenue",
  example: { parameters: { revenue: 400, costOfRevenue: 300 }, value: 0.25, working: "(400 - 300) / 400" },
});

/** Earnings before interest and taxes over revenue. */
export const operatingMargin = defineStatementRatio({
  id: "operating-margin",
  title: "Operating margin",
  synonyms: ["operating profit margin", "ebit margin"],
  description: "Earnings before interest and taxes over revenue.",
  amounts: { operatingIncome: "Earnings before interest and taxes.", revenue: "Revenue of the period." },
  above: ({ operatingIncome = Number.NaN }) => operatingIncome,
  below: "revenue",
  unit: "fraction",
  formula: "earnings before interest and taxes / revenue",
  example: { parameters: { operatingIncome: 50, revenue: 400 }, value: 0.125, working: "50 / 400" },
});

/** Net income over revenue. */
export const netMargin = defineStatementRatio({
  id: "net-margin",
  title: "Net margin",
  synonyms: ["net profit margin"],
  description: "Net income over revenue.",
  amounts: { netIncome: "Net income of the period.", revenue: "Revenue of the period." },
  above: ({ netIncome = Number.NaN }) => netIncome,
  below: "revenue",
  unit: "fraction",
  formula: "net income / revenue",
  example: { parameters: { netIncome: 25, revenue: 400 }, value: 0.0625, working: "25 / 400" },
});

/** Net income over the assets stated. */
export const returnOnAssets = defineStatementRatio({
  id: "return-on-assets",
  title: "Return on assets",
  synonyms: ["roa"],
  description: "Net income over the assets stated.",
  amounts: { netIncome: "Net income of the period.", totalAssets: "All assets." },
  above: ({ netIncome = Number.NaN }) => netIncome,
  below: "totalAssets",
  unit: "fraction",
  formula: "net income / assets",
  example: { parameters: { netIncome: 25, totalAssets: 500 }, value: 0.05, working: "25 / 500" },
});

/** Net income over the equity stated. */
export const returnOnEquity = defineStatementRatio({
  id: "return-on-equity",
  title: "Return on equity",
  synonyms: ["roe"],
  description: "Net income over the equity stated.",
  amounts: { netIncome: "Net income of the period.", equity: "Shareholders' equity." },
  above: ({ netIncome = Number.NaN }) => netIncome,
  below: "equity",
  unit: "fraction",
  formula: "net income / equity",
  example: { parameters: { netIncome: 25, equity: 250 }, value: 0.1, working: "25 / 250" },
});
