import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import type { ChartSpecification } from "#shared/charts/chart.ts";

const SCHEMA_FILE = fileURLToPath(import.meta.resolve("vega-lite/vega-lite-schema.json"));
const ajv = new Ajv({ strict: false, validateFormats: false });
const validate = ajv.compile<TopLevelSpec>(JSON.parse(readFileSync(SCHEMA_FILE, "utf8")));

/** What the published JSON schema of Vega-Lite has against a specification. */
export function faultsOf(chart: ChartSpecification): readonly string[] {
  const sent: unknown = JSON.parse(JSON.stringify(chart));
  return validate(sent)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** The chart as SVG, and what Vega-Lite and Vega warned of while drawing it. */
export async function drawChart(
  chart: ChartSpecification,
): Promise<{ svg: string; warnings: readonly string[] }> {
  const sent: unknown = JSON.parse(JSON.stringify(chart));
  if (!validate(sent)) throw new Error(`not a Vega-Lite specification: ${JSON.stringify(validate.errors)}`);
  const warnings: string[] = [];
  const logger = {
    level: () => logger,
    error: (...words: readonly unknown[]) => logger.warn(...words),
    warn: (...words: readonly unknown[]) => {
      warnings.push(words.map(String).join(" "));
      return logger;
    },
    info: () => logger,
    debug: () => logger,
  };
  const view = new View(parse(compile(sent, { logger }).spec), { renderer: "none", logger });
  const svg = await view.toSVG();
  view.finalize();
  return { svg, warnings };
}
