import { isCurrencyMark, isCurrencyWord, isUnitWord } from "./number-words.ts";
import type { ScannedText } from "./scan-text.ts";

const DECIMALS = /^\.\d/;
const THOUSANDS = /^,\d{3}(?!\d)/;

/** True when what stands around the number from token `first` up to `next` makes it money, a rate or a count. */
export function isAmount(scan: ScannedText, first: number, next: number): boolean {
  const start = scan.startOf(first);
  const end = scan.endOf(next - 1);
  const before = scan.text[start - 1] ?? "";
  const previous = scan.wordOf(first - 1);
  if (isCurrencyMark(before) || isCurrencyMark(previous) || isCurrencyWord(previous)) return true;
  const behind = scan.text.slice(end, end + 5);
  if (DECIMALS.test(behind) || (end - start <= 3 && THOUSANDS.test(behind))) return true;
  const isThousands = before === "," && end - start === 3;
  if ((before === "." || isThousands) && /\d/.test(scan.text[start - 2] ?? "")) return true;
  const following = scan.wordOf(next);
  return isCurrencyMark(following) || isUnitWord(following) || isCurrencyWord(following);
}
