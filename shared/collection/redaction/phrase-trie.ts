import { type ScannedText, scanText } from "./scan-text.ts";
import { TOKEN_CLASS } from "./token-class.ts";

interface Node {
  meaning: number;
  readonly next: Map<number, Node>;
}

/** The longest listed phrase at a token: what it means, and the token behind it. */
export interface PhraseMatch {
  readonly meaning: number;
  readonly end: number;
}

const MAX_JOINTS = 2;
const JOINTS = new Set(["-", "_", "'", ".", "/", "&"]);

const isJoint = (scan: ScannedText, token: number): boolean =>
  scan.classOf(token) === TOKEN_CLASS.punctuation && JOINTS.has(scan.text[scan.startOf(token)] ?? "");

/**
 * Phrases by the hashes of their words, without regard to case, nor to a joint between words ("account_number").
 * Two words of one hash are taken for each other: among the few thousand listed ones that is one text in many thousands.
 */
export class PhraseTrie {
  private readonly root: Node = { meaning: 0, next: new Map() };

  /** The same phrase again takes the later meaning. Meanings are above zero. */
  add(phrase: string, meaning: number): void {
    const scan = scanText(phrase);
    let node = this.root;
    for (let token = 0; token < scan.tokenCount; token++) {
      if (isJoint(scan, token)) continue;
      const hash = scan.hashOf(token);
      const child = node.next.get(hash) ?? { meaning: 0, next: new Map<number, Node>() };
      node.next.set(hash, child);
      node = child;
    }
    node.meaning = meaning;
  }

  longestMatch(scan: ScannedText, first: number): PhraseMatch | undefined {
    let node = this.root.next.get(scan.hashOf(first));
    let token = first + 1;
    let match: PhraseMatch | undefined;
    while (node !== undefined) {
      if (node.meaning !== 0) match = { meaning: node.meaning, end: token };
      if (node.next.size === 0) break;
      for (let joints = 0; joints < MAX_JOINTS && isJoint(scan, token); joints++) token++;
      node = node.next.get(scan.hashOf(token));
      token++;
    }
    return match;
  }
}
