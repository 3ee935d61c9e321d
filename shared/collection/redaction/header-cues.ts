import type { Cue } from "./find-cue.ts";
import type { TermMarks } from "./mark-terms.ts";
import { hashWord, type ScannedText } from "./scan-text.ts";
import { TOKEN_CLASS } from "./token-class.ts";

const DELIMITERS = new Set(["|", ";", ","].map(hashWord));
const TAB = 9;

/**
 * Cues in the heads of columns. A line with delimiters and cues and without digits is a head; its cues hold for the
 * same column of the lines below, as long as these have delimiters too. `pass` must see every token in order.
 */
export class HeaderCues {
  private readonly scan: ScannedText;
  private readonly marks: TermMarks;
  private head: Map<number, Cue> | undefined;
  private line = new Map<number, Cue>();
  private column = 0;
  private hasDigits = false;

  constructor(fields: { readonly scan: ScannedText; readonly marks: TermMarks }) {
    this.scan = fields.scan;
    this.marks = fields.marks;
  }

  pass(token: number): void {
    const tokenClass = this.scan.classOf(token);
    if (tokenClass === TOKEN_CLASS.lineBreak) this.endLine();
    else if (tokenClass === TOKEN_CLASS.punctuation) {
      if (DELIMITERS.has(this.scan.hashOf(token))) this.column++;
    } else if (tokenClass >= TOKEN_CLASS.digits) this.hasDigits = true;
    if (this.scan.text.charCodeAt(this.scan.startOf(token) - 1) === TAB) this.column++;
    const kind = this.marks.cueOf(token);
    const isCue = kind !== undefined && (this.marks.isFirm(token) || kind === "account");
    if (isCue) this.line.set(this.column, { kind, isFirm: this.marks.isFirm(token), distance: 0 });
  }

  /** The cue in the head of the column that the last token stands in. */
  cueHere(): Cue | undefined {
    return this.column === 0 && this.head?.size === 0 ? undefined : this.head?.get(this.column);
  }

  private endLine(): void {
    if (this.column === 0) this.head = undefined;
    else if (this.line.size > 0 && !this.hasDigits) this.head = this.line;
    this.line = new Map();
    this.column = 0;
    this.hasDigits = false;
  }
}
