/** Why one step of a plan could not be run; the other steps are not touched by it. */
export interface PlanProblem {
  /** Position of the step in the plan, from 0. */
  readonly step: number;
  readonly calculation: string;
  readonly series: string;
  readonly kind:
    | "unknown-calculation"
    | "unknown-series"
    | "missing-benchmark"
    | "bad-parameter"
    | "too-few-observations"
    | "bad-series";
  /** One sentence for the asker, with what would help. */
  readonly message: string;
}

/** A problem before it is known which step it stopped. */
export type Obstacle = Pick<PlanProblem, "kind" | "message">;

/** What was made, or what was in the way. */
export type Attempt<Made> = { readonly made: Made } | { readonly obstacle: Obstacle };

/** Shortens the common case of an attempt that failed. */
export const blocked = (kind: Obstacle["kind"], message: string): { readonly obstacle: Obstacle } => ({
  obstacle: { kind, message },
});
