/** What answers when the caller names no model. */
export const DEFAULT_GEMINI_MODEL = "gemini-3.5-flash";

/** 768 fits Firestore's limit of 2,048 and is one of the lengths Google recommends. */
export const DEFAULT_EMBEDDING_DIMENSIONS = 768;

const RESOURCE_LOCATION = /^projects\/[^/]+\/locations\/([^/]+)\//;
const TUNED_ENDPOINT = /^projects\/[^/]+\/locations\/[^/]+\/endpoints\/[^/]+$/;
const SETTLED_TEMPERATURE = /(?:^|\/)gemini-(?:[3-9]|\d\d)/;

/** A tuned model answers only in the location of its own endpoint, which is not where it was tuned. */
export function locationOf(model: string, defaultLocation: string): string {
  return RESOURCE_LOCATION.exec(model)?.[1] ?? defaultLocation;
}

export function isTunedEndpoint(model: string): boolean {
  return TUNED_ENDPOINT.test(model);
}

/** Google asks to leave temperature alone from Gemini 3 on; every model that can still be tuned is one of those. */
export function takesTemperature(model: string): boolean {
  return !SETTLED_TEMPERATURE.test(model) && !isTunedEndpoint(model);
}
