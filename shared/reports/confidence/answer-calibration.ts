import { ANSWER_PRIOR } from "./answer-prior.ts";
import type { LogisticModel } from "./fit-logistic.ts";

/** A model of confidence with the name of the calibration it comes from. */
export interface Calibration {
  readonly version: string;
  readonly model: LogisticModel;
}

/** Not fitted yet. */
export const ANSWER_CALIBRATION: Calibration = { version: "prior", model: ANSWER_PRIOR };
