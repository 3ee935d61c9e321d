import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TuningJob, TuningRequest, TuningService } from "#shared/ports/tuning-service.ts";

/** What the provider behind the service is made to do with a job. */
export type ProviderMove =
  | "start"
  | "succeed"
  | "succeed-in-part"
  | "fail"
  | "finish-cancelling"
  | "enter-new-state";

export interface TuningServiceUnderTest {
  readonly service: TuningService;
  readonly move: (jobName: string, move: ProviderMove) => Promise<void>;
  /** The provider makes the next job, but its answer does not arrive. */
  readonly loseNextAnswer: () => void;
  /** How many create calls have reached the provider. */
  readonly creations: () => number;
  readonly dispose: () => Promise<void>;
}

const REQUEST: TuningRequest = {
  reservationId: "reservation-1",
  baseModel: "gemini-2.5-flash",
  trainingUri: "gs://finrisk-test/datasets/d1/train.jsonl",
  validationUri: "gs://finrisk-test/datasets/d1/validation.jsonl",
  displayName: "finrisk d1",
  epochs: 3,
  learningRateMultiplier: 1,
  adapterSize: 4,
};

const UNFINISHED = ["queued", "running"];

/** What every TuningService promises. */
export function describeTuningServiceContract(
  name: string,
  create: () => Promise<TuningServiceUnderTest>,
): void {
  describe(`TuningService: ${name}`, () => {
    let underTest: TuningServiceUnderTest;
    let service: TuningService;

    beforeEach(async () => {
      underTest = await create();
      service = underTest.service;
    });
    afterEach(() => underTest.dispose());

    it("submit, of a request, answers an unfinished job that carries the reservation", async () => {
      const job = await service.submit(REQUEST);
      expect(job.name).not.toBe("");
      expect(job.providerState).not.toBe("");
      expect(job.reservationId).toBe("reservation-1");
      expect(UNFINISHED).toContain(job.state);
      expect(job.tunedModel).toBeUndefined();
      expect(job.error).toBeUndefined();
    });

    it("submit, of a request with the least fields, is accepted", async () => {
      const { reservationId, baseModel, trainingUri, displayName } = REQUEST;
      const job = await service.submit({ reservationId, baseModel, trainingUri, displayName });
      expect(UNFINISHED).toContain(job.state);
    });

    it("submit, twice for one reservation, makes two jobs: only the caller can prevent that", async () => {
      const [first, second] = [await service.submit(REQUEST), await service.submit(REQUEST)];
      expect(first.name).not.toBe(second.name);
      expect(await namesIn(service, { reservationId: "reservation-1" })).toEqual(
        [first.name, second.name].sort(),
      );
    });

    it("submit, whose answer is lost, throws a retryable error, creates once and is found by its reservation", async () => {
      underTest.loseNextAnswer();
      await expect(service.submit(REQUEST)).rejects.toMatchObject({
        code: "provider-unavailable",
        retryable: true,
      });
      expect(underTest.creations()).toBe(1);
      expect(await namesIn(service, { reservationId: "reservation-1" })).toHaveLength(1);
    });

    it("get, of a submitted job, tells the same job", async () => {
      const job = await service.submit(REQUEST);
      expect(await service.get(job.name)).toMatchObject({ name: job.name, reservationId: "reservation-1" });
    });

    it("get, of a name that is not there, throws not-found", async () => {
      const { name: known } = await service.submit(REQUEST);
      const absent = `${known}0`;
      await expect(service.get(absent)).rejects.toMatchObject({ code: "not-found" });
    });

    it("get, of a job that runs and then succeeds, tells the tuned model at the end and not before", async () => {
      const { name: jobName } = await service.submit(REQUEST);
      await underTest.move(jobName, "start");
      const running = await service.get(jobName);
      expect(running.state).toBe("running");
      expect(running.tunedModel).toBeUndefined();
      await underTest.move(jobName, "succeed");
      const done = await service.get(jobName);
      expect(done.state).toBe("succeeded");
      expect(done.tunedModel?.model).toMatch(/\S/);
      expect(done.tunedModel?.endpoint).toMatch(/\S/);
      expect(done.error).toBeUndefined();
    });

    it("get, of a job that succeeds in part, says so", async () => {
      const { name: jobName } = await service.submit(REQUEST);
      await underTest.move(jobName, "succeed-in-part");
      expect((await service.get(jobName)).state).toBe("partially-succeeded");
    });

    it("get, of a job that fails, tells the provider's error and no model", async () => {
      const { name: jobName } = await service.submit(REQUEST);
      await underTest.move(jobName, "fail");
      const job = await service.get(jobName);
      expect(job.state).toBe("failed");
      expect(job.error).toEqual({ code: expect.any(Number), message: expect.stringMatching(/\S/) });
      expect(job.tunedModel).toBeUndefined();
    });

    it("get, of a job in a state that is not known here, answers unknown with the provider's own word", async () => {
      const { name: jobName } = await service.submit(REQUEST);
      await underTest.move(jobName, "enter-new-state");
      const job = await service.get(jobName);
      expect(job.state).toBe("unknown");
      expect(job.providerState).toMatch(/\S/);
    });

    it("list, of many jobs, gives each once, and with a reservation only its own", async () => {
      const submitted: TuningJob[] = [];
      for (let index = 0; index < 25; index += 1) {
        submitted.push(await service.submit({ ...REQUEST, reservationId: `reservation-${index}` }));
      }
      expect(await namesIn(service)).toEqual(submitted.map(({ name: jobName }) => jobName).sort());
      expect(await namesIn(service, { reservationId: "reservation-7" })).toEqual([submitted[7]?.name]);
      expect(await namesIn(service, { reservationId: "reservation-" })).toEqual([]);
    });

    it("cancel, of a running job, leads to cancelled", async () => {
      const { name: jobName } = await service.submit(REQUEST);
      await underTest.move(jobName, "start");
      await service.cancel(jobName);
      expect(["cancelling", "cancelled"]).toContain((await service.get(jobName)).state);
      await underTest.move(jobName, "finish-cancelling");
      expect((await service.get(jobName)).state).toBe("cancelled");
    });

    it("cancel, of a finished job, changes nothing", async () => {
      const { name: jobName } = await service.submit(REQUEST);
      await underTest.move(jobName, "succeed");
      const before = await service.get(jobName);
      await service.cancel(jobName);
      expect(await service.get(jobName)).toEqual(before);
    });
  });
}

async function namesIn(
  service: TuningService,
  filter?: { readonly reservationId: string },
): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of service.list(filter)) names.push(name);
  return names.sort();
}
