import { auditNarrative } from "./audit-narrative.ts";
import { openingSentences } from "./complete-narrative.ts";
import type { CheckedSentence } from "./figures/check-narrative.ts";
import type { Evidence } from "./figures/evidence.ts";
import type { TellEvent } from "./report-events.ts";

/** Tells the sentences of one report in their order, each once and only when nothing can change it any more. */
export class SentenceTeller {
  private readonly evidence: Evidence;
  private readonly tellEvent: TellEvent;
  private readonly opening: readonly CheckedSentence[];
  private told = 0;

  constructor(fields: { readonly evidence: Evidence; readonly tell: TellEvent }) {
    this.evidence = fields.evidence;
    this.tellEvent = fields.tell;
    this.opening = openingSentences(fields.evidence).filter((sentence) => this.holds(sentence));
  }

  /** Tells the verdicts, and behind them the narrator's sentences so far. */
  async tellSoFar(narrated: readonly CheckedSentence[]): Promise<void> {
    // An answer from passages that cites none of them is going to be refused.
    const isProven =
      this.evidence.ledger.length > 0 || narrated.some(({ citations }) => citations.length > 0);
    if (isProven) await this.tell([...this.opening, ...narrated.filter((sentence) => this.holds(sentence))]);
  }

  /** Tells what was not told yet of the sentences of the finished report, which begin with those that were. */
  async tell(sentences: readonly CheckedSentence[]): Promise<void> {
    for (const { text, citations } of sentences.slice(this.told)) {
      this.told += 1;
      await this.tellEvent({ type: "sentence", text, citations: [...citations] });
    }
  }

  private holds(sentence: CheckedSentence): boolean {
    const alone = { sentences: [sentence], struck: [], violations: [], slotResolutionRate: 1, citations: [] };
    return auditNarrative(alone, this.evidence).withheld === 0;
  }
}
