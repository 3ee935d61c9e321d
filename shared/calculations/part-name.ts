/** What the name of a part of a result says. */
export interface PartName {
  /** What the part measures where that is not what the whole measures: "weight" or "trade", a share of the portfolio's value. */
  readonly noun?: "weight" | "trade";
  /** What the part is of: an asset, both of a pair, or the name itself. */
  readonly of: readonly string[];
}

const NOUNS = { "Weight of ": "weight", "Trade in ": "trade" } as const;

/** Reads "MSFT", "MSFT and IBM", "Weight of MSFT" and "Trade in MSFT". */
export function readPartName(name: string): PartName {
  for (const [start, noun] of Object.entries(NOUNS)) {
    if (name.startsWith(start)) return { noun, of: [name.slice(start.length)] };
  }
  return { of: name.split(" and ") };
}
