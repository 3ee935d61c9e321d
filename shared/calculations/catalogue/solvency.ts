import { defineStatementRatio } from "../statement-ratio.ts";

/** Current assets over current liabilities. */
export const currentRatio = defineStatementRatio({
  id: "current-ratio",
  title: "Current ratio",
  synonyms: ["working capital ratio"],
  description: "Current assets over current liabilities.",
  amounts: {
    currentAssets: "Assets that turn into cash within a year.",
    currentLiabilities: "Debts due within a year.",
  },
  above: ({ currentAssets = Number.NaN }) => currentAssets,
  below: "currentLiabilities",
  unit: "ratio",
  formula: "current assets / current liabilities",
  example: { parameters: { currentAssets: 300, currentLiabilities: 200 }, value: 1.5, working: "300 / 200" },
});

/** Current assets without inventory over current liabilities. */
export const quickRatio = defineStatementRatio({
  id: "quick-ratio",
  title: "Quick ratio",
  synonyms: ["acid test", "acid test ratio"],
  description: "Current assets without inventory over current liabilities.",
  amounts: {
    currentAssets: "Assets that turn into cash within a year.",
    inventory: "Inventory among the current assets.",
    currentLiabilities: "Debts due within a year.",
  },
  above: ({ currentAssets = Number.NaN, inventory = Number.NaN }) => currentAssets - inventory,
  below: "currentLiabilities",
  unit: "ratio",
  formula: "(current assets - inventory) / current liabilities",
  example: {
    parameters: { currentAssets: 300, inventory: 100, currentLiabilities: 200 },
    value: 1,
    working: "(300 - 100) / 200",
  },
});

/** Debt over shareholder equity. */
export const debtToEquity = defineStatementRatio({
  id: "debt-to-equity",
  title: "Debt to equity",
  synonyms: ["debt to equity ratio", "debt equity ratio"],
  description: "Debt over shareholder equity.",
  amounts: { totalDebt: "Interest-bearing debt.", equity: "Shareholders' equity." },
  above: ({ totalDebt = Number.NaN }) => totalDebt,
  below: "equity",
  unit: "ratio",
  formula: "debt / equity",
  example: { parameters: { totalDebt: 150, equity: 100 }, value: 1.5, working: "150 / 100" },
});

/** Debt over all assets. */
export const debtToAssets = defineStatementRatio({
  id: "debt-to-assets",
  title: "Debt to assets",
  synonyms: ["debt ratio", "debt to assets ratio"],
  description: "Debt over all assets.",
  amounts: { totalDebt: "Interest-bearing debt.", totalAssets: "All assets." },
  above: ({ totalDebt = Number.NaN }) => totalDebt,
  below: "totalAssets",
  unit: "ratio",
  formula: "debt / assets",
  example: { parameters: { totalDebt: 150, totalAssets: 600 }, value: 0.25, working: "150 / 600" },
});

/** Earnings before interest and taxes over interest. */
export const interestCoverage = defineStatementRatio({
  id: "interest-coverage",
  title: "Interest coverage",
  synonyms: ["interest coverage ratio", "times interest earned", "interest cover"],
  description: "Earnings before interest and taxes over interest.",
  amounts: {
    operatingIncome: "Earnings before interest and taxes.",
    interestExpense: "Interest for the period.",
  },
  above: ({ operatingIncome = Number.NaN }) => operatingIncome,
  below: "interestExpense",
  unit: "ratio",
  formula: "earnings before interest and taxes / interest expense",
  example: { parameters: { operatingIncome: 90, interestExpense: 30 }, value: 3, working: "90 / 30" },
});
