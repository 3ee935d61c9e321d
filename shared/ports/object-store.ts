/** What is known of a stored object without reading it. */
export interface ObjectDescription {
  readonly name: string;
  readonly sizeBytes: number;
  readonly updatedAt: Date;
}

export type ObjectContent = AsyncIterable<Uint8Array>;

/**
 * Named byte sequences. A name is slash-separated, relative, without empty, "." or ".." segments or control characters,
 * at most 1,024 bytes of UTF-8; any other name throws `invalid-request`. An object is visible whole or not at all.
 */
export interface ObjectStore {
  /**
   * Writes one object. With `ifAbsent`, answers `created: false` and leaves what is there when the name is taken.
   * A retried upload never makes two objects.
   */
  put(
    name: string,
    content: ObjectContent | Uint8Array | string,
    options?: { readonly ifAbsent?: boolean; readonly contentType?: string },
  ): Promise<{ readonly created: boolean }>;
  /** Throws `not-found`. The stream is consumed once, with back-pressure. */
  get(name: string): Promise<ObjectContent>;
  describe(name: string): Promise<ObjectDescription | undefined>;
  /** In byte order of the name. */
  list(prefix: string): AsyncIterable<ObjectDescription>;
  /** Deleting what is not there succeeds. */
  delete(name: string): Promise<void>;
  /** The address that other services know the object by, such as `gs://bucket/name`. */
  uri(name: string): string;
}
