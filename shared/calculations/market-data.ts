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
  .superRefine(({ benchmark, series }, context) => {
    const names = series.map(({ name }) => name);
    for (const [position, name] of names.entries()) {
      const earlier = names.findIndex((other) => other.toLowerCase() === name.toLowerCase());
      if (earlier === position) continue;
      const message = `give each series a name of its own: "${name}" is taken`;
      context.addIssue({ code: "custom", path: ["series", position, "name"], message });
    }
    if (benchmark === undefined || names.some((name) => name.toLowerCase() === benchmark.toLowerCase()))
      return;
    context.addIssue({
      code: "custom",
      path: ["benchmark"],
      message: `name one of the series: ${names.join(", ") || "there are none"}`,
    });
  });
export type MarketData = z.infer<typeof MarketDataSchema>;
