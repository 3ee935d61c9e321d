import { FinRiskError } from "../errors.ts";
import type { Calculation, ParameterValue } from "./calculation.ts";
import { CATALOGUE } from "./catalogue.ts";
import { findByName } from "./find-by-name.ts";

/** How to calculate; what is left out is the default. */
export interface Choices {
  readonly method?: string | undefined;
  readonly parameters?: Readonly<Record<string, ParameterValue>> | undefined;
}

/** The error for one field of a request to calculate. */
export const refuse = (field: string, message: string, remedy: string): FinRiskError =>
  new FinRiskError({ code: "invalid-request", message, violations: [{ field, remedy }] });

/** The entry with this id or name. Throws `invalid-request` with the ids there are when there is none. */
export function requireCalculation(name: string): Calculation {
  const calculation = findByName(name);
  if (calculation !== undefined) return calculation;
  const ids = CATALOGUE.map(({ id }) => id).join(", ");
  throw refuse("id", `The catalogue has no calculation "${name}".`, `give one of ${ids}`);
}

/** Throws `invalid-request` for a method or a parameter that the entry does not have, with those it has. */
export function checkChoices({ id, methods, parameters }: Calculation, choices: Choices): void {
  const { method } = choices;
  if (method !== undefined && !methods.some((offered) => offered.id === method)) {
    const offered = methods.map((each) => each.id).join(", ");
    throw refuse("method", `${id} has no method "${method}".`, `give one of ${offered}`);
  }
  const names = Object.keys(parameters.shape);
  const unknown = Object.keys(choices.parameters ?? {}).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  const remedy = names.length === 0 ? "leave it out: there are none" : `give any of ${names.join(", ")}`;
  throw refuse(`parameters.${unknown}`, `${id} has no parameter "${unknown}".`, remedy);
}
