import { readPartName } from "../../calculations/part-name.ts";
import { type FigureSource, isFact } from "./figure-source.ts";
import type { SeriesMention } from "./find-mentions.ts";
import type { Span } from "./mention-lists.ts";
import { type ContextProblem, type PlacedFigure, quoted, type SentenceContext } from "./sentence-context.ts";

/** A part of a result whose sentence does not say what it is a part for: "the rest is {{c1.breakdown.MSFT}}". */
export function partProblem(context: SentenceContext, { source }: PlacedFigure): ContextProblem | undefined {
  if (source.role !== "part") return undefined;
  const text = context.sentence.text.replace(/\{\{[^}]*\}\}/g, "").toLowerCase();
  const isNamed = (name: string): boolean => text.includes(name.toLowerCase());
  const { noun, of } = readPartName(source.name);
  if (isNamed(source.name) || [...of, noun ?? ""].every(isNamed)) return undefined;
  const message = `{{${source.path}}} is the part of ${source.name}: name ${source.name} in the sentence`;
  return { kind: "wrong-series", message };
}

/** The series that a figure may be of. What a part is a part of, such as the portfolio, may be named beside any of its parts. */
export function rivalSeries(
  { index, sentence }: SentenceContext,
  { role, owner }: FigureSource,
): readonly SeriesMention[] {
  const named = sentence.mentions.series;
  if (role !== "part" || isFact(owner)) return named;
  const whole = index.evidence.ledger.find(({ id }) => id === owner.id)?.series ?? [];
  return named.filter(({ name }) => owner.series.includes(name) || !whole.includes(name));
}

/**
 * True for the name of a calculation that is the part's own, "a maximum drawdown of {{c1.breakdown.Maximum drawdown}}", or that a
 * pair has by itself: the average correlation's part for two assets is their correlation.
 */
export function namesPart(
  context: SentenceContext,
  mention: Span,
  { role, name, owner }: FigureSource,
): boolean {
  if (role !== "part" || isFact(owner)) return false;
  const said = quoted(context, mention).toLowerCase();
  const isPair = readPartName(name).of.length > 1;
  return name.toLowerCase().includes(said) || (isPair && owner.title.toLowerCase().endsWith(said));
}
