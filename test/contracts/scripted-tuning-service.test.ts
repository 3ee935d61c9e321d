import type { TuningJob } from "#shared/ports/tuning-service.ts";
import { ScriptedTuningService } from "../fakes/scripted-tuning-service.ts";
import { describeTuningServiceContract, type ProviderMove } from "./tuning-service.contract.ts";

const MOVES: Readonly<Record<ProviderMove, Partial<TuningJob>>> = {
  start: { state: "running", providerState: "JOB_STATE_RUNNING" },
  succeed: {
    state: "succeeded",
    providerState: "JOB_STATE_SUCCEEDED",
    tunedModel: { model: "models/1@1", endpoint: "endpoints/1" },
  },
  "succeed-in-part": { state: "partially-succeeded", providerState: "JOB_STATE_PARTIALLY_SUCCEEDED" },
  fail: {
    state: "failed",
    providerState: "JOB_STATE_FAILED",
    error: { code: 3, message: "The dataset has no valid rows." },
  },
  "finish-cancelling": { state: "cancelled", providerState: "JOB_STATE_CANCELLED" },
  "enter-new-state": { state: "unknown", providerState: "JOB_STATE_NEVER_SEEN" },
};

describeTuningServiceContract("ScriptedTuningService", async () => {
  const service = new ScriptedTuningService();
  return {
    service,
    move: (jobName, move) => service.set(jobName, MOVES[move]),
    loseNextAnswer: () => service.loseNextAnswer(),
    creations: () => service.requests.length,
    dispose: async () => {},
  };
});
