const STOCKS = ["MSFT", "AMZN", "IBM", "GOOG", "AAPL"];
const MEASURES = [
  "volatility",
  "maximum drawdown",
  "Sharpe ratio",
  "95% value at risk",
  "mean return",
  "beta",
];

/** An address that no other question holds, to look for afterwards. */
export const plantedAddress = (number: number): string => `planted.user${number}@mailbox${number}.example`;

/** A question of one of the kinds that traffic is made of; many come again word for word, as they do in traffic. */
export function mixedQuestion(number: number): { readonly query: string; readonly userId: string } {
  const stock = STOCKS[number % STOCKS.length];
  const measure = MEASURES[number % MEASURES.length];
  const userId = `user-${number % 40}`;
  switch (number % 5) {
    case 0:
      return { userId, query: `What is the ${measure} of ${stock}?` };
    case 1:
      return { userId, query: `Please send the ${measure} of ${stock} to ${plantedAddress(number)}.` };
    case 2:
      return { userId, query: `What will the weather be in week ${number}?` };
    case 3:
      return { userId, query: "Which confidence level does the house use for value at risk?" };
    default:
      return { userId, query: `Report ${number}: ${measure} and volatility of ${stock}` };
  }
}

/** Calls `work` for 0, 1, 2 … below `count`, `atOnce` of them at a time. */
export async function inParallel(
  count: number,
  atOnce: number,
  work: (number: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
