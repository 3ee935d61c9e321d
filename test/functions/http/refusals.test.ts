import { describe, expect, test } from "vitest";
import { z } from "zod";
import { MAX_BODY_BYTES } from "./fake-services.ts";
import { serveFakes } from "./http-harness.ts";
import { refusals } from "./refused-calls.ts";

const json = { "content-type": "application/json" };

const ProblemSchema = z.looseObject({
  instance: z.string(),
  violations: z.array(z.object({ field: z.string(), remedy: z.string().min(3) })).default([]),
});

describe("a refusal", () => {
  test.each(refusals)("$situation, sent by a key that may, is $status and names $field", async (refusal) => {
    await using house = await serveFakes();
    const response = await house.send(...refusal.call, { key: house.keys.admin, ...refusal.fields });
    const problem = ProblemSchema.parse(await response.json());
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.status).toBe(refusal.status);
    expect(problem).toMatchObject({
      status: refusal.status,
      code: refusal.code,
      type: `urn:finrisk:problem:${refusal.code}`,
    });
    expect(problem.instance).toBe(`urn:finrisk:request:${response.headers.get("x-request-id")}`);
    const fields = problem.violations.map(({ field }) => field);
    expect(fields).toEqual(refusal.field === undefined ? [] : expect.arrayContaining([refusal.field]));
    expect(house.asked).toEqual([]);
  });

  test("a method that a path lacks, when refused, comes with those it has", async () => {
    await using house = await serveFakes();
    expect((await house.send("DELETE", "/v1/portfolios/p")).headers.get("allow")).toBe("GET, HEAD, PUT");
  });

  test("a body of exactly the limit, sent in chunks, is read to its end", async () => {
    await using house = await serveFakes();
    const text = JSON.stringify({ query: "risk?" }).padEnd(MAX_BODY_BYTES, " ");
    const body = new Blob([text]).stream();
    const response = await house.send("POST", "/v1/reports", {
      key: house.keys.reports,
      body,
      headers: json,
    });
    expect(response.status).toBe(200);
  });

  test("a body past the limit, sent in chunks, is refused with an answer that arrives", async () => {
    await using house = await serveFakes();
    const body = new Blob(["x".repeat(5_000_000)]).stream();
    const response = await house.send("POST", "/v1/reports", {
      key: house.keys.reports,
      body,
      headers: json,
    });
    expect(response.status).toBe(413);
  });
});
