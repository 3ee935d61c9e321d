import { ShortLivedMap } from "../memory/short-lived-map.ts";
import type { Clock } from "../ports/runtime.ts";

/** An answer as it was made, and whether it may be given again. */
export interface MadeAnswer<Answer> {
  readonly answer: Answer;
  /** False for one that only a failure explains, such as a fallback: the next asker tries anew. */
  readonly isLasting: boolean;
}

const LIMITS = { mostEntries: 500, mostBytes: 32 * 1024 * 1024 };

/** Gives the same answer to the same question for a short while, in this process, and answers it once when many ask at once. */
export class AnswerCache<Answer> {
  private readonly answers: ShortLivedMap<Answer>;
  private readonly underWay = new Map<string, Promise<MadeAnswer<Answer>>>();
  private readonly bytesOf: (answer: Answer) => number;

  constructor(fields: {
    readonly clock: Pick<Clock, "monotonicMs">;
    readonly lifeMs: number;
    readonly bytesOf: (answer: Answer) => number;
  }) {
    this.answers = new ShortLivedMap({ clock: fields.clock, lifeMs: fields.lifeMs, ...LIMITS });
    this.bytesOf = fields.bytesOf;
  }

  /** The answer under a key of `answerKeyOf`, made now where there is none, or no key. Throws whatever `make` throws. */
  async answer(
    key: string | undefined,
    make: () => Promise<MadeAnswer<Answer>>,
  ): Promise<{ readonly answer: Answer; readonly cached: boolean }> {
    if (key === undefined) return { answer: (await make()).answer, cached: false };
    const held = this.answers.get(key);
    if (held !== undefined) return { answer: held, cached: true };
    const running = this.underWay.get(key);
    if (running !== undefined) return { answer: (await running).answer, cached: true };
    return { answer: await this.make(key, make), cached: false };
  }

  private async make(key: string, make: () => Promise<MadeAnswer<Answer>>): Promise<Answer> {
    const making = make();
    this.underWay.set(key, making);
    try {
      const { answer, isLasting } = await making;
      if (isLasting) this.answers.set(key, answer, this.bytesOf(answer));
      return answer;
    } finally {
      this.underWay.delete(key);
    }
  }
}
