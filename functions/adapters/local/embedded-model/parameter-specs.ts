import type { CatalogueDescription } from "#shared/prompts/plan-calculations.ts";
import { EVERYDAY_LABELS } from "./parameter-labels.ts";
import { readTokens } from "./read-tokens.ts";
import { FUNCTION_WORDS } from "./word-lists.ts";

/** What a parameter is made of, as far as a question can state it. */
type ParameterKind = "share" | "amount" | "count" | "list" | "choice" | "per-year" | "date" | "text";

/** A parameter as a question may state it. `labels` are stems, longest first; `choices` are the words it takes. */
export interface ParameterSpec {
  readonly name: string;
  readonly title: string;
  readonly kind: ParameterKind;
  readonly isRequired: boolean;
  readonly default: string | number | boolean | undefined;
  readonly choices: readonly string[];
  /** True for a fall or a rise that a stress supposes. */
  readonly isShock: boolean;
  readonly labels: readonly (readonly string[])[];
}

type DescribedParameter = CatalogueDescription["parameters"][number];

const LONGEST_LABEL = 5;
const ONE_OF = /one of (.+)$/;
const COUNTED = /^(?:number of|years|periods|coupons|payments)\b/i;
const SHOCK = /^shock:/i;
const LEFT_OPEN = /when not given/;

/** "couponRate" is the coupon rate. */
export const inWords = (name: string): string => name.replaceAll(/([A-Z])/g, " $1").toLowerCase();

function kindOf({ name, type, description }: DescribedParameter): ParameterKind {
  if (type.startsWith("list")) return "list";
  if (name.endsWith("PerYear")) return "per-year";
  if (ONE_OF.test(type)) return "choice";
  if (type === "string") return /^date\b/i.test(description) ? "date" : "text";
  if (/\bfraction\b/.test(description)) return "share";
  return type.startsWith("integer") || COUNTED.test(description) ? "count" : "amount";
}

/** Stems of a label; small words stay only where there is nothing else. */
function labelOf(text: string): readonly string[] {
  const words = readTokens(text).filter(({ kind }) => kind === "word");
  const telling = words.filter(({ lower }) => !FUNCTION_WORDS.has(lower));
  return (telling.length > 0 ? telling : words).map(({ stem }) => stem);
}

/** A parameter is called by its name, by what the catalogue says of it up to the first comma, and by everyday names. */
function labelsOf({ name, description }: DescribedParameter): readonly (readonly string[])[] {
  const [clause = ""] = description.split(/[.,;:(]/);
  return [inWords(name), clause, ...(EVERYDAY_LABELS[name] ?? [])]
    .map(labelOf)
    .filter(({ length }) => length > 0 && length <= LONGEST_LABEL)
    .sort((a, b) => b.length - a.length);
}

const specOf = (parameter: DescribedParameter): ParameterSpec => {
  const kind = kindOf(parameter);
  const { name, description } = parameter;
  return {
    name,
    title: inWords(name),
    kind,
    isRequired: parameter.default === undefined && kind !== "text" && !LEFT_OPEN.test(description),
    default: parameter.default,
    choices: ONE_OF.exec(parameter.type)?.[1]?.split(", ") ?? [],
    isShock: kind === "share" && SHOCK.test(description),
    labels: labelsOf(parameter),
  };
};

/** A label and the parameter that it names. */
interface NamedParameter {
  readonly spec: ParameterSpec;
  readonly label: readonly string[];
}

/** The parameters of an entry, and their labels by the first stem. */
export interface ParameterIndex {
  readonly specs: readonly ParameterSpec[];
  readonly byStart: ReadonlyMap<string, readonly NamedParameter[]>;
}

/** The parameters of an entry, but for those of these names, ready to be looked for in a question. */
export function indexParameters(
  { parameters }: CatalogueDescription,
  except: ReadonlySet<string>,
): ParameterIndex {
  const specs = parameters.filter(({ name }) => !except.has(name)).map(specOf);
  const named = specs.flatMap((spec) => spec.labels.map((label) => ({ spec, label })));
  return { specs, byStart: Map.groupBy(named, ({ label }) => label[0] ?? "") };
}
