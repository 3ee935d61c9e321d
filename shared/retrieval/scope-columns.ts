import type { ChunkMetadata, QuestionScope } from "../ports/chunk-index.ts";
import { nameOfIssuer } from "./company-names.ts";
import { readForms, readYears } from "./read-scope.ts";

/** 0 stands for "not named". */
const NAMELESS = 0;

interface Columns {
  readonly issuers: Int32Array;
  readonly tickers: Int32Array;
  readonly forms: Int32Array;
  readonly firstYears: Int16Array;
  readonly lastYears: Int16Array;
}

const allocate = (slots: number): Columns => ({
  issuers: new Int32Array(slots),
  tickers: new Int32Array(slots),
  forms: new Int32Array(slots),
  firstYears: new Int16Array(slots),
  lastYears: new Int16Array(slots),
});

/** What each slot's chunk says about company, form and year, in columns, so that a scope costs one pass over them. */
export class ScopeColumns {
  private columns = allocate(0);
  private readonly numbers = new Map<string, number>();

  set(slot: number, { issuer, ticker, form, period }: ChunkMetadata): void {
    this.reserve(slot + 1);
    const { issuers, tickers, forms, firstYears, lastYears } = this.columns;
    const years = period === undefined ? [] : readYears(period);
    issuers[slot] = issuer === undefined ? NAMELESS : this.intern(nameOfIssuer(issuer));
    tickers[slot] = ticker === undefined ? NAMELESS : this.intern(ticker.toLowerCase());
    forms[slot] = form === undefined ? NAMELESS : this.intern(readForms(form)[0] ?? form.toLowerCase());
    firstYears[slot] = years[0] ?? NAMELESS;
    lastYears[slot] = years.at(-1) ?? NAMELESS;
  }

  /** Clears in `mask` every slot that contradicts the scope. */
  restrict(mask: Uint8Array, { companies, forms, years }: QuestionScope): void {
    if (companies.length > 0) this.restrictCompanies(mask, this.numbersOf(companies));
    if (forms.length > 0) this.restrictForms(mask, this.numbersOf(forms));
    if (years.some((year) => this.hasYear(mask, year))) this.restrictYears(mask, years);
  }

  private restrictCompanies(mask: Uint8Array, wanted: ReadonlySet<number>): void {
    const { issuers, tickers } = this.columns;
    for (let slot = 0; slot < issuers.length; slot += 1) {
      const [issuer, ticker] = [issuers[slot] ?? NAMELESS, tickers[slot] ?? NAMELESS];
      if (issuer === NAMELESS && ticker === NAMELESS) continue;
      if (!wanted.has(issuer) && !wanted.has(ticker)) mask[slot] = 0;
    }
  }

  private restrictForms(mask: Uint8Array, wanted: ReadonlySet<number>): void {
    for (const [slot, form] of this.columns.forms.entries()) {
      if (form !== NAMELESS && !wanted.has(form)) mask[slot] = 0;
    }
  }

  private restrictYears(mask: Uint8Array, years: readonly number[]): void {
    for (const slot of this.columns.firstYears.keys()) {
      if (this.columns.firstYears[slot] === NAMELESS) continue;
      if (!years.some((year) => this.covers(slot, year))) mask[slot] = 0;
    }
  }

  private hasYear(mask: Uint8Array, year: number): boolean {
    return this.columns.firstYears.some((_, slot) => mask[slot] === 1 && this.covers(slot, year));
  }

  private covers(slot: number, year: number): boolean {
    const first = this.columns.firstYears[slot] ?? NAMELESS;
    return first !== NAMELESS && first <= year && year <= (this.columns.lastYears[slot] ?? NAMELESS);
  }

  private intern(name: string): number {
    const number = this.numbers.get(name) ?? this.numbers.size + 1;
    this.numbers.set(name, number);
    return number;
  }

  private numbersOf(names: readonly string[]): ReadonlySet<number> {
    return new Set(names.flatMap((name) => this.numbers.get(name) ?? []));
  }

  private reserve(slots: number): void {
    const held = this.columns.issuers.length;
    if (slots <= held) return;
    const grown = allocate(Math.max(slots, 2 * held));
    grown.issuers.set(this.columns.issuers);
    grown.tickers.set(this.columns.tickers);
    grown.forms.set(this.columns.forms);
    grown.firstYears.set(this.columns.firstYears);
    grown.lastYears.set(this.columns.lastYears);
    this.columns = grown;
  }
}
