import type { SubjectSample } from "../calculations/calculation.ts";
import type { LedgerEntry } from "../calculations/ledger.ts";
import { formatFigure } from "../format-figure.ts";

/** A Vega-Lite specification (vega.github.io/vega-lite), complete with its data, ready to be sent as JSON. */
export type ChartSpecification = Record<string, unknown>;

/** The returns that an entry was calculated on; dates are empty where nobody knows them, of several assets there are the names only. */
export interface ChartSample extends Pick<SubjectSample, "dates" | "returns" | "startDate" | "frequency"> {
  readonly assets?: readonly { readonly name: string }[];
}

/** Colours of Okabe and Ito (2008), which people with any kind of colour vision can tell apart. */
export const COLOURS = { figure: "#0072B2", loss: "#D55E00", second: "#009E73", quiet: "#7F7F7F" } as const;

const SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json";
const CONFIG = {
  font: "system-ui, sans-serif",
  axis: { labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal", gridColor: "#E5E5E5" },
  title: { fontSize: 16, subtitleFontSize: 12, subtitleColor: "#555555", anchor: "start", offset: 18 },
  view: { stroke: null },
} as const;

/** What every chart says about itself. `entries` are ledger ids, kept in `usermeta`, by which a chart traces to its figures. */
interface Frame {
  readonly title: string;
  readonly subtitle: string;
  /** For those who do not see the chart: its form, its axes and what stands out. */
  readonly description: string;
  readonly entries: readonly Pick<LedgerEntry, "id">[];
}

/** Puts a title, a description, the colours and the size around marks. */
export function frameChart(frame: Frame, body: ChartSpecification): ChartSpecification {
  const { title, subtitle, description, entries } = frame;
  return {
    $schema: SCHEMA,
    description,
    title: { text: title, ...(subtitle === "" ? {} : { subtitle }) },
    usermeta: { calculations: entries.map(({ id }) => id) },
    background: "white",
    width: 640,
    height: 320,
    config: CONFIG,
    ...body,
  };
}

/** A figure in the unit of an entry, as prose prints it. */
export const printed = ({ unit, currency }: LedgerEntry, value: number): string =>
  formatFigure({ value, unit, ...(currency === undefined ? {} : { currency }) });

/** The value of an entry as prose prints it. */
export const printedValue = (entry: LedgerEntry): string =>
  entry.value === null ? "undefined" : printed(entry, entry.value);

const nameOf = (series: string | undefined): string =>
  series === undefined ? "" : ` of ${series === "portfolio" ? "the portfolio" : series}`;

/** "Maximum drawdown of MSFT", "Beta of MSFT against S&P 500". */
export function titleOf({ title, series: [subject, ...others] }: LedgerEntry): string {
  return `${title}${nameOf(subject)}${others.length === 0 ? "" : ` against ${others.join(", ")}`}`;
}

/** "2000-01-01 to 2010-03-01", or the number of returns where they have no dates. */
export const basisOf = ({ period, observations }: LedgerEntry): string =>
  period === undefined ? `${observations} returns` : `${period.from} to ${period.to}`;

/** The value, the method and the sample, for the line below a title. */
export const subtitleOf = (entry: LedgerEntry): string =>
  [printedValue(entry), `method ${entry.method.replaceAll("-", " ")}`, basisOf(entry)].join(" · ");
