import type { PlanInput } from "#shared/prompts/plan-calculations.ts";
import { type AttachedRun, membersOf } from "./attach-subjects.ts";
import type { SubjectMention } from "./find-subjects.ts";
import type { SubjectGroup } from "./group-subjects.ts";

/** One thing to calculate on, or the words for what is missing. */
export type Target = { readonly series: string; readonly benchmark?: string } | { readonly missing: string };

/** What earlier parts of the question named; pronouns and bare calculations fall back on it. */
export interface Memory {
  readonly subjects: readonly SubjectMention[];
  readonly benchmarks: readonly SubjectMention[];
}

/** What a calculation asks of its targets. */
export interface TargetNeeds {
  readonly needsBenchmark: boolean;
  readonly takesFactors: boolean;
  /** True where it is worked out for the whole portfolio only. */
  readonly needsPortfolio: boolean;
  readonly needsPositions: boolean;
  /** True when subject and benchmark are alike, so that a list means its pairs. */
  readonly isSymmetric: boolean;
}

const MOST_DEFAULT_SERIES = 10;
const PORTFOLIO = "portfolio";
const NO_POSITIONS: Target = { missing: "the positions of the portfolio and their weights" };
const POINTS_BACK: ReadonlySet<string> = new Set(["of", "for", "on", "in"]);

const isNamed = (target: Target): target is { readonly series: string } => "series" in target;
const named = (names: readonly string[]): readonly Target[] => names.map((series) => ({ series }));

const unlike = (targets: readonly Target[]): readonly Target[] => {
  const keys = targets.map((target) => JSON.stringify(target));
  return targets.filter((_, index) => keys.indexOf(keys[index] ?? "") === index);
};

function everySeries(input: PlanInput): readonly string[] {
  const subjects = input.series.filter(({ benchmark }) => !benchmark);
  return (subjects.length > 0 ? subjects : input.series).map(({ name }) => name);
}

/** What a calculation runs on when the question names nothing. */
function defaultTargets(input: PlanInput): readonly Target[] {
  if (input.hasPortfolio) return [{ series: PORTFOLIO }];
  const names = everySeries(input);
  if (names.length === 0) return [{ missing: "a price or return series" }];
  return names.length <= MOST_DEFAULT_SERIES ? named(names) : [{ missing: "which of the series is meant" }];
}

function portfolioTargets(input: PlanInput): readonly Target[] {
  const names = everySeries(input);
  const [only] = names;
  if (input.hasPortfolio) return [{ series: PORTFOLIO }];
  if (only !== undefined && names.length === 1) return [{ series: only }];
  return [NO_POSITIONS];
}

function targetsOf(member: SubjectMention, input: PlanInput, memory: Memory): readonly Target[] {
  switch (member.kind) {
    case "series":
      return [{ series: member.name }];
    case "portfolio":
      return portfolioTargets(input);
    case "every":
      return named(everySeries(input));
    case "unknown":
      return [{ missing: `a price or return series of ${member.written}` }];
    case "pronoun": {
      const before = memory.subjects.filter(({ kind }) => kind !== "pronoun");
      return before.length === 0
        ? defaultTargets(input)
        : before.flatMap((subject) => targetsOf(subject, input, memory));
    }
  }
}

const isNamedGroup = ({ members }: SubjectGroup): boolean => members.some(({ kind }) => kind !== "pronoun");

/** The groups that say most exactly what is meant: names before "which one", and that before "it". */
function mostExact(groups: readonly SubjectGroup[]): readonly SubjectGroup[] {
  const named = groups.filter(({ members }) =>
    members.some(({ kind }) => kind !== "pronoun" && kind !== "every"),
  );
  const several = groups.filter(isNamedGroup);
  return [named, several, groups].find(({ length }) => length > 0) ?? [];
}

/** The groups behind "of" and the like, which say best what a calculation is of, unless one stands in the very words of it. */
function groupsBehind({ mentions, groups }: AttachedRun): readonly SubjectGroup[] {
  const start = mentions[0]?.first ?? 0;
  const within = groups.some(({ first }) =>
    mentions.some((mention) => first > mention.first && first < mention.last),
  );
  if (within) return [];
  return groups.filter(
    ({ first, role, tie }) =>
      first > start && (role === "pair" || (role === "subject" && POINTS_BACK.has(tie ?? ""))),
  );
}

/** The subjects of a run: those behind "of" and the like where there are some, else those before it, else the ones remembered. */
function subjectsOf(run: AttachedRun, memory: Memory): readonly SubjectMention[] {
  const behind = groupsBehind(run);
  const groups = behind.length > 0 ? behind : run.groups.filter(({ role }) => role !== "benchmark");
  const members = mostExact(groups).flatMap((group) => group.members);
  return members.length > 0 ? members : memory.subjects;
}

const isExplicit = (run: AttachedRun): boolean =>
  run.groups.some((group) => group.role !== "benchmark" && isNamedGroup(group));

/** What is remembered after a run. */
export function remember(run: AttachedRun, memory: Memory): Memory {
  const benchmarks = membersOf(run.groups, "benchmark");
  return {
    subjects: isExplicit(run) ? subjectsOf(run, memory) : memory.subjects,
    benchmarks: benchmarks.length > 0 ? benchmarks : isExplicit(run) ? [] : memory.benchmarks,
  };
}

function pairsOf(targets: readonly Target[]): readonly Target[] {
  const names = targets.filter(isNamed).map(({ series }) => series);
  return [
    ...targets.filter((target) => !isNamed(target)),
    ...names.flatMap((series, index) => names.slice(index + 1).map((benchmark) => ({ series, benchmark }))),
  ];
}

