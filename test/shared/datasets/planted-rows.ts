import { SeededRandom } from "../../fakes/seeded-random.ts";

/** How a row came about; `original` for those that are no copies. */
type Planted = "original" | "exact" | "format" | "edited" | "figures";

export interface PlantedRow {
  readonly kind: Planted;
  readonly user: string;
  readonly question: string;
  readonly answer: string;
  readonly queryType: string;
}

const WORDS = (
  "volatility drawdown exposure covenant liquidity margin yield spread duration hedge benchmark revenue leverage equity credit " +
  "issuer default maturity coupon treasury inflation currency forward option delta gamma capital reserve provision loss gain " +
  "quarter annual rolling window sample estimate model factor sector energy utility bank insurer retailer cash flow interest " +
  "coverage ratio asset liability turnover inventory receivable payable dividend buyback guidance forecast scenario stress shock " +
  "correlation variance quantile tail kurtosis skewness median average weighted portfolio holding position limit breach policy " +
  "committee report filing note segment region currency swap collateral haircut rating outlook upgrade downgrade watch review"
).split(" ");
const LINKS = "the of a in for and with under over by to from is was remains against across within".split(
  " ",
);
const QUERY_TYPES = ["risk", "ratio", "scenario", "policy"];

/** Invented chat-like rows about finance: 5 % exact copies, 2 % in another format, 8 % edited, 3 % with other figures. */
class PlantedRows {
  private readonly random: SeededRandom;
  private readonly originals: PlantedRow[] = [];

  constructor({ seed }: { readonly seed: number }) {
    this.random = new SeededRandom({ seed });
  }

  next(): PlantedRow {
    const chance = this.random.uniform();
    if (chance >= 0.18 || this.originals.length < 10) return this.original();
    const parent = this.pick(this.originals);
    const user = this.user();
    if (chance < 0.05) return { ...parent, user, kind: "exact" };
    if (chance < 0.07) return { ...changed(parent, reformat), user, kind: "format" };
    if (chance < 0.15) return { ...changed(parent, (text) => this.edit(text)), user, kind: "edited" };
    return { ...changed(parent, (text) => this.changeFigures(text)), user, kind: "figures" };
  }

  private original(): PlantedRow {
    const row: PlantedRow = {
      kind: "original",
      user: this.user(),
      queryType: this.pick(QUERY_TYPES),
      question: `What does the ${this.prose(14)}?`,
      answer: `${this.prose(40)}. The figure is ${this.figure()} and ${this.figure()} %. ${this.prose(40)}.`,
    };
    // The latest originals only, for a million rows are to be made in bounded memory.
    if (this.originals.length < 5_000) this.originals.push(row);
    else this.originals[Math.floor(this.random.uniform() * 5_000)] = row;
    return row;
  }

  private prose(words: number): string {
    return Array.from({ length: words }, (_, at) => this.pick(at % 3 === 0 ? LINKS : WORDS)).join(" ");
  }

  private edit(text: string): string {
    const share = 0.003 + this.random.uniform() * 0.117;
    return text
      .split(" ")
      .map((word) => (/\d/.test(word) || this.random.uniform() > share ? word : this.pick(WORDS)))
      .join(" ");
  }

  private changeFigures(text: string): string {
    return text.replace(/\d+\.\d+/g, () => this.figure());
  }

  private figure(): string {
    return (this.random.uniform() * 1_000).toFixed(2);
  }

  private user(): string {
    return `u${Math.floor(this.random.uniform() ** 2 * 50_000)}`;
  }

  private pick<T>(values: readonly T[]): T {
    const value = values[Math.floor(this.random.uniform() * values.length)];
    if (value === undefined) throw new Error("There is nothing to pick from.");
    return value;
  }
}

function changed(row: PlantedRow, change: (text: string) => string): PlantedRow {
  return { ...row, question: change(row.question), answer: change(row.answer) };
}

const reformat = (text: string): string => text.toUpperCase().replaceAll(" ", "  ").replace(/\.$/, " !");

/** The first rows of a seed. */
export function plantedRows(count: number, seed = 42): readonly PlantedRow[] {
  const rows = new PlantedRows({ seed });
  return Array.from({ length: count }, () => rows.next());
}
