/**
 * How people ask, and how filings, policies and papers say it. Written from the vocabulary of financial reporting: the captions
 * of the primary statements (ASC 210, 220, 230; IAS 1, 7), the items of Regulation S-K, and the usual names of risk measures.
 */
export const ACCOUNTING_CONCEPTS: readonly (readonly [
  asked: readonly string[],
  written: readonly string[],
])[] = [
  // Income statement
  [
    ["revenue", "sales", "top line", "turnover"],
    ["net sales", "total revenue"],
  ],
  [
    ["cogs", "cost of goods sold"],
    ["cost of sales", "cost of revenue"],
  ],
  [["gross profit", "gross margin"], ["net sales less cost of sales"]],
  [
    ["opex", "operating costs"],
    ["operating expenses", "selling general administrative"],
  ],
  [["sga", "sg&a"], ["selling general and administrative expenses"]],
  [["r&d"], ["research and development"]],
  [
    ["operating profit", "ebit", "operating margin"],
    ["operating income", "income from operations"],
  ],
  [["ebitda"], ["operating income", "depreciation and amortisation"]],
  [
    ["bottom line", "earnings", "profit", "net profit"],
    ["net income", "net earnings"],
  ],
  [["eps"], ["earnings per share", "diluted", "basic"]],
  [["d&a"], ["depreciation and amortisation"]],
  [
    ["tax rate", "effective tax rate"],
    ["provision for income taxes", "income before taxes"],
  ],
  [["interest burden", "interest cost"], ["interest expense"]],
  // Balance sheet
  [["working capital"], ["current assets", "current liabilities"]],
  [
    ["quick ratio", "acid test"],
    ["cash and cash equivalents", "marketable securities", "accounts receivable", "current liabilities"],
  ],
  [
    ["current ratio", "liquidity ratio"],
    ["total current assets", "total current liabilities"],
  ],
  [
    ["receivables", "dso"],
    ["accounts receivable", "trade receivables"],
  ],
  [["payables", "dpo"], ["accounts payable"]],
  [["inventory turnover"], ["inventories", "cost of sales"]],
  [["ppe", "fixed assets", "tangible assets"], ["property plant and equipment"]],
  [["intangibles"], ["goodwill", "intangible assets"]],
  [
    ["debt", "borrowings", "leverage"],
    ["long-term debt", "notes payable", "short-term borrowings"],
  ],
  [["net debt"], ["total debt", "cash and cash equivalents"]],
  [
    ["equity", "book value", "net assets"],
    ["shareholders equity", "stockholders equity"],
  ],
  [["leases"], ["operating lease", "right-of-use assets", "lease liabilities"]],
  [["deferred revenue", "unearned revenue"], ["contract liabilities"]],
  // Cash flow
  [
    ["capex", "capital expenditure", "capital spending"],
    ["purchases of property plant and equipment", "additions to property"],
  ],
  [["operating cash flow", "ocf", "cfo"], ["net cash provided by operating activities"]],
  [
    ["free cash flow", "fcf"],
    ["net cash provided by operating activities", "purchases of property plant and equipment"],
  ],
  [
    ["buyback", "buybacks", "share repurchase"],
    ["repurchases of common stock", "treasury stock"],
  ],
  [
    ["dividends", "payout"],
    ["dividends declared", "cash dividends paid per share"],
  ],
  [
    ["acquisitions", "m&a"],
    ["business combinations", "purchase price allocation"],
  ],
  // Returns on capital
  [["roe"], ["return on equity", "net income", "shareholders equity"]],
  [["roa"], ["return on assets", "net income", "total assets"]],
  [
    ["roic", "roce"],
    ["return on invested capital", "operating income"],
  ],
  [
    ["interest coverage", "coverage ratio"],
    ["operating income", "interest expense"],
  ],
  [
    ["debt to equity", "gearing"],
    ["total debt", "shareholders equity"],
  ],
  // Filings and risk
  [
    ["lawsuits", "litigation"],
    ["legal proceedings", "contingencies"],
  ],
  [
    ["headcount", "staff"],
    ["employees", "human capital"],
  ],
  [
    ["segments", "business lines"],
    ["reportable segments", "segment information"],
  ],
  [
    ["guidance", "outlook"],
    ["forward-looking statements", "expectations"],
  ],
  [
    ["interest rate risk", "market risk"],
    ["quantitative and qualitative disclosures about market risk", "basis points"],
  ],
  [
    ["fx", "currency risk", "fx risk"],
    ["foreign currency exchange rates", "hedging"],
  ],
  [
    ["credit risk", "bad debt"],
    ["allowance for credit losses", "counterparty"],
  ],
  [["supply chain"], ["suppliers", "component", "sole source"]],
  [
    ["cyber", "hack", "data breach"],
    ["cybersecurity", "information security"],
  ],
  [["climate"], ["greenhouse gas emissions", "physical risk", "transition risk"]],
  [["covenants"], ["credit agreement", "financial covenants"]],
  [["off balance sheet"], ["commitments", "guarantees", "contractual obligations"]],
  // Risk measures
  [
    ["var", "value at risk"],
    ["value at risk", "VaR"],
  ],
  [
    ["cvar", "es", "expected shortfall", "tvar", "expected tail loss"],
    ["expected shortfall", "conditional value at risk"],
  ],
  [["vol", "standard deviation"], ["volatility"]],
  [["mdd", "peak to trough"], ["maximum drawdown"]],
  [["risk free", "rf"], ["risk-free rate"]],
  [["te"], ["tracking error"]],
  [["ir"], ["information ratio"]],
  [
    ["hhi", "concentration"],
    ["Herfindahl", "single stock weight"],
  ],
  [
    ["stop loss", "breach"],
    ["limit", "early warning"],
  ],
];
