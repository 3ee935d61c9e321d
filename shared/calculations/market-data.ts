import { z } from "zod";

const MAX_SERIES = 200;
const MAX_POINTS_PER_SERIES = 100_000;
const MAX_POSITIONS = 1_000;

/** Names stand in sentences beside slots and citations, so they hold none of the signs that those are written with. */
const SeriesNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .regex(/^[^{}[\]<>\p{Cc}]*$/u, "leave out braces, brackets, angle signs and control characters");

/** ISO calendar date, `2010-03-01`. */
const IsoDateSchema = z.iso.date();

/** Prices or simple returns of one instrument, in ascending order of distinct dates. */
export const SeriesSchema = z.strictObject({
  name: SeriesNameSchema,
  kind: z.enum(["price", "return"]),
  points: z
    .array(z.strictObject({ date: IsoDateSchema, value: z.number() }))
    .min(2)
    .max(MAX_POINTS_PER_SERIES),
});
export type Series = z.infer<typeof SeriesSchema>;

export const PositionSchema = z.strictObject({
  name: SeriesNameSchema,
  /** Share of the portfolio's value, 0.25 for a quarter; negative for a short position. */
  weight: z.number().min(-100).max(100),
});
export type Position = z.infer<typeof PositionSchema>;

interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

interface Named {
  readonly series: readonly Series[];
  readonly positions?: readonly Position[] | undefined;
  readonly benchmark?: string | undefined;
}

const fold = (name: string): string => name.toLowerCase();

function seriesFaults(
  { name, kind, points }: Series,
  position: number,
  earlier: ReadonlySet<string>,
): Fault[] {
  const taken = earlier.has(fold(name))
    ? [
        {
          path: ["series", position, "name"],
          message: `give each series a name of its own: "${name}" is taken`,
        },
      ]
    : [];
  const bad = kind === "price" ? points.findIndex(({ value }) => value <= 0) : -1;
  if (bad < 0) return taken;
  const message = `prices are above zero, and that of ${points[bad]?.date} is ${points[bad]?.value}: leave the point out, or give returns`;
  return [...taken, { path: ["series", position, "points", bad, "value"], message }];
}

/** What is wrong between the parts of market data: names taken twice or belonging to no series, and prices of nothing. */
function marketDataFaults({ series, positions = [], benchmark }: Named): readonly Fault[] {
  const known = new Set<string>();
  const faults: Fault[] = [];
  for (const [position, each] of series.entries()) {
    faults.push(...seriesFaults(each, position, known));
    known.add(fold(each.name));
  }
  const message = `name one of the series: ${series.map(({ name }) => name).join(", ") || "there are none"}`;
  for (const [position, { name }] of positions.entries()) {
    if (!known.has(fold(name))) faults.push({ path: ["positions", position, "name"], message });
  }
  if (benchmark !== undefined && !known.has(fold(benchmark))) faults.push({ path: ["benchmark"], message });
  return faults;
}

/** What calculations run on. `riskFreeRate` is annual, as a fraction; `benchmark` names one of the series. */
export const MarketDataSchema = z
  .strictObject({
    series: z.array(SeriesSchema).max(MAX_SERIES),
    positions: z.array(PositionSchema).max(MAX_POSITIONS).optional(),
    benchmark: SeriesNameSchema.optional(),
    portfolioValue: z.number().positive().optional(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
    riskFreeRate: z.number().min(-1).max(1).optional(),
  })
  .superRefine((data, context) => {
    for (const { path, message } of marketDataFaults(data)) {
      context.addIssue({ code: "custom", path: [...path], message });
    }
  });
export type MarketData = z.infer<typeof MarketDataSchema>;
