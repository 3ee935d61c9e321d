import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { startServer } from "../../functions/host.ts";
import { QUESTION_EXAMPLE, REPORT_EXAMPLE } from "../../functions/http/examples.ts";
import type { Services } from "../../functions/http/services.ts";
import { createFakeServices, createKeys } from "./http/fake-services.ts";
import { clientOf } from "./http/http-harness.ts";

async function hostFakes(replaced: Partial<Services> = {}) {
  const fakes = createFakeServices();
  const server = await startServer({ ...fakes.services, ...replaced }, { host: "127.0.0.1", port: 0 });
  return {
    ...fakes,
    server,
    keys: await createKeys(fakes),
    send: clientOf(server.url),
    [Symbol.asyncDispose]: () => server.close(),
  };
}

const json = { "content-type": "application/json" };

describe("the host", () => {
  test("a question, through Functions Framework, is answered", async () => {
    await using host = await hostFakes();
    const response = await host.send("POST", "/v1/reports", {
      key: host.keys.reports,
      json: QUESTION_EXAMPLE,
    });
    expect(await response.json()).toEqual(REPORT_EXAMPLE);
    expect(response.headers.get("x-powered-by")).toBeNull();
  });

  test.each([
    ["malformed JSON", "{", json, 400],
    ["JSON of another kind", '"text"', json, 400],
    ["an unknown charset", "{}", { "content-type": "application/json; charset=klingon" }, 400],
    ["a body of 10 MB", "x".repeat(10_000_000), json, 413],
    ["a compressed body", "{}", { ...json, "content-encoding": "br" }, 415],
    ["a form", "a=b", { "content-type": "application/x-www-form-urlencoded" }, 415],
  ])(
    "%s, which the framework would refuse or take itself, is refused as a problem",
    async (_, body, headers, status) => {
      await using host = await hostFakes();
      const response = await host.send("POST", "/v1/reports", { key: host.keys.reports, body, headers });
      expect(response.status).toBe(status);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
    },
  );

  test("a request that runs, when the host closes, is answered first and new ones are not taken", async () => {
    const started = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<typeof REPORT_EXAMPLE>();
    const reports: Services["reports"] = {
      generateReport: () => {
        started.resolve();
        return answer.promise;
      },
      getReport: async () => undefined,
    };
    const host = await hostFakes({ reports });
    const running = host.send("POST", "/v1/reports", { key: host.keys.reports, json: QUESTION_EXAMPLE });
    await started.promise;
    const closed = host.server.close();
    await expect(host.send("GET", "/healthz")).rejects.toThrow();
    answer.resolve(REPORT_EXAMPLE);
    expect((await running).status).toBe(200);
    const answeredAtMs = performance.now();
    await closed;
    expect(performance.now() - answeredAtMs, "the kept connection is not waited for").toBeLessThan(1_500);
  });

  test("a client that leaves, in the middle of its body, takes nothing down", async () => {
    await using host = await hostFakes();
    const { port } = new URL(host.server.url);
    const socket = connect(Number(port), "127.0.0.1");
    await new Promise<void>((resolve) =>
      socket.write("POST /v1/reports HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\n{", () => resolve()),
    );
    socket.destroy();
    expect((await host.send("GET", "/healthz")).status).toBe(200);
  });

  test("an address that is taken, when asked for, is named with the way out", async () => {
    await using host = await hostFakes();
    const port = Number(new URL(host.server.url).port);
    const second = startServer(host.services, { host: "127.0.0.1", port });
    await expect(second).rejects.toMatchObject({
      code: "configuration",
      message: expect.stringContaining("PORT"),
    });
  });
});
