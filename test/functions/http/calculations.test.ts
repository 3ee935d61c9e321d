import { describe, expect, test } from "vitest";
import { z } from "zod";
import { CATALOGUE } from "#shared/calculations/catalogue.ts";
import { CatalogueEntrySchema } from "#shared/calculations/publish-catalogue.ts";
import {
  CALCULATION_BODY_EXAMPLE,
  CALCULATION_EXAMPLE,
  MARKET_DATA_EXAMPLE,
} from "../../../functions/http/examples.ts";
import { serveFakes } from "./http-harness.ts";

const ListSchema = z.strictObject({ calculations: z.array(CatalogueEntrySchema) });
const DATA = MARKET_DATA_EXAMPLE;
const zeroPriced = {
  name: "A",
  kind: "price",
  points: [
    { date: "2020-01-31", value: 1 },
    { date: "2020-02-29", value: 0 },
  ],
};
const BARE = { returns: [0.01, 0.03, 0.05], frequency: "quarterly" };

describe("GET /v1/calculations", () => {
  test("the catalogue, asked for, is listed whole and in order, the default method first", async () => {
    await using house = await serveFakes();
    const response = await house.send("GET", "/v1/calculations", { key: house.keys.reports });
    const { calculations } = ListSchema.parse(await response.json());
    expect(calculations.map(({ id }) => id)).toEqual(CATALOGUE.map(({ id }) => id));
    const risk = calculations.find(({ id }) => id === "value-at-risk");
    expect(risk).toMatchObject({ unit: "fraction", needs: "subject", example: { value: -0.028 } });
    expect(risk?.methods[0]).toMatchObject({
      id: "historical",
      source: expect.stringContaining("empyrical"),
    });
    expect(risk?.parameters[0]).toMatchObject({ name: "confidence", default: 0.95 });
  });
});

describe("POST /v1/calculations/{id}", () => {
  const calculate = async (id: string, json: unknown) => {
    await using house = await serveFakes();
    const response = await house.send("POST", `/v1/calculations/${id}`, { key: house.keys.reports, json });
    return {
      status: response.status,
      type: response.headers.get("content-type"),
      body: await response.json(),
    };
  };

  test("the documented example, sent, gives the documented answer", async () => {
    const answer = await calculate("cumulative-return", CALCULATION_BODY_EXAMPLE);
    expect(answer).toEqual({ status: 200, type: "application/json", body: CALCULATION_EXAMPLE });
  });

  // Mean 3 % over a deviation of 2 %, times the root of four quarters.
  test("bare returns, sent with their frequency and a synonym for an id, are calculated on", async () => {
    const { body } = await calculate("sharpe", { ...BARE, method: "arithmetic" });
    expect(body).toMatchObject({ calculation: "sharpe-ratio", value: 3, series: [], observations: 3 });
  });

  test("a chart, asked for with data or bare returns, comes with the figure; nothing to draw is an empty object", async () => {
    const { body } = await calculate("maximum-drawdown", { data: DATA, series: "MSFT", chart: true });
    expect(body).toMatchObject({
      value: expect.any(Number),
      chart: { title: { text: "Maximum drawdown of MSFT" } },
    });
    const ofReturns = await calculate("var", { ...BARE, chart: true });
    const description = expect.stringMatching(/^Histogram of 3 quarterly returns/);
    expect(ofReturns.body).toMatchObject({ chart: { description } });
    const plain = await calculate("volatility", { ...BARE, chart: true });
    expect(plain.body).toMatchObject({ calculation: "volatility", chart: {} });
    const unasked = await calculate("maximum-drawdown", { data: DATA, series: "MSFT" });
    expect(unasked.body).not.toHaveProperty("chart");
  });

  test("an entry on a series, sent nothing to calculate on, says what to give", async () => {
    const { status, body } = await calculate("volatility", {});
    expect(status).toBe(400);
    expect(body).toMatchObject({ violations: [{ field: "data", remedy: "give data or returns" }] });
  });

  test("a stored portfolio, named, is read for the tenant of the key and for no other", async () => {
    await using house = await serveFakes();
    await house.send("PUT", "/v1/portfolios/growth", { key: house.keys.reports, json: DATA });
    const send = (key: string) =>
      house.send("POST", "/v1/calculations/cumulative-return", { key, json: { portfolioId: "growth" } });
    expect(await (await send(house.keys.reports)).json()).toEqual(CALCULATION_EXAMPLE);
    expect((await send(house.keys.otherTenant)).status).toBe(404);
  });

  test.each([
    ["an unknown id", "horoscope", BARE, "id"],
    ["an unknown method", "volatility", { ...BARE, method: "guess" }, "method"],
    ["an unknown parameter", "volatility", { ...BARE, parameters: { colour: 1 } }, "parameters.colour"],
    ["a parameter out of range", "value-at-risk", { ...BARE, parameters: { confidence: 2 } }, "parameters"],
    ["an unknown series", "volatility", { data: DATA, series: "IBM" }, "series"],
    ["no benchmark", "beta", { data: DATA }, "benchmark"],
    ["nothing to calculate on", "volatility", {}, "data"],
    ["nothing to take apart", "risk-contributions", {}, "data"],
    ["nothing to choose from", "minimum-variance", {}, "data"],
    ["returns of one series for a portfolio", "risk-contributions", BARE, "returns"],
    ["a price of zero", "volatility", { data: { series: [zeroPriced] } }, "data.series.0.points.1.value"],
    ["a chart in words", "volatility", { ...BARE, chart: "yes" }, "chart"],
    ["two things to calculate on", "volatility", { ...BARE, data: DATA }, "data"],
    ["returns without a frequency", "volatility", { returns: [0.1] }, "frequency"],
    ["returns with a name", "volatility", { ...BARE, series: "MSFT" }, "series"],
    ["data with a frequency", "volatility", { data: DATA, frequency: "daily" }, "frequency"],
    ["an unknown frequency", "volatility", { ...BARE, frequency: "hourly" }, "frequency"],
    ["a return in words", "volatility", { ...BARE, returns: ["1 %"] }, "returns.0"],
    ["an unknown field", "volatility", { ...BARE, colour: "red" }, "colour"],
  ])("%s, sent, is a problem document that names the field and the remedy", async (_, id, json, field) => {
    const { status, type, body } = await calculate(id, json);
    expect({ status, type }).toEqual({ status: 400, type: "application/problem+json" });
    const violation = { field, remedy: expect.stringMatching(/\w{3}/) };
    expect(body).toMatchObject({ code: "invalid-request", violations: expect.arrayContaining([violation]) });
  });
});
