import { expect, it } from "vitest";
import { FirestoreLane } from "../../../../functions/adapters/google/firestore-lane.ts";

it("works, begun at once, run one after another, also behind one that throws", async () => {
  const lane = new FirestoreLane();
  const steps: string[] = [];
  const work = (name: string) => async () => {
    steps.push(`${name} begins`);
    await Promise.resolve();
    steps.push(`${name} ends`);
    if (name === "b") throw new Error("b failed");
    return name;
  };
  const outcomes = await Promise.allSettled(["a", "b", "c"].map((name) => lane.run(work(name))));
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(steps).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
});
