import { z } from "zod";
import { FinRiskError } from "./errors.ts";

/** Enough for every count of ours, and still a delay that timers accept. */
const MOST = 2 ** 31 - 1;

/** Numbers and choices say what to set, in place of what the validator expected. */
const wholeNumber = (least: number, most: number) => {
  const remedy = `set a whole number from ${least} to ${most}`;
  return z.coerce.number(remedy).int(remedy).min(least, remedy).max(most, remedy);
};
const positiveInt = wholeNumber(1, MOST);
const share = () => {
  const remedy = "set a number from 0 to 1";
  return z.coerce.number(remedy).min(0, remedy).max(1, remedy);
};
const oneOf = <const Choice extends string>(...choices: readonly Choice[]) =>
  z.enum(choices, `set one of ${choices.join(", ")}`);
/** Addresses are shown and logged, so a password in one would be too. */
const keylessUrl = () =>
  z.url({ protocol: /^https?$/, error: "set an http or https address" }).refine((address) => {
    const url = URL.parse(address);
    return url === null || (url.username === "" && url.password === "");
  }, "leave user and password out of the address");
const optionalText = z.string().trim().min(1).optional();

/** Every setting, keyed by its environment variable, with its default. Secrets are listed in SECRET_SETTINGS. */
const SettingsSchema = z.object({
  /** Where documents, objects, triggers and schedules live. */
  FINRISK_RUNTIME: oneOf("embedded", "emulator", "cloud").default("embedded"),
  FINRISK_DATA_DIR: z.string().min(1).default(".finrisk"),
  FINRISK_HOST: z.string().min(1).default("127.0.0.1"),
  PORT: wholeNumber(0, 65_535).default(8080),
  FINRISK_LOG_LEVEL: oneOf("debug", "info", "warn", "error").default("info"),

  FINRISK_MODEL_PROVIDER: oneOf("embedded", "gemini", "vertex", "openai").default("embedded"),
  FINRISK_MODEL: optionalText,
  FINRISK_MODEL_TIMEOUT_MS: positiveInt.default(30_000),
  /** For all model calls of one report together; the model in this process answers when it is spent. */
  FINRISK_MODEL_BUDGET_MS: positiveInt.default(45_000),
  /** A stronger model of the same provider, for questions that take several steps; FINRISK_MODEL answers all where absent. */
  FINRISK_MODEL_PRO: optionalText,
  /** Who plans: the model in this process where it is sure and the provider elsewhere, or always one of the two. */
  FINRISK_PLANNING: oneOf("cascade", "model", "embedded").default("cascade"),
  /** Who embeds passages and questions, so that they are searched by meaning too; words alone where none. */
  FINRISK_EMBEDDING_PROVIDER: oneOf("none", "gemini", "vertex", "openai").default("none"),
  FINRISK_EMBEDDING_MODEL: optionalText,
  /** Length of every vector; the vector index that is deployed to Firestore is declared for 768. */
  FINRISK_EMBEDDING_DIMENSIONS: wholeNumber(1, 8192).default(768),
  /** What a question waits for its vector; after it, words alone are searched. */
  FINRISK_EMBEDDING_TIMEOUT_MS: positiveInt.default(1_500),
  GEMINI_API_KEY: optionalText,
  GEMINI_BASE_URL: z.url().optional(),
  OPENAI_API_KEY: optionalText,
  /** Of any server that speaks OpenAI's API, with the version in its path: "http://127.0.0.1:11434/v1". */
  OPENAI_BASE_URL: keylessUrl().optional(),
  VERTEX_BASE_URL: z.url().optional(),
  VERTEX_LOCATION: z.string().min(1).default("global"),

  GOOGLE_CLOUD_PROJECT: optionalText,
  FINRISK_REGION: z.string().min(1).default("us-central1"),
  FINRISK_BUCKET: optionalText,
  /** In whose name Cloud Tasks calls our functions; the App Engine default account when absent. */
  FINRISK_SERVICE_ACCOUNT: optionalText,
  FINRISK_INTERACTION_RETENTION_DAYS: positiveInt.default(7),
  /** Least quality score of an interaction that becomes an example, and of an example that is exported. */
  FINRISK_QUALITY_THRESHOLD: share().default(0.8),
  FINRISK_EXPORT_QUALITY: share().default(0.9),
  /** Least confidence of an answer that is served; under it retrieval is widened once, and then the answer refused. */
  FINRISK_CONFIDENCE_THRESHOLD: share().default(0.7),
  /** How long the platform may go on delivering an event; after it the sweep takes over. */
  FINRISK_COLLECTION_RETRY_HOURS: positiveInt.default(24),
  /** Secret key of the pseudonyms of users and sessions; outside the cloud one is made at the first start. */
  FINRISK_PSEUDONYM_KEY: z.string().min(32, "set at least 32 random characters").optional(),
  /** How long a session is kept after its last question. */
  FINRISK_SESSION_TTL_HOURS: positiveInt.default(24),
  /** How long the same question is given the same answer; 0 answers each one anew. */
  FINRISK_ANSWER_CACHE_SECONDS: wholeNumber(0, 3_600).default(60),
  FINRISK_MAX_BODY_BYTES: positiveInt.default(4 * 1024 * 1024),
});
export type Config = z.infer<typeof SettingsSchema>;

