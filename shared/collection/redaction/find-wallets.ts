import { isBase58CheckValid } from "./checksums.ts";
import type { PersonalDataSpan } from "./personal-data.ts";
import type { ScannedText } from "./scan-text.ts";

const MIN_LENGTH = 25;
const MAX_LENGTH = 95;
const ETHEREUM = /^0x[0-9a-f]{40}$/i;
/** Bech32 addresses by their human-readable part (BIP 173 and BIP 350); mixed case is not allowed. */
const BECH32 =
  /^(?:bc1|tb1|ltc1|addr1|cosmos1)[02-9ac-hj-np-z]{11,87}$|^(?:BC1|TB1|LTC1)[02-9AC-HJ-NP-Z]{11,87}$/;
const BASE58 = /^[1-9A-HJ-NP-Za-km-z]{25,44}$/;
const CUED = /^[0-9A-Za-z]{25,95}$/;

/** The wallet address that is this token of letters and digits. Beside a cue its check characters may be wrong. */
export function findWallet(scan: ScannedText, token: number, hasCue: boolean): PersonalDataSpan | undefined {
  const start = scan.startOf(token);
  const end = scan.endOf(token);
  if (end - start < MIN_LENGTH || end - start > MAX_LENGTH) return undefined;
  const word = scan.text.slice(start, end);
  if (ETHEREUM.test(word) || BECH32.test(word)) return { start, end, type: "WALLET", score: 0.95 };
  if (BASE58.test(word) && isBase58CheckValid(word)) return { start, end, type: "WALLET", score: 1 };
  return hasCue && CUED.test(word) ? { start, end, type: "WALLET", score: 0.7 } : undefined;
}
