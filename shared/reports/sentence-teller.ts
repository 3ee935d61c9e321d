import { auditNarrative } from "./audit-narrative.ts";
import { checkCitations } from "./citations/check-citations.ts";
import { openingSentences } from "./complete-narrative.ts";
import type { CheckedNarrative, CheckedSentence } from "./figures/check-narrative.ts";
import type { Evidence } from "./figures/evidence.ts";
import type { TellEvent } from "./report-events.ts";

const NOTHING: CheckedNarrative = {
  sentences: [],
  struck: [],
  violations: [],
  slotResolutionRate: 1,
  citations: [],
};

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

  /**
   * Tells the verdicts, and behind them the narrator's sentences so far. What rests on passages alone waits until it is known
   * whether the whole of it is sure enough to be served.
   */
  async tellSoFar(narrated: readonly CheckedSentence[]): Promise<void> {
    if (this.evidence.ledger.length === 0) return;
    const { narrative } = checkCitations({ ...NOTHING, sentences: narrated }, this.evidence);
    await this.tell([...this.opening, ...narrative.sentences.filter((sentence) => this.holds(sentence))]);
  }

  /** Tells what was not told yet of the sentences of the finished report, which begin with those that were. */
  async tell(sentences: readonly CheckedSentence[]): Promise<void> {
    for (const { text, citations } of sentences.slice(this.told)) {
      this.told += 1;
      await this.tellEvent({ type: "sentence", text, citations: [...citations] });
    }
  }

  private holds(sentence: CheckedSentence): boolean {
    return auditNarrative({ ...NOTHING, sentences: [sentence] }, this.evidence).withheld === 0;
  }
}
