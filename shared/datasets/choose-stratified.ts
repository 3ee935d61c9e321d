/** A row that may be chosen. */
export interface Candidate {
  readonly row: number;
  readonly stratum: string;
  /** The lowest ranks of each stratum are chosen. */
  readonly rank: number;
  /** What choosing it costs, such as the lines that it makes. */
  readonly weight: number;
}

/**
 * Rows of a total weight of at most `most`, each stratum by its share and at least its best row while there is room. What is left
 * over goes to the best of the rest. More candidates shift the choice by no more than their own ranks do.
 */
export function chooseStratified(candidates: readonly Candidate[], most: number): ReadonlySet<number> {
  const total = sumOf(candidates);
  if (total <= most) return new Set(candidates.map(({ row }) => row));
  const strata = Map.groupBy([...candidates].sort(byRank), ({ stratum }) => stratum);
  const chosen: Candidate[] = [];
  const rest: Candidate[] = [];
  for (const members of strata.values()) {
    let quota = Math.max(members[0]?.weight ?? 0, Math.floor((most * sumOf(members)) / total));
    for (const member of members) {
      (member.weight <= quota ? chosen : rest).push(member);
      quota -= member.weight;
    }
  }
  return fill(chosen.sort(byRank), rest.sort(byRank), most);
}

function fill(chosen: readonly Candidate[], rest: readonly Candidate[], most: number): ReadonlySet<number> {
  const rows = new Set<number>();
  let room = most;
  for (const { row, weight } of [...chosen, ...rest]) {
    if (weight > room) continue;
    rows.add(row);
    room -= weight;
  }
  return rows;
}

const byRank = (left: Candidate, right: Candidate): number => left.rank - right.rank || left.row - right.row;

const sumOf = (candidates: readonly Candidate[]): number =>
  candidates.reduce((sum, { weight }) => sum + weight, 0);
