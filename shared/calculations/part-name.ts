/** What the name of a part of a result says. */
export interface PartName {
  /** What the part measures, where that is not what the whole measures. */
  readonly noun?: "weight" | "trade" | "loading" | "return";
  /** True where the part is a share of the portfolio's value, whatever the unit of the whole. */
  readonly isShare: boolean;
  /** What the part is of: an asset, both of a pair, or the name itself. */
  readonly of: readonly string[];
}

const NOUNS = {
  "Weight of ": { noun: "weight", isShare: true },
  "Trade in ": { noun: "trade", isShare: true },
  "Loading on ": { noun: "loading", isShare: false },
  "Return from ": { noun: "return", isShare: false },
} as const;

/** Reads "MSFT", "MSFT and IBM", "Weight of MSFT", "Trade in MSFT", "Loading on MSFT" and "Return from MSFT". */
export function readPartName(name: string): PartName {
  for (const [start, meaning] of Object.entries(NOUNS)) {
    if (name.startsWith(start)) return { ...meaning, of: [name.slice(start.length)] };
  }
  return { isShare: false, of: name.split(" and ") };
}