const namesSeveral = ({ members }: SubjectGroup): boolean =>
  members.length > 1 || members.some(({ kind }) => kind === "every");

/** The benchmark that nothing in the question names: the one marked as such, else the only other series. */
function defaultBenchmarks(subjects: readonly Target[], input: PlanInput): readonly Target[] {
  const marked = input.series.filter(({ benchmark }) => benchmark);
  const names = new Set(subjects.filter(isNamed).map(({ series }) => series));
  const others = marked.length > 0 ? marked : input.series.filter(({ name }) => !names.has(name));
  const [only] = others;
  return only === undefined || others.length > 1
    ? [{ missing: "a benchmark series" }]
    : [{ series: only.name }];
}

function against(subjects: readonly Target[], benchmarks: readonly Target[]): readonly Target[] {
  const faults = [...subjects, ...benchmarks].filter((target) => !isNamed(target));
  const crossed = subjects
    .filter(isNamed)
    .flatMap(({ series }) =>
      benchmarks
        .filter(isNamed)
        .map(
          ({ series: benchmark }): Target =>
            series === benchmark ? { missing: `a benchmark other than ${series}` } : { series, benchmark },
        ),
    );
  return [...faults, ...crossed];
}

/** Subjects without the benchmark that stands among them, as in "beta of MSFT and the S&P 500". */
function setBenchmarkApart(subjects: readonly Target[], input: PlanInput) {
  const marked = new Set(input.series.filter(({ benchmark }) => benchmark).map(({ name }) => name));
  const rest = subjects.filter((target) => !isNamed(target) || !marked.has(target.series));
  return rest.length > 0 ? rest : subjects;
}

function pairedTargets(
  run: AttachedRun,
  subjects: readonly Target[],
  needs: TargetNeeds,
  input: PlanInput,
  memory: Memory,
) {
  const isPair = run.groups.some(({ role }) => role === "pair");
  const resolve = (members: readonly SubjectMention[]) =>
    members.flatMap((member) => targetsOf(member, input, memory));
  const stated = resolve(membersOf(run.groups, "benchmark"));
  const remembered = isExplicit(run) ? [] : resolve(memory.benchmarks);
  const benchmarks = stated.length > 0 ? stated : remembered;
  const isListed = isPair || !isExplicit(run) || run.groups.some(namesSeveral);
  const several = subjects.length > 1 && benchmarks.length === 0;
  const hasMarked = input.series.some(({ benchmark }) => benchmark);
  if (several && needs.isSymmetric && isListed && (isExplicit(run) || !hasMarked)) return pairsOf(subjects);
  const apart = benchmarks.length > 0 ? subjects : setBenchmarkApart(subjects, input);
  if (several && isPair && apart.length === subjects.length)
    return against(subjects.slice(0, 1), subjects.slice(1));
  return against(apart, benchmarks.length > 0 ? benchmarks : defaultBenchmarks(apart, input));
}

/** The portfolio, or where no positions are needed several series in its place: those named, or all. */
function portfolioTarget(
  { needsPositions }: TargetNeeds,
  subjects: readonly Target[],
  input: PlanInput,
): Target {
  const names = subjects.filter(isNamed).map(({ series }) => series);
  const isOfSome = !needsPositions && names.length > 1 && !names.includes(PORTFOLIO);
  if (isOfSome) return { series: names.join(", ") };
  const isThere = input.hasPortfolio || (!needsPositions && everySeries(input).length > 1);
  return isThere ? { series: PORTFOLIO } : NO_POSITIONS;
}

/** One subject against all factors at once: those stated as benchmark, or those named after it, as in "MSFT on IBM and AMZN". */
function factorTargets(
  run: AttachedRun,
  subjects: readonly Target[],
  input: PlanInput,
  memory: Memory,
): readonly Target[] {
  const stated = membersOf(run.groups, "benchmark").flatMap((member) => targetsOf(member, input, memory));
  const [first, ...others] = subjects;
  const [explained, factors] =
    stated.length > 0 || first === undefined ? [subjects, stated] : [[first], others];
  const faults = [...explained, ...factors].filter((target) => !isNamed(target));
  if (faults.length > 0) return faults;
  const names = factors.filter(isNamed).map(({ series }) => series);
  if (names.length === 0) return against(explained, defaultBenchmarks(explained, input));
  return explained.filter(isNamed).map(({ series }) => ({ series, benchmark: names.join(", ") }));
}

/** Everything that one calculation of a run is to be run on, in the order of the question, each once. */
export function resolveTargets(
  run: AttachedRun,
  needs: TargetNeeds & { readonly runNeedsBenchmark: boolean },
  input: PlanInput,
  memory: Memory,
): readonly Target[] {
  const resolve = (members: readonly SubjectMention[]) =>
    members.flatMap((member) => targetsOf(member, input, memory));
  const subjects = unlike(resolve(subjectsOf(run, memory)));
  if (needs.needsPortfolio) return [portfolioTarget(needs, isExplicit(run) ? subjects : [], input)];
  if (needs.takesFactors) {
    return factorTargets(run, subjects.length > 0 ? subjects : defaultTargets(input), input, memory);
  }
  if (needs.needsBenchmark) {
    return unlike(
      pairedTargets(run, subjects.length > 0 ? subjects : defaultTargets(input), needs, input, memory),
    );
  }
  const compared = needs.runNeedsBenchmark ? [] : resolve(membersOf(run.groups, "benchmark"));
  const all = unlike([...(isExplicit(run) || compared.length === 0 ? subjects : []), ...compared]);
  return all.length > 0 ? all : defaultTargets(input);
}
