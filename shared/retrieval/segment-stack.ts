import { EMPTY_SEGMENT, mergeSegments, type PostingSegment } from "./posting-segment.ts";

type NewSlotOf = (slot: number) => number | undefined;

/** Segments of falling size. Neighbours of like size merge, so their number stays logarithmic in the postings. */
export class SegmentStack {
  private segments: PostingSegment[] = [];

  get all(): readonly PostingSegment[] {
    return this.segments;
  }

  /** Adds a segment; merges it causes leave out the postings of slots that `newSlotOf` does not know. */
  push(segment: PostingSegment, newSlotOf: NewSlotOf): void {
    this.segments.push(segment);
    for (;;) {
      const [left, right] = this.segments.slice(-2);
      if (left === undefined || right === undefined || left.slots.length > 2 * right.slots.length) return;
      this.segments.splice(-2, 2, mergeSegments(left, right, newSlotOf));
    }
  }

  /** Makes one segment of all, with its slots renamed. */
  compact(newSlotOf: NewSlotOf): void {
    const unmoved: NewSlotOf = (slot) => slot;
    const all = this.segments.reduce((left, right) => mergeSegments(left, right, unmoved), EMPTY_SEGMENT);
    this.segments = [mergeSegments(all, EMPTY_SEGMENT, newSlotOf)];
  }
}
