import type { ModelOptions } from "./model-calls.ts";
import type { Report } from "./report.ts";

/** Which arm answers a request. */
export interface Assignment {
  readonly arm: string;
  readonly approach: Report["approach"];
  readonly versionId: string | null;
  /** Name or endpoint of the arm's tuned model; the base model answers where there is none. */
  readonly model?: string;
  /** How the arm asks its model. */
  readonly options?: Omit<ModelOptions, "model">;
  readonly reason: string;
}

/** The arm of every request while no experiment runs: the base model with retrieval. */
export const BASE_ASSIGNMENT: Assignment = {
  arm: "control",
  approach: "base_rag_only",
  versionId: null,
  reason: "no rollout is running",
};
