import type { Asset, AssetsSample } from "#shared/calculations/calculation.ts";
import { efficientFrontier } from "#shared/calculations/catalogue/efficient-frontier.ts";
import { covarianceMatrixOf } from "#shared/calculations/covariance.ts";
import type { SeededRandom } from "../fakes/seeded-random.ts";
import type { Figure } from "./figure.ts";
import { quietMedianMs } from "./quiet-median.ts";

const ASSETS = 200;
const DAYS = 10_000;
const SECTORS = 10;
const REPETITION = { warmUp: 1, runs: 3 } as const;

/** Sum of so few uniform draws is bell-shaped enough, with a deviation of one. */
const drawBell = (random: SeededRandom): number =>
  2 * (random.uniform() + random.uniform() + random.uniform() - 1.5);

const drawDays = (random: SeededRandom): readonly number[] =>
  Array.from({ length: DAYS }, () => drawBell(random));

/** Assets that move with one market and ten sectors, each with a drift, a beta and a noise of its own. */
function drawAssets(random: SeededRandom): readonly Asset[] {
  const market = drawDays(random);
  const sectors = Array.from({ length: SECTORS }, () => drawDays(random));
  return Array.from({ length: ASSETS }, (_, index) => {
    const [drift, beta, noise] = [random.uniform(), random.uniform(), random.uniform()];
    const sector = sectors[index % SECTORS] ?? [];
    const returns = market.map(
      (shock, day) =>
        0.0002 +
        0.0004 * drift +
        0.008 * (0.5 + beta) * shock +
        0.004 * (sector[day] ?? 0) +
        (0.005 + 0.01 * noise) * drawBell(random),
    );
    return { name: `asset ${index}`, returns };
  });
}

/** The covariance matrix of 200 assets over 10,000 days; and 50 points of their frontier, from the returns on, covariances included. */
export function* timeAssets(random: SeededRandom): Generator<Figure> {
  const assets = drawAssets(random);
  const columns = assets.map(({ returns }) => returns);
  const covarianceMs = quietMedianMs(() => covarianceMatrixOf(columns), REPETITION);
  yield { figure: "covariance_200_assets_ms", value: covarianceMs, unit: "ms", n: REPETITION.runs };
  const sample: AssetsSample = { dates: [], frequency: "daily", assets };
  const parameters = { periodsPerYear: 252, points: 50 };
  const frontierMs = quietMedianMs(
    () => efficientFrontier.compute({ method: "sample", parameters, sample }),
    REPETITION,
  );
  yield { figure: "frontier_200_assets_ms", value: frontierMs, unit: "ms", n: REPETITION.runs };
}
