import { describe, expect, test } from "vitest";
import { FinRiskError } from "#shared/errors.ts";
import { QUESTION_EXAMPLE } from "../../../functions/http/examples.ts";
import type { Services } from "../../../functions/http/services.ts";
import { serveFakes } from "./http-harness.ts";

const failing = (error: unknown): Services["reports"] => ({
  generateReport: () => Promise.reject(error),
  getReport: () => Promise.reject(error),
});

describe("the log of a request", () => {
  test("an answered request, with a secret in its query, leaves one line without it", async () => {
    await using house = await serveFakes();
    await house.send("POST", "/v1/reports?token=hush", { key: house.keys.reports, json: QUESTION_EXAMPLE });
    expect(house.runtime.logger.entries).toHaveLength(1);
    expect(house.runtime.logger.entries[0]).toMatchObject({
      level: "info",
      message: "request answered",
      fields: { method: "POST", route: "POST /v1/reports", status: 200, tenantId: "acme", latencyMs: 0 },
    });
    const line = JSON.stringify(house.runtime.logger.entries);
    for (const secret of ["hush", house.keys.reports, QUESTION_EXAMPLE.query])
      expect(line).not.toContain(secret);
  });

  test("a defect, deep inside, answers 500 without its message and is logged once with it", async () => {
    const services = { reports: failing(new TypeError("table hidden_7 is gone")) };
    await using house = await serveFakes({ services });
    const response = await house.send("POST", "/v1/reports", {
      key: house.keys.reports,
      json: QUESTION_EXAMPLE,
    });
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain("hidden_7");
    const errors = house.runtime.logger.entries.filter(({ level }) => level === "error");
    expect(errors).toHaveLength(1);
    expect(errors[0]?.fields["error"]).toContain("hidden_7");
    expect(errors[0]?.fields["requestId"]).toBe(response.headers.get("x-request-id"));
  });

  test("a provider that is busy, behind a report, answers 503 with the time to wait", async () => {
    const busy = new FinRiskError({
      code: "provider-rate-limited",
      message: "quota of project-x",
      retryAfterMs: 2_500,
    });
    await using house = await serveFakes({ services: { reports: failing(busy) } });
    const response = await house.send("POST", "/v1/reports", {
      key: house.keys.reports,
      json: QUESTION_EXAMPLE,
    });
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "3"]);
    expect(await response.text()).not.toContain("project-x");
  });

  test("a request, when the platform names its trace, is joined to it", async () => {
    const services = {
      traceFields: (headers: Record<string, unknown>) => ({ trace: String(headers["traceparent"]) }),
    };
    await using house = await serveFakes({ services });
    await house.send("GET", "/healthz", { headers: { traceparent: "00-ab" } });
    expect(house.runtime.logger.entries[0]?.fields["trace"]).toBe("00-ab");
  });
});
