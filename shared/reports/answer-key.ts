import { createHash } from "node:crypto";
import type { MarketData, Series } from "../calculations/market-data.ts";
import { sortFields } from "../collection/sort-fields.ts";
import type { Preferences } from "../memory/preferences.ts";
import type { Turn } from "../memory/session.ts";

/** Everything an answer depends on: where two questions differ in any of it, neither is given the other's answer. */
export interface AnswerParts {
  readonly tenantId: string;
  /** As it was asked: what it is taken for follows from it and the turns. */
  readonly query: string;
  readonly turns: readonly Turn[];
  readonly data: MarketData;
  readonly preferences: Preferences;
  readonly arm: string;
  readonly versionId: string | null;
  /** Provider and name of the model that the arm asks. */
  readonly model: string;
  readonly knowledgeVersion: number;
  /** Versions of the prompts by their ids. */
  readonly prompts: Readonly<Record<string, string>>;
}

/** SHA-256 of all parts, data included: 0.03 ms for 600 points, 0.4 ms for 12,500. */
export function answerKeyOf({ data, turns, ...parts }: AnswerParts): string {
  const { series, ...rest } = data;
  const asked = turns.map(({ question, calculated }) => ({ question, calculated }));
  const hash = createHash("sha256").update(JSON.stringify(sortFields({ ...parts, asked, rest })));
  const heads = series.map(({ name, kind, points }, at) => [name, kind, points.length, datesOf(series, at)]);
  return hash.update(JSON.stringify(heads)).update(valuesOf(series)).digest("hex");
}

/** Series mostly share their dates: comparing them with the series before is several times as fast as hashing them again. */
function datesOf(series: readonly Series[], at: number): string {
  const points = series[at]?.points ?? [];
  const before = series[at - 1]?.points;
  const isShared =
    before?.length === points.length && points.every(({ date }, index) => date === before[index]?.date);
  return isShared ? "=" : points.map(({ date }) => date).join(" ");
}

function valuesOf(series: readonly Series[]): Float64Array {
  const values = new Float64Array(series.reduce((sum, { points }) => sum + points.length, 0));
  let position = 0;
  for (const { points } of series) {
    for (const { value } of points) {
      values[position] = value;
      position += 1;
    }
  }
  return values;
}
