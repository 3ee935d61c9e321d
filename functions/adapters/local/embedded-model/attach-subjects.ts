import type { CalculationMention } from "./calculation-selector.ts";
import type { SubjectMention } from "./find-subjects.ts";
import { isDirectlyBefore, type SubjectGroup } from "./group-subjects.ts";
import type { Token } from "./read-tokens.ts";

/** Calculations with no subject between them, and the groups that belong to them. */
export interface AttachedRun {
  readonly mentions: readonly CalculationMention[];
  readonly groups: readonly SubjectGroup[];
}

interface Block {
  readonly groups: readonly SubjectGroup[];
}

const POINTS_BACK: ReadonlySet<string> = new Set(["of", "for", "on", "in"]);

/** Cuts a sentence into runs of calculations and the blocks of groups before, between and after them. */
function cut(mentions: readonly CalculationMention[], groups: readonly SubjectGroup[]) {
  const runs: CalculationMention[][] = [];
  const blocks: SubjectGroup[][] = [[]];
  const events = [...mentions, ...groups].sort((a, b) => a.first - b.first);
  for (const event of events) {
    if ("members" in event) {
      if (blocks.length > runs.length) blocks.at(-1)?.push(event);
      else blocks.push([event]);
    } else if (blocks.length > runs.length) {
      runs.push([event]);
    } else {
      runs.at(-1)?.push(event);
    }
  }
  return { runs, blocks };
}

/** "Sharpe of MSFT and IBM's beta": the last of the list owns what comes next. */
function splitOwner(group: SubjectGroup, tokens: readonly Token[], next: number): readonly SubjectGroup[] {
  const owner = group.members.at(-1);
  const rest = group.members.slice(0, -1);
  const before = rest.at(-1);
  if (owner === undefined || before === undefined || !POINTS_BACK.has(group.tie ?? "")) return [group];
  if (tokens[owner.last + 1]?.lower !== "'s" || !isDirectlyBefore(tokens, owner.last, next)) return [group];
  return [
    { ...group, members: rest, last: before.last },
    { members: [owner], role: "subject", tie: undefined, parted: true, first: owner.first, last: owner.last },
  ];
}

const isPronoun = ({ members }: SubjectGroup): boolean => members.every(({ kind }) => kind === "pronoun");

/** Shares the groups between two runs: those that point back stay with the first, an owner goes to the second. */
function share(block: Block, tokens: readonly Token[], next: number) {
  const groups = block.groups.flatMap((group) => splitOwner(group, tokens, next));
  const pointsOn = (group: SubjectGroup, index: number): boolean => {
    if (group.role !== "subject" || index < groups.length - 1) return false;
    if (isPronoun(group)) return true;
    if (group.tie === undefined) return group.parted || isDirectlyBefore(tokens, group.last, next);
    return group.parted && POINTS_BACK.has(group.tie);
  };
  return {
    back: groups.filter((group, index) => !pointsOn(group, index)),
    on: groups.filter(pointsOn),
  };
}

/** Gives each run of calculations in a sentence the groups of subjects that belong to it. */
export function attachSubjects(
  tokens: readonly Token[],
  mentions: readonly CalculationMention[],
  groups: readonly SubjectGroup[],
): readonly AttachedRun[] {
  const { runs, blocks } = cut(mentions, groups);
  let carried: readonly SubjectGroup[] = blocks[0] ?? [];
  return runs.flatMap((run, index) => {
    const block = { groups: blocks[index + 1] ?? [] };
    const nextRun = runs[index + 1];
    const next = nextRun?.[0]?.first;
    const { back, on } = next === undefined ? { back: block.groups, on: [] } : share(block, tokens, next);
    const before = carried;
    carried = on;
    return separateOwners(tokens, run, before, back);
  });
}

/** "MSFT's beta and the Sharpe of IBM": both ends of a run own their side of it. */
function separateOwners(
  tokens: readonly Token[],
  run: readonly CalculationMention[],
  before: readonly SubjectGroup[],
  after: readonly SubjectGroup[],
): readonly AttachedRun[] {
  const first = run[0];
  const last = run.at(-1);
  const owner = before.at(-1);
  const follower = after.find(({ role, tie }) => role === "subject" && POINTS_BACK.has(tie ?? ""));
  const isOwned =
    first !== undefined && owner?.role === "subject" && isDirectlyBefore(tokens, owner.last, first.first);
  if (last === undefined || run.length < 2 || !isOwned || follower === undefined) {
    return [{ mentions: run, groups: [...before, ...after] }];
  }
  return [
    { mentions: run.slice(0, -1), groups: before },
    { mentions: [last], groups: after },
  ];
}

/** The members of groups with this role, in order. */
export const membersOf = (
  groups: readonly SubjectGroup[],
  role: SubjectGroup["role"],
): readonly SubjectMention[] =>
  groups.filter((group) => group.role === role).flatMap(({ members }) => members);
