import type { Fact } from "../../retrieval/fact.ts";
import type { Passage } from "../../retrieval/passage.ts";
import type { Citation } from "../report.ts";
import { contentWords } from "./agree.ts";
import { sentenceAround } from "./passage-sentence.ts";

const LEAST_WORDS = 5;
const MOST_CHARACTERS = 400;

const countWords = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;

/** Sentences and lines of a passage, each a verbatim piece of it. */
function piecesOf(text: string): readonly string[] {
  return text
    .split(/\n|(?<=[.!?])\s+(?=[\p{Lu}"(])/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
}

/** At least five words: the piece itself, or the passage from that piece on, cut at a space where it grows too long. */
function longEnough(text: string, piece: string): string | undefined {
  const start = text.indexOf(piece);
  const quote = countWords(piece) >= LEAST_WORDS ? piece : text.slice(start).trim();
  const cut =
    quote.length <= MOST_CHARACTERS ? quote : quote.slice(0, quote.lastIndexOf(" ", MOST_CHARACTERS));
  if (countWords(cut) >= LEAST_WORDS) return cut;
  const whole = text.trim();
  return countWords(whole) >= LEAST_WORDS ? whole.slice(0, MOST_CHARACTERS) : undefined;
}

function mostRelated(text: string, sentence: string): string {
  const said = contentWords(sentence);
  let best = "";
  let bestShared = -1;
  for (const piece of piecesOf(text)) {
    const shared = [...contentWords(piece)].filter((word) => said.has(word)).length;
    const isLong = countWords(piece) >= LEAST_WORDS;
    const score = shared + (isLong ? 0.5 : 0);
    if (score > bestShared) {
      best = piece;
      bestShared = score;
    }
  }
  return best;
}

/** A served sentence, the passages it cites and the facts it prints. */
export interface CitingSentence {
  readonly text: string;
  readonly citations: readonly string[];
  readonly facts: readonly Fact[];
}

/**
 * One citation for each passage that the served sentences rest on, in the order of first use. The quote is the passage's
 * sentence that holds the printed fact, else the one nearest in words; it occurs in the passage word for word.
 */
export function chooseCitations(
  sentences: readonly CitingSentence[],
  passages: readonly Passage[],
): readonly Citation[] {
  const chosen = new Map<string, Citation>();
  for (const sentence of sentences) {
    for (const id of sentence.citations) {
      const passage = passages.find((candidate) => candidate.id === id);
      if (passage === undefined || chosen.has(id)) continue;
      const fact = sentence.facts.find(({ passageId }) => passageId === id);
      const piece =
        fact === undefined
          ? mostRelated(passage.text, sentence.text)
          : sentenceAround(passage.text, fact.span);
      const quote = longEnough(passage.text, piece);
      if (quote === undefined) continue;
      chosen.set(id, { id, chunkId: passage.chunkId, title: passage.title, source: passage.source, quote });
    }
  }
  return [...chosen.values()];
}