const SECRET_SETTINGS: ReadonlySet<string> = new Set([
  "GEMINI_API_KEY",
  "OPENAI_API_KEY",
  "FINRISK_PSEUDONYM_KEY",
]);

/** Settings that must be present together; each names the reason, for the error sentence. */
function missingSettings(config: Config): readonly { setting: keyof Config; reason: string }[] {
  const needed: { setting: keyof Config; reason: string }[] = [];
  const require = (setting: keyof Config, reason: string) => {
    if (config[setting] === undefined) needed.push({ setting, reason });
  };
  const providers = [config.FINRISK_MODEL_PROVIDER, config.FINRISK_EMBEDDING_PROVIDER];
  if (providers.includes("gemini")) {
    require("GEMINI_API_KEY", "the gemini provider needs an API key");
  }
  if (providers.includes("vertex")) {
    require("GOOGLE_CLOUD_PROJECT", "the vertex provider needs a project");
  }
  if (providers.includes("openai") && config.OPENAI_BASE_URL === undefined) {
    require("OPENAI_API_KEY", "OpenAI needs an API key; for a server of your own set OPENAI_BASE_URL");
  }
  if (config.FINRISK_MODEL_PROVIDER === "openai") {
    require("FINRISK_MODEL", "the openai provider needs the name of a model that its server has");
  }
  if (config.FINRISK_RUNTIME === "cloud") {
    require("GOOGLE_CLOUD_PROJECT", "the cloud runtime needs a project");
    require("FINRISK_BUCKET", "the cloud runtime keeps objects in a Cloud Storage bucket");
    require("FINRISK_PSEUDONYM_KEY", "the cloud runtime keeps the key of its pseudonyms apart from its data");
  }
  return needed;
}

/** Reads settings from environment variables. Throws `configuration` naming each variable that is wrong or missing and why. */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = SettingsSchema.safeParse(present);
  const violations = parsed.success
    ? missingSettings(parsed.data).map(({ setting, reason }) => ({
        field: setting,
        remedy: `set ${setting}: ${reason}`,
      }))
    : parsed.error.issues.map((issue) => ({ field: String(issue.path[0]), remedy: issue.message }));
  if (parsed.success && violations.length === 0) return parsed.data;
  throw new FinRiskError({
    code: "configuration",
    message: `Settings are wrong: ${violations.map(({ field, remedy }) => `${field} (${remedy})`).join("; ")}`,
    violations,
  });
}

/** The settings as they may be shown or logged: secrets become "set" or "not set". */
export function describeConfig(config: Config): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(config).flatMap(([name, value]) => {
      if (value === undefined) return [];
      return [[name, SECRET_SETTINGS.has(name) ? "set" : value]];
    }),
  );
}
