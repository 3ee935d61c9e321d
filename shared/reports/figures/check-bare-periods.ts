import { agreesWithDates } from "./agree.ts";
import type { PeriodMention } from "./find-periods.ts";
import { quoted, type SentenceContext } from "./sentence-context.ts";
import type { FigureProblem } from "./violation.ts";

/** True for what reads as the extent of the data: a range, a beginning, an end or a day. */
const statesExtent = ({ role, from, to }: PeriodMention): boolean =>
  role === "start" || role === "end" || (role === "whole" && (from !== to || from.length === 10));

function isBorneOut(context: SentenceContext, mention: PeriodMention): boolean {
  const { ledger, question, passages } = context.index.evidence;
  const said = quoted(context, mention);
  return (
    ledger.some(({ period, values }) => {
      if (values?.some(({ date }) => date === mention.from)) return true;
      return period === undefined || agreesWithDates(period.from, period.to, mention);
    }) ||
    question.includes(said) ||
    passages.some(({ text }) => text.includes(said))
  );
}

/** In a sentence without figures, an extent of time that is no calculation's, no passage's and not the user's. */
export function checkBarePeriods(context: SentenceContext): readonly FigureProblem[] {
  const { sentence, index } = context;
  if (sentence.figures.length > 0 || index.evidence.ledger.length === 0) return [];
  return sentence.mentions.periods
    .filter((mention) => statesExtent(mention) && !isBorneOut(context, mention))
    .map((mention) => ({
      kind: "wrong-period" as const,
      message: `"${quoted(context, mention)}" is the period of no calculation: write it as slots such as {{c1.from}} and {{c1.to}}`,
    }));
}
