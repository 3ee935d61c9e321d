import { type NarrativeSentence, NarrativeSentenceSchema } from "../prompts/narrative.ts";

/** Depth of a sentence in {"sentences": [{…}]}, counted in open brackets. */
const SENTENCE_DEPTH = 3;

/** Reads the sentences off a narrative in JSON while it is still being written, each as soon as it is whole. */
export class SentenceReader {
  private text = "";
  private position = 0;
  private depth = 0;
  private start = 0;
  private inString = false;

  /** The sentences that this piece of text completes. What is no sentence is passed over: the whole answer is validated later. */
  push(piece: string): readonly NarrativeSentence[] {
    this.text += piece;
    const sentences: NarrativeSentence[] = [];
    for (; this.position < this.text.length; this.position += 1) {
      if (this.closesSentence()) sentences.push(...this.take());
    }
    return sentences;
  }

  private closesSentence(): boolean {
    const character = this.text[this.position];
    if (this.inString) {
      if (character === "\\") this.position += 1;
      else if (character === '"') this.inString = false;
      return false;
    }
    if (character === '"') this.inString = this.depth > 0;
    if (character === "{" || character === "[") {
      this.depth += 1;
      if (this.depth === SENTENCE_DEPTH) this.start = this.position;
    }
    if (character !== "}" && character !== "]") return false;
    this.depth -= 1;
    return character === "}" && this.depth === SENTENCE_DEPTH - 1;
  }

  private take(): readonly NarrativeSentence[] {
    try {
      const parsed = NarrativeSentenceSchema.safeParse(
        JSON.parse(this.text.slice(this.start, this.position + 1)),
      );
      return parsed.success ? [parsed.data] : [];
    } catch {
      return [];
    }
  }
}
