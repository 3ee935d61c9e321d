import { crossSideRows } from "./cross-side.ts";
import { type LookAlike, LookAlikes, NEAR_DUPLICATE, printOf } from "./look-alikes.ts";
import { type RowVerdict, RowVerdicts } from "./row-verdicts.ts";
import { type Side, type Split, sideOf } from "./split-side.ts";
import { type BenchmarkSuite, type Overlap, SuiteOverlap } from "./suite-overlap.ts";

export interface RowSorterFields extends Split {
  readonly suites: readonly BenchmarkSuite[];
  /** Rows that there will be, as far as is known. */
  readonly expectedRows: number;
}

/** A row, as far as its verdict depends on it. */
export interface SortableRow {
  /** What must not be on both sides: the user, or the session of an unknown one. */
  readonly group: string;
  readonly question: string;
  readonly answer: string;
}

/** The verdicts on all rows, and what they rest on. */
export interface SortedRows {
  readonly verdicts: RowVerdicts;
  readonly overlaps: readonly Overlap[];
  /** Training rows with a look-alike in validation that are still there, by a search of their own; 0 unless something is wrong. */
  readonly leaks: number;
}

/**
 * Takes rows one by one and says what becomes of each: duplicates go, the rest is split by groups, and where look-alikes are on
 * both sides the training row goes, so that the validation set stays the same when training data are added.
 */
export class RowSorter {
  private readonly fields: RowSorterFields;
  private readonly verdicts = new RowVerdicts();
  private readonly lookAlikes: LookAlikes;
  private readonly suiteOverlap: SuiteOverlap;

  constructor(fields: RowSorterFields) {
    this.fields = fields;
    this.lookAlikes = new LookAlikes(fields);
    this.suiteOverlap = new SuiteOverlap(fields.suites);
  }

  take({ group, question, answer }: SortableRow): void {
    const side = sideOf(this.fields, group);
    const print = printOf([question, answer]);
    const same = this.lookAlikes.findSame(print);
    if (same !== -1 && (side === "train" || this.verdicts.get(same) === "validation")) {
      this.verdicts.push("exact-duplicate");
      return;
    }
    const verdict = this.judge(side, this.lookAlikes.findAlike(print));
    if (same !== -1 && this.verdicts.get(same) === "train") this.verdicts.set(same, "across-sides");
    const row = this.verdicts.push(verdict);
    if (verdict !== "train" && verdict !== "validation") return;
    this.lookAlikes.add(row, print);
    this.suiteOverlap.note(row, print);
  }

  /** Ends the taking of rows. */
  finish(): SortedRows {
    this.leaveOutLeaks();
    const overlaps = this.suiteOverlap.overlaps().filter(({ row }) => this.isKept(row));
    for (const { row } of overlaps) this.verdicts.set(row, "contaminated");
    return { verdicts: this.verdicts, overlaps, leaks: this.findLeaks().length };
  }

  private isKept(row: number): boolean {
    const verdict = this.verdicts.get(row);
    return verdict === "train" || verdict === "validation";
  }

  private judge(side: Side, alike: readonly LookAlike[]): RowVerdict {
    const sideOfOther = ({ row }: LookAlike): RowVerdict => this.verdicts.get(row);
    const isDuplicate = (other: LookAlike): boolean =>
      sideOfOther(other) === side && other.sameNumbers && other.similarity >= NEAR_DUPLICATE;
    if (alike.some(isDuplicate)) return "near-duplicate";
    if (side === "train") {
      return alike.some((other) => sideOfOther(other) === "validation") ? "across-sides" : "train";
    }
    for (const other of alike) {
      if (sideOfOther(other) === "train") this.verdicts.set(other.row, "across-sides");
    }
    return "validation";
  }

  private leaveOutLeaks(): void {
    for (const row of this.findLeaks()) this.verdicts.set(row, "across-sides");
  }

  private findLeaks(): readonly number[] {
    return crossSideRows(this.lookAlikes.sets, {
      train: this.verdicts.rowsOf("train"),
      validation: this.verdicts.rowsOf("validation"),
    });
  }
}
