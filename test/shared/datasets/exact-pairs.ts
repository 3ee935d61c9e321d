interface Texts {
  readonly question: string;
  readonly answer: string;
}

/** Shingles as texts, found in another way than the code under test does. */
function shinglesAsTexts({ question, answer }: Texts): ReadonlySet<string> {
  const words = `${question} ${answer}`.toLowerCase().match(/\d[\d.]*\d|\d|[a-z]+/g) ?? [];
  return new Set(
    words.map((_, at) => words.slice(at, at + 5).join(" ")).slice(0, Math.max(1, words.length - 4)),
  );
}

/** All pairs that are at least so alike, by exact counting. */
export function exactPairs(rows: readonly Texts[], least: number): Map<string, number> {
  const sets = rows.map(shinglesAsTexts);
  const holders = new Map<string, number[]>();
  const pairs = new Map<string, number>();
  sets.forEach((set, row) => {
    const shared = new Map<number, number>();
    for (const shingle of set) {
      const earlier = holders.get(shingle) ?? [];
      for (const other of earlier) shared.set(other, (shared.get(other) ?? 0) + 1);
      holders.set(shingle, [...earlier, row]);
    }
    for (const [other, count] of shared) {
      const similarity = count / (set.size + (sets[other]?.size ?? 0) - count);
      if (similarity >= least) pairs.set(`${other} ${row}`, similarity);
    }
  });
  return pairs;
}
