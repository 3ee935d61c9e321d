import type { ChunkHit } from "../ports/chunk-index.ts";
import { isTrusted } from "./source-trust.ts";
import { tokenize } from "./tokenize.ts";

/** How many passages a report may read; ask the index for about three times as many hits. */
export interface DiversityLimits {
  readonly limit: number;
}

/** Why a hit does not reach the report. */
export interface DroppedHit {
  readonly chunkId: string;
  readonly reason: "near-duplicate" | "source-share" | "untrusted-share";
}

export interface DiverseHits {
  readonly hits: readonly ChunkHit[];
  readonly dropped: readonly DroppedHit[];
}

/** Of the places in the context, what one document may take while others wait, and what untrusted ones may take together. */
const SHARE_OF_ONE_SOURCE = 1 / 2;
const SHARE_OF_UNTRUSTED = 1 / 3;
/** Share of three-word runs of the shorter text that the other has too, from which on they say the same. */
const SAME_TEXT = 0.6;
const RUN_LENGTH = 3;

function runsOf(text: string): ReadonlySet<string> {
  const terms = tokenize(text);
  if (terms.length <= RUN_LENGTH) return new Set([terms.join(" ")]);
  return new Set(
    terms.slice(RUN_LENGTH - 1).map((_, start) => terms.slice(start, start + RUN_LENGTH).join(" ")),
  );
}

/** The share of the smaller set that the other holds, so that an excerpt counts as a copy of the whole. */
function containment(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const [small, large] = left.size <= right.size ? [left, right] : [right, left];
  let shared = 0;
  for (const run of small) if (large.has(run)) shared += 1;
  return small.size === 0 ? 0 : shared / small.size;
}

interface Candidate {
  readonly hit: ChunkHit;
  readonly place: number;
  readonly runs: ReadonlySet<string>;
  readonly trusted: boolean;
}

/** Of texts that say the same one stays: that of a trusted source, else the better placed. */
function withoutCopies(candidates: readonly Candidate[], dropped: DroppedHit[]): readonly Candidate[] {
  const byTrust = [...candidates].sort(
    (left, right) => Number(right.trusted) - Number(left.trusted) || left.place - right.place,
  );
  const kept: Candidate[] = [];
  for (const candidate of byTrust) {
    if (kept.some(({ runs }) => containment(runs, candidate.runs) >= SAME_TEXT)) {
      dropped.push({ chunkId: candidate.hit.chunk.id, reason: "near-duplicate" });
    } else kept.push(candidate);
  }
  return kept.sort((left, right) => left.place - right.place);
}

/** Fills the places in the order of rank; what a share keeps out comes back only where places stay empty. */
function fill(candidates: readonly Candidate[], limit: number, dropped: DroppedHit[]): readonly Candidate[] {
  const mostOfOne = Math.max(1, Math.ceil(limit * SHARE_OF_ONE_SOURCE));
  const mostUntrusted = candidates.some(({ trusted }) => trusted)
    ? Math.max(1, Math.floor(limit * SHARE_OF_UNTRUSTED))
    : limit;
  const taken: Candidate[] = [];
  const waiting: Candidate[] = [];
  let untrusted = 0;
  for (const candidate of candidates) {
    const { documentId } = candidate.hit.chunk;
    const ofSame = taken.filter(({ hit }) => hit.chunk.documentId === documentId).length;
    if (taken.length === limit) break;
    if (!candidate.trusted && untrusted === mostUntrusted) {
      dropped.push({ chunkId: candidate.hit.chunk.id, reason: "untrusted-share" });
    } else if (ofSame === mostOfOne) waiting.push(candidate);
    else {
      taken.push(candidate);
      untrusted += candidate.trusted ? 0 : 1;
    }
  }
  const places = limit - taken.length;
  const returning = waiting.filter(({ trusted }) => trusted).slice(0, places);
  for (const candidate of waiting) {
    if (!returning.includes(candidate))
      dropped.push({ chunkId: candidate.hit.chunk.id, reason: "source-share" });
  }
  return [...taken, ...returning].sort((left, right) => left.place - right.place);
}

/**
 * Of the hits, best first, those that a report reads, at most `limit`: no two that say the same, at most half of one document
 * and a third of untrusted ones while others have something to say, so that planted copies cannot crowd out the rest.
 */
export function selectDiverse(hits: readonly ChunkHit[], { limit }: DiversityLimits): DiverseHits {
  const dropped: DroppedHit[] = [];
  const candidates = hits.map((hit, place) => ({
    hit,
    place,
    runs: runsOf(hit.chunk.text),
    trusted: isTrusted(hit.chunk),
  }));
  const selected = fill(withoutCopies(candidates, dropped), limit, dropped);
  return { hits: selected.map(({ hit }) => hit), dropped };
}
