import type { Passage } from "../../retrieval/passage.ts";
import { type ReadPassage, readPassage } from "./judge-support.ts";

/** Enough for the passages that are asked for again and again; a reading takes some ten times the memory of its text. */
const MOST_REMEMBERED = 500;

/** Readings by chunk, those used last at the end. What was read is told by title and text, so that a changed chunk is read anew. */
const remembered = new Map<
  string,
  { readonly title: string; readonly text: string; readonly read: ReadPassage }
>();

/** The passage made ready for claims; the reading of one that was read lately is the same. */
function readingOf({ id, chunkId, title, text }: Passage): ReadPassage {
  const known = remembered.get(chunkId);
  const isSame = known !== undefined && known.title === title && known.text === text;
  const reading = isSame ? known : { title, text, read: readPassage({ id, title, text }) };
  remembered.delete(chunkId);
  remembered.set(chunkId, reading);
  const [oldest] = remembered.keys();
  if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  return { ...reading.read, id };
}

/** Reads passages only when a sentence has to rest on them: most reports rest on what was calculated. */
export class PassageReadings {
  private readonly passages: readonly Passage[];

  constructor(fields: { readonly passages: readonly Passage[] }) {
    this.passages = fields.passages;
  }

  all(): readonly ReadPassage[] {
    return this.passages.map(readingOf);
  }

  only(ids: ReadonlySet<string>): readonly ReadPassage[] {
    return this.passages.filter(({ id }) => ids.has(id)).map(readingOf);
  }
}
