/** A file as the knowledge base takes it: its text with headings and tables in Markdown, and its own title where it has one. */
export interface ReadableDocument {
  readonly format: "markdown" | "text";
  readonly text: string;
  readonly title?: string;
}

/** Turns files into text. */
export interface DocumentReader {
  /** The media type of a file by the ending of its name, or undefined for one that is not read. */
  typeOf(fileName: string): string | undefined;
  /** Throws `invalid-request` for a file that is not what its type says, and `unsupported-media-type` for another type. */
  read(mediaType: string, bytes: Uint8Array): Promise<ReadableDocument>;
}
