import type { Report } from "./report.ts";

/** Which arm answers a request. */
export interface Assignment {
  readonly arm: string;
  readonly approach: Report["approach"];
  readonly versionId: string | null;
  readonly reason: string;
}

/** The arm of every request while no experiment runs: the base model with retrieval. */
export const BASE_ASSIGNMENT: Assignment = {
  arm: "control",
  approach: "base_rag_only",
  versionId: null,
  reason: "no rollout is running",
};
