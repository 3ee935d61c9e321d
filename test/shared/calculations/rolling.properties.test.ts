import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PairedSample, ParameterValue } from "#shared/calculations/calculation.ts";
import { CATALOGUE } from "#shared/calculations/catalogue.ts";
import { drawNormals } from "#shared/calculations/draw-normals.ts";
import { monthEnds } from "./golden-calculations.ts";

type Parameters = Readonly<Record<string, ParameterValue>>;

const ROLLING = CATALOGUE.filter(({ parameters }) => "rollingWindow" in parameters.shape).flatMap((entry) =>
  entry.needs === "subject" || entry.needs === "subject-and-benchmark"
    ? entry.methods.map(({ id: method }) => ({ entry, method, id: `${entry.id} ${method}` }))
    : [],
);
type Rolling = (typeof ROLLING)[number];

const MONTHLY: Parameters = { periodsPerYear: 12 };

/** Monte Carlo at its least, so that many windows can be drawn anew. */
const parametersOf = ({ entry, method }: Rolling): Parameters => ({
  ...entry.example.parameters,
  ...("periodsPerYear" in entry.parameters.shape ? MONTHLY : {}),
  ...(method === "monte-carlo" ? { draws: 1_000 } : {}),
});

const sampleOf = (returns: readonly number[], benchmark: readonly number[]): PairedSample => ({
  dates: monthEnds(returns.length),
  startDate: "2000-12-31",
  returns,
  benchmark,
  frequency: "monthly",
});

/** What the entry gives for each window cut out by hand, with the date of its end. */
function windowByWindow(rolling: Rolling, sample: PairedSample, window: number) {
  const { entry, method } = rolling;
  return sample.dates.slice(window - 1).map((date, first) => {
    const cut = (values: readonly number[]) => values.slice(first, first + window);
    const dates = sample.dates.slice(first, first + window);
    const part = { ...sample, dates, returns: cut(sample.returns), benchmark: cut(sample.benchmark) };
    const startDate = first === 0 ? sample.startDate : sample.dates[first - 1];
    const dated = startDate === undefined ? part : { ...part, startDate };
    return { date, value: entry.compute({ method, parameters: parametersOf(rolling), sample: dated }).value };
  });
}

function expectAlike(rolling: Rolling, sample: PairedSample, window: number, tolerance: number): void {
  const parameters = { ...parametersOf(rolling), rollingWindow: window };
  const result = rolling.entry.compute({ method: rolling.method, parameters, sample });
  const expected = windowByWindow(rolling, sample, window);
  const defined = expected.filter(({ value }) => Number.isFinite(value));
  expect((result.values ?? []).map(({ date }) => date)).toEqual(defined.map(({ date }) => date));
  for (const [index, { value }] of defined.entries()) {
    const error = Math.abs((result.values?.[index]?.value ?? Number.NaN) - value);
    expect(error).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(value)));
  }
  const latest = result.values?.at(-1);
  const isDefined = latest !== undefined && latest.date === sample.dates.at(-1);
  expect(Number.isFinite(result.value)).toBe(isDefined);
  if (isDefined) expect(result.value).toBe(latest.value);
  expect(result.observations).toBe(window);
  expect(result.period?.to).toBe(sample.dates.at(-1));
}

/** Returns in basis points, so few different ones that windows without any movement come up. */
const points = fc.oneof(fc.constantFrom(-100, 0, 100), fc.integer({ min: -2_000, max: 2_000 }));
const samples = fc.array(fc.tuple(points, points), { minLength: 2, maxLength: 30 }).map((drawn) =>
  sampleOf(
    drawn.map(([left]) => left / 10_000),
    drawn.map(([, right]) => right / 10_000),
  ),
);

/** Daily returns of about 1 %, which one enormous gain and one near ruin interrupt. */
function violent(): PairedSample {
  const draws = drawNormals(800, 11).map((draw) => 0.0004 + 0.01 * draw);
  const returns = draws.slice(0, 400).map((value, day) => (day === 130 ? 1e6 : day === 250 ? -0.999 : value));
  return sampleOf(
    returns,
    draws.slice(400).map((value, day) => (day === 131 ? 1e6 : value)),
  );
}

describe("rolling form", () => {
  test.each(ROLLING)("of $id, over any window, is what every window cut out gives", (rolling) => {
    fc.assert(
      fc.property(samples, fc.nat(), (sample, drawn) => {
        expectAlike(rolling, sample, 2 + (drawn % (sample.returns.length - 1)), 1e-9);
      }),
      { numRuns: 15 },
    );
  });

  test.each(ROLLING.filter(({ id }) => !id.includes("peaks")))(
    "of $id, when an outlier of a million has left the window, has all its digits again",
    (rolling) => {
      for (const window of [21, 120]) expectAlike(rolling, violent(), window, 1e-12);
    },
  );
});
