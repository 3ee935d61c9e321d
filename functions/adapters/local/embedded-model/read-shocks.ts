import type { AttachedRun } from "./attach-subjects.ts";
import type { ParameterSpec } from "./parameter-specs.ts";
import type { Quantity } from "./read-quantities.ts";
import type { Token, TokenRange } from "./read-tokens.ts";
import type { StatedInputs } from "./settle-inputs.ts";

const ASSET = "asset";
const REACH = 4;
const FALLS: ReadonlySet<string> = new Set(
  "fall falls fell drop drops drops dropped decline declines crash crashes lose loses down slump slumps plunge plunges sell selloff correction loss".split(
    " ",
  ),
);
const RISES: ReadonlySet<string> = new Set(
  "rise rises rose gain gains rally rallies up jump jumps climb climbs increase increases".split(" "),
);

/** Whether the words around a percentage say that something falls or rises by it; its own sign counts first. */
function directionOf(tokens: readonly Token[], { value, first, last }: Quantity): 1 | -1 | undefined {
  if (value < 0) return 1;
  const around = tokens.slice(Math.max(0, first - REACH), last + REACH).map(({ lower }) => lower);
  const isFall = around.some((word) => FALLS.has(word));
  const isRise = around.some((word) => RISES.has(word));
  if (isFall === isRise) return undefined;
  return isFall ? -1 : 1;
}

/** Parameters that are shocks: the only percentage of the sentence, with the sign that the words give it. */
export function readShocks(
  title: string,
  specs: readonly ParameterSpec[],
  tokens: readonly Token[],
  quantities: readonly Quantity[],
  sentence: TokenRange,
  named: readonly string[],
): StatedInputs {
  const shock = specs.find(({ isShock }) => isShock);
  if (shock === undefined) return { parameters: {} };
  const shares = quantities.filter(
    ({ kind, first }) => kind === "share" && first >= sentence.first && first <= sentence.last,
  );
  const [share, ...others] = shares;
  const direction = share === undefined ? undefined : directionOf(tokens, share);
  if (share === undefined || others.length > 0 || direction === undefined)
    return { missing: `${title}, which needs one shock as a percentage, and whether it is a fall or a rise` };
  const parameters = { [shock.name]: share.value * direction };
  const [asset, ...more] = specs.some(({ name }) => name === ASSET) ? named : [];
  if (more.length > 0) return { missing: `${title}, which takes a shock of one asset or of all` };
  return { parameters: asset === undefined ? parameters : { ...parameters, [ASSET]: asset } };
}

/** A stress by a fall of the market is of whatever else the question names: "what happens to MSFT if the market falls". */
export function withoutMarket(run: AttachedRun, benchmark: string | undefined): AttachedRun {
  const groups = run.groups.map((group) => ({
    ...group,
    role: "subject" as const,
    tie: undefined,
    members: group.members.filter((member) => member.kind !== "series" || member.name !== benchmark),
  }));
  return { ...run, groups: groups.filter(({ members }) => members.length > 0) };
}
