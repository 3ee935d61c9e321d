import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fireSchedules } from "../../../infra/emulators/fire-schedules.ts";
import { hostVariables, readAddresses, readFunctions } from "../../../infra/emulators/running-suite.ts";

/** What the hub and the Functions emulator of firebase-tools 15 answer, cut to what is read. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  "/emulators": {
    hub: { name: "hub", host: "127.0.0.1", port: 4400, listen: [] },
    firestore: { name: "firestore", host: "127.0.0.1", port: 8085, webSocketPort: 9150 },
    storage: { name: "storage", host: "127.0.0.1", port: 9199 },
  },
  "/backends": {
    backends: [
      {
        functionTriggers: [
          { id: "us-central1-reports", name: "reports", region: "us-central1", httpsTrigger: {} },
          {
            id: "us-central1-work",
            name: "work",
            region: "us-central1",
            httpsTrigger: {},
            taskQueueTrigger: {},
          },
          {
            id: "us-central1-purgeExpired",
            name: "purgeExpired",
            region: "us-central1",
            eventTrigger: { eventType: "pubsub" },
            schedule: { schedule: "17 3 * * *", timeZone: null },
          },
        ],
      },
    ],
  },
};

describe("the running suite", () => {
  const posts: string[] = [];
  const server = createServer((request, response) => {
    if (request.method === "POST") posts.push(request.url ?? "");
    response.end(JSON.stringify(ANSWERS[request.url ?? ""] ?? {}));
  });
  let address: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  it("the hub's answer, as variables, tells SDKs where each emulator is", async () => {
    expect(hostVariables(await readAddresses(address))).toEqual({
      FIREBASE_EMULATOR_HUB: "127.0.0.1:4400",
      FIRESTORE_EMULATOR_HOST: "127.0.0.1:8085",
      STORAGE_EMULATOR_HOST: "http://127.0.0.1:9199",
      GOOGLE_CLOUD_PROJECT: "demo-finrisk",
      GCLOUD_PROJECT: "demo-finrisk",
      METADATA_SERVER_DETECTION: "none",
    });
  });

  it("the functions, as the emulator lists them, are told apart by what starts them", async () => {
    const url = `http://${address}/functions/projects/demo-finrisk/triggers/us-central1-purgeExpired-0`;
    expect(await readFunctions(address)).toEqual({
      urls: [`http://${address}/demo-finrisk/us-central1/reports`],
      schedules: [{ name: "purgeExpired", url, cron: "17 3 * * *", timeZone: "Etc/UTC" }],
    });
  });

  it("a schedule, once its time comes, is fired by a POST and reported, until it is stopped", async () => {
    const lines: string[] = [];
    // Six fields: every second.
    const schedule = {
      name: "often",
      url: `http://${address}/fire`,
      cron: "* * * * * *",
      timeZone: "Etc/UTC",
    };
    const stop = fireSchedules([schedule], (line) => lines.push(line));
    await expect.poll(() => lines, { timeout: 5_000 }).toContain("often: ran");
    stop();
    expect(posts[0]).toBe("/fire");
  });
});
