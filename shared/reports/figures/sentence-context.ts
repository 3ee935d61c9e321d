import type { LedgerEntry } from "../../calculations/ledger.ts";
import type { EvidenceIndex } from "./evidence-index.ts";
import { type FigureSource, isFact, isResult } from "./figure-source.ts";
import type { Layout, Span } from "./mention-lists.ts";
import type { ScannedSentence } from "./scan-figures.ts";
import type { Topic } from "./topic.ts";

/** A figure of a sentence whose source is known. `position` is its place among the sentence's figures. */
export interface PlacedFigure {
  readonly position: number;
  readonly source: FigureSource;
}

export interface ContextProblem {
  readonly kind: "wrong-label" | "wrong-series" | "wrong-period" | "wrong-confidence";
  readonly message: string;
}

/** A sentence with what is needed to judge a figure in it. */
export interface SentenceContext {
  readonly index: EvidenceIndex;
  readonly sentence: ScannedSentence;
  readonly layout: Layout;
  readonly topic: Topic;
  /** Figures already known to be confidence levels or dates of a period. */
  readonly anchors: readonly PlacedFigure[];
}

/** For figures that say how a result came about, every calculation with the same figure is as good an owner. */
export function ownersOf({ index }: SentenceContext, source: FigureSource): readonly FigureSource["owner"][] {
  const { owner, role } = source;
  if (isFact(owner) || isResult(source)) return [owner];
  const same = (entry: LedgerEntry): boolean => {
    if (role === "observations") return entry.observations === owner.observations;
    if (role === "parameter") return entry.parameters[source.name] === owner.parameters[source.name];
    return entry.period?.[source.name === "from" ? "from" : "to"] === source.text;
  };
  return index.evidence.ledger.filter(same);
}

/** The words of a sentence from one token to another. */
export const quoted = (context: SentenceContext, { first, last }: Span): string => {
  const { tokens, text } = context.sentence;
  return text.slice(tokens[first]?.start, tokens[last]?.end);
};

/** "calculation c1 (Sharpe ratio of MSFT)": a source as the narrator knows it. */
export function describeOwner({ owner, role, name }: FigureSource): string {
  if (isFact(owner)) return `fact ${owner.id} (${owner.label})`;
  if (role === "part") return `calculation ${owner.id} (${owner.title}, the part of ${name})`;
  return `calculation ${owner.id} (${owner.title}${owner.series.length > 0 ? ` of ${owner.series.join(" against ")}` : ""})`;
}

/** The anchors of one kind, as spans of tokens that can govern other figures. */
export function spansOf(
  { anchors, layout }: SentenceContext,
  isOfKind: (anchor: PlacedFigure) => boolean,
): readonly (PlacedFigure & Span)[] {
  return anchors.flatMap((anchor) => {
    const span = isOfKind(anchor) ? layout.figures[anchor.position] : undefined;
    return span === undefined ? [] : [{ ...anchor, first: span.first, last: span.last }];
  });
}
