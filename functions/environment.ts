import { type Config, parseConfig } from "#shared/config.ts";

type Variables = Readonly<Record<string, string | undefined>>;

/** What the Functions emulator and Cloud Run say of themselves, in the words of our settings. */
function platformDefaults(variables: Variables): Variables {
  const project = variables["GCLOUD_PROJECT"];
  const runtime =
    variables["FUNCTIONS_EMULATOR"] === "true"
      ? "emulator"
      : variables["K_SERVICE"] === undefined
        ? undefined
        : "cloud";
  return { GOOGLE_CLOUD_PROJECT: project, FINRISK_RUNTIME: runtime };
}

/** Variables that are set, so that what is not set does not hide a default. */
const present = (variables: Variables): Variables =>
  Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""));

/** What was set for us. The Functions emulator keeps the path of its own socket in PORT, which is no port of ours. */
function ownVariables(variables: Variables): Variables {
  return variables["FUNCTIONS_EMULATOR"] === "true" ? { ...variables, PORT: undefined } : variables;
}

/** The settings of this process. The only place that reads the environment. Throws `configuration`. */
export function readEnvironment(overrides: Variables = {}): Config {
  return parseConfig({
    ...platformDefaults(process.env),
    ...present(ownVariables(process.env)),
    ...present(overrides),
  });
}
