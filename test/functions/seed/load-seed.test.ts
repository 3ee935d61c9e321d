import { cp, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chunkDocument } from "#shared/retrieval/chunk-document.ts";
import { extractFacts } from "#shared/retrieval/extract-facts.ts";
import { readSeed } from "../../../functions/seed/load-seed.ts";

const SEED = fileURLToPath(new URL("../../../functions/seed", import.meta.url));

describe("readSeed", () => {
  it("from the source, gives the sample prices with gaps where there was no price", () => {
    const { marketData } = readSeed();
    const lengths = Object.fromEntries(marketData.series.map(({ name, points }) => [name, points.length]));
    expect(lengths).toEqual({ MSFT: 123, AMZN: 123, IBM: 123, AAPL: 123, "S&P 500": 123, GOOG: 68 });
    const firstOf = (name: string) => marketData.series.find((series) => series.name === name)?.points[0];
    expect(firstOf("MSFT")).toEqual({ date: "2000-01-01", value: 39.81 });
    expect(firstOf("GOOG")).toEqual({ date: "2004-08-01", value: 102.37 });
    for (const { kind, points } of marketData.series) {
      expect(kind).toBe("price");
      expect(points.at(-1)?.date).toBe("2010-03-01");
    }
  });

  it("from the source, gives a portfolio whose weights add up and whose names are series", () => {
    const {
      positions = [],
      benchmark,
      series,
      portfolioValue,
      currency,
      riskFreeRate,
    } = readSeed().marketData;
    expect(positions.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    const names = series.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([...positions.map(({ name }) => name), benchmark]));
    expect({ portfolioValue, currency, riskFreeRate }).toEqual({
      portfolioValue: 100_000,
      currency: "USD",
      riskFreeRate: 0.02,
    });
  });

  it("from the source, gives pages with titles of their own, from which the house's figures can be read", () => {
    const { knowledge } = readSeed();
    expect(knowledge.length).toBeGreaterThanOrEqual(6);
    expect(new Set(knowledge.map(({ title }) => title)).size).toBe(knowledge.length);
    const chunks = knowledge.flatMap((page) => chunkDocument({ tenantId: "default", ...page }).chunks);
    const facts = extractFacts(
      chunks.map(({ id, title, source, text }, number) => ({
        id: `p${number + 1}`,
        chunkId: id,
        title,
        source,
        text,
        score: 1,
      })),
    );
    const valuesOf = (label: string) =>
      facts.filter((fact) => fact.label === label).map(({ value, unit }) => [value, unit]);
    expect(valuesOf("House VaR confidence level")).toEqual([[0.975, "fraction"]]);
    expect(valuesOf("House risk-free rate")).toEqual([[0.02, "fraction"]]);
    expect(valuesOf("VaR limit")).toEqual([[0.12, "fraction"]]);
    expect(valuesOf("Single stock weight limit")).toEqual([[0.25, "fraction"]]);
    expect(valuesOf("Drawdown trigger")).toEqual([[0.2, "fraction"]]);
    expect(valuesOf("Review frequency of limits")).toEqual([[90, "days"]]);
  });

  describe("from a bundle", () => {
    let outdir: string;

    beforeEach(async () => {
      // Inside the tree, so that the bundle finds its packages.
      outdir = await mkdtemp(fileURLToPath(new URL("../../../node_modules/.seed-test-", import.meta.url)));
    });
    afterEach(() => rm(outdir, { recursive: true }));

    it.each(["index.js", "chunks/load-seed.js"])(
      "at %s, finds the files that the build copied to seed/",
      async (outfile) => {
        await build({
          entryPoints: [join(SEED, "load-seed.ts")],
          outfile: join(outdir, outfile),
          bundle: true,
          format: "esm",
          platform: "node",
          packages: "external",
          logLevel: "silent",
        });
        const bundled: typeof import("../../../functions/seed/load-seed.ts") = await import(
          pathToFileURL(join(outdir, outfile)).href
        );
        expect(() => bundled.readSeed()).toThrow(/seed data is missing/);
        await cp(SEED, join(outdir, "seed"), { recursive: true });
        expect(bundled.readSeed()).toEqual(readSeed());
      },
    );
  });
});
