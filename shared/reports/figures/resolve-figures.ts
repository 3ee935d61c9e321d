import { bindFigure } from "./bind-figure.ts";
import { checkContext } from "./check-context.ts";
import { checkRole } from "./check-role.ts";
import { isConfidenceLevel, isTailShare } from "./confidence-level.ts";
import { type FigureSource, isFact, resolveSlot } from "./figure-source.ts";
import { isQuotedNumber } from "./quoted-words.ts";
import type { ScannedFigure, ScannedSentence } from "./scan-figures.ts";
import type { PlacedFigure, SentenceContext } from "./sentence-context.ts";
import { isHarmlessCount, isNaturalMark, isUserFigure } from "./user-figures.ts";
import type { FigureProblem } from "./violation.ts";

/** A figure whose worth is known. Without a source it is the user's own or a natural mark: it stays as typed. */
export interface ResolvedFigure {
  readonly position: number;
  readonly source: FigureSource | undefined;
  readonly value: number;
}

export interface ResolvedSentence {
  readonly figures: readonly ResolvedFigure[];
  readonly problems: readonly FigureProblem[];
  /** Figures that were referred to or typed, and how many of them found their source. */
  readonly attempted: number;
  readonly resolved: number;
}

const typedText = ({ tokens, text }: ScannedSentence, { first, last }: ScannedFigure): string =>
  text.slice(tokens[first]?.start, tokens[last]?.end);

function describeFailure(
  sentence: ScannedSentence,
  figure: ScannedFigure,
  candidates: readonly FigureSource[],
): FigureProblem {
  const typed = typedText(sentence, figure);
  const [best] = candidates;
  const remedy =
    best === undefined
      ? "write it as a slot such as {{c1.value}}, or leave it out"
      : `if you mean ${isFact(best.owner) ? `fact ${best.owner.id}` : `calculation ${best.owner.id}`}, write {{${best.path}}}${
          isFact(best.owner) ? ` and cite ${best.owner.passageId}` : ""
        }`;
  return {
    kind: "typed-figure",
    message: `"${typed}" was typed and matches no single figure of the ledger or the cited passages: ${remedy}`,
  };
}

interface Pass {
  readonly context: SentenceContext;
  readonly question: ScannedSentence;
  readonly counts: () => ReadonlySet<number>;
}

type Outcome = { readonly figure: ResolvedFigure } | { readonly problem: FigureProblem };

function resolveTyped({ context, question, counts }: Pass, position: number, figure: ScannedFigure): Outcome {
  const { sentence } = context;
  const typed = figure.typed;
  const signed = (typed?.sign === "negative" ? -1 : 1) * (typed?.magnitude ?? Number.NaN);
  const asTyped: Outcome = { figure: { position, source: undefined, value: signed } };
  const confidence = isConfidenceLevel(context, figure);
  if (isHarmlessCount(sentence, figure, counts) || isNaturalMark(sentence, figure)) return asTyped;
  const binding = bindFigure(context, position, confidence);
  if ("source" in binding)
    return {
      figure: { position, source: binding.source, value: binding.source.quantity?.value ?? Number.NaN },
    };
  if (!confidence && isTailShare(context, figure)) return asTyped;
  if (!confidence && isUserFigure(sentence, figure, question)) return asTyped;
  if (isQuotedNumber(context.index, sentence, figure)) return asTyped;
  return { problem: binding.problem ?? describeFailure(sentence, figure, binding.candidates) };
}

function resolveOne(pass: Pass, position: number, figure: ScannedFigure): Outcome {
  if (figure.slot === undefined) return resolveTyped(pass, position, figure);
  const resolved = resolveSlot(figure.slot, pass.context.index.evidence);
  if ("problem" in resolved)
    return { problem: { kind: "unknown-slot", message: `{{${figure.slot}}}: ${resolved.problem}` } };
  const { source } = resolved;
  return { figure: { position, source, value: source.quantity?.value ?? Number.NaN } };
}

const isAnchor = ({ source }: ResolvedFigure): boolean =>
  source !== undefined &&
  (source.role === "date" || (source.role === "parameter" && source.name === "confidence"));

function placedAnchors(outcomes: readonly (Outcome | undefined)[]): readonly PlacedFigure[] {
  const anchors: PlacedFigure[] = [];
  for (const outcome of outcomes) {
    if (outcome === undefined || !("figure" in outcome) || !isAnchor(outcome.figure)) continue;
    const { position, source } = outcome.figure;
    if (source !== undefined) anchors.push({ position, source });
  }
  return anchors;
}

/**
 * Finds the source of every figure of a sentence. Slots and confidence levels come first: they say which calculation the other
 * figures belong to.
 */
export function resolveFigures(pass: Pass): ResolvedSentence {
  const { figures } = pass.context.sentence;
  const outcomes: (Outcome | undefined)[] = figures.map((figure, position) =>
    figure.slot !== undefined || isConfidenceLevel(pass.context, figure)
      ? resolveOne(pass, position, figure)
      : undefined,
  );
  const context = { ...pass.context, anchors: placedAnchors(outcomes) };
  const second = { ...pass, context };
  return judge(
    context,
    figures.map((figure, position) => outcomes[position] ?? resolveOne(second, position, figure)),
  );
}

function judge(context: SentenceContext, outcomes: readonly Outcome[]): ResolvedSentence {
  const figures: ResolvedFigure[] = [];
  const problems: FigureProblem[] = [];
  const misplaced: FigureProblem[] = [];
  for (const outcome of outcomes) {
    if ("problem" in outcome) {
      problems.push(outcome.problem);
      continue;
    }
    figures.push(outcome.figure);
    const { position, source } = outcome.figure;
    // What was bound has been judged in the binding.
    if (source === undefined || context.sentence.figures[position]?.slot === undefined) continue;
    const problem = checkRole(context, position, source) ?? checkContext(context, { position, source });
    if (problem !== undefined) misplaced.push(problem);
  }
  const resolved = figures.filter(({ source }) => source !== undefined).length;
  return { figures, problems: [...problems, ...misplaced], attempted: resolved + problems.length, resolved };
}
