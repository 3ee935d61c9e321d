import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { FinRiskError } from "#shared/errors.ts";
import { createHttpHandler } from "../../../functions/http/handle-request.ts";
import { HEALTH_ENDPOINT } from "../../../functions/http/health.ts";

/** Asks a handler whose services cannot be had, and notes whether it rejected. */
async function askWithoutServices(error: Error): Promise<{ response: Response; rejected: boolean }> {
  let rejected = false;
  const handler = createHttpHandler([HEALTH_ENDPOINT], async () => {
    throw error;
  });
  const server = createServer((request, response) => {
    handler(request, response).catch(() => {
      rejected = true;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = server.address() as AddressInfo;
    return { response: await fetch(`http://127.0.0.1:${port}/healthz`), rejected };
  } finally {
    server.close();
  }
}

describe("createHttpHandler", () => {
  test("a request, when the services cannot be had, is answered once and without what went wrong inside", async () => {
    const error = new FinRiskError({ code: "configuration", message: "FINRISK_BUCKET is missing" });
    const { response, rejected } = await askWithoutServices(error);
    expect(response.status).toBe(500);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect(await response.text()).not.toContain("FINRISK_BUCKET");
    expect(rejected).toBe(false);
  });
});
