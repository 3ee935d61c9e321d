import type { NumberRun } from "./number-run.ts";
import type { PersonalDataSpan } from "./personal-data.ts";
import type { ScannedText } from "./scan-text.ts";
import { TOKEN_CLASS } from "./token-class.ts";

const FOUR_OCTETS = /^[1-3]\.[1-3]\.[1-3]\.[1-3]$/;
const OCTETS = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.|$)){4}$/;
/** The numbers of headings are small and stand before a capitalised word: "4.2.1.1 Market risk". */
const HEADING = /^(?:\d{1,2}\.){3}\d{1,2}$/;
/** Versions have small parts; of the addresses that do, only those of private networks (10.0.0.0/8) are common. */
const VERSION = /^(?!10\.)(?:(?:[12]?\d|3[01])(?:\.|$)){4}$/;
const IPV6_CHARACTERS = /[0-9a-f:]{2,45}(?:\.\d{1,3}){0,3}/iy;
const GROUP = /^[0-9a-f]{1,4}$/i;
const IPV6_GROUPS = 8;

function isHeading(scan: ScannedText, run: NumberRun, octets: string): boolean {
  if (!HEADING.test(octets)) return false;
  const before = scan.tokenAt(run.start) - 1;
  const beginsLine = before < 0 || scan.classOf(before) === TOKEN_CLASS.lineBreak;
  return beginsLine && scan.classOf(run.nextToken) === TOKEN_CLASS.capitalised;
}

/** An IPv4 address in dots. Without a cue, what may be a heading or a version of software is none. */
export function ipOfRun(scan: ScannedText, run: NumberRun, hasCue: boolean): PersonalDataSpan | undefined {
  if (!FOUR_OCTETS.test(run.signature)) return undefined;
  const octets = scan.text.slice(run.start, run.end);
  if (!OCTETS.test(octets) || (!hasCue && (VERSION.test(octets) || isHeading(scan, run, octets))))
    return undefined;
  return { start: run.start, end: run.end, type: "IP", score: 0.95 };
}

/** RFC 4291, section 2.2: eight groups of four hex digits, "::" once for groups of zeros, IPv4 as the last two. */
function isIpv6(text: string): boolean {
  const halves = text.split("::");
  if (halves.length > 2 || !/\d/.test(text)) return false;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  const last = groups.at(-1) ?? "";
  const endsInIpv4 = OCTETS.test(last);
  const hexGroups = endsInIpv4 ? groups.slice(0, -1) : groups;
  const count = hexGroups.length + (endsInIpv4 ? 2 : 0);
  if (!hexGroups.every((group) => GROUP.test(group))) return false;
  return halves.length === 2 ? count >= 2 && count < IPV6_GROUPS : count === IPV6_GROUPS;
}

/** The IPv6 address that begins with this token. */
export function findIpv6(scan: ScannedText, token: number): PersonalDataSpan | undefined {
  const start = scan.startOf(token);
  const end = scan.endOf(token);
  const begins = scan.text[end] === ":" && end - start <= 4 && scan.text[start - 1] !== ":";
  if (!begins) return undefined;
  IPV6_CHARACTERS.lastIndex = start;
  const match = (IPV6_CHARACTERS.exec(scan.text)?.[0] ?? "").replace(/([^:]):$/, "$1");
  const next = scan.text[start + match.length] ?? "";
  if (!isIpv6(match) || /[\p{L}\d]/u.test(next)) return undefined;
  return { start, end: start + match.length, type: "IP", score: 0.95 };
}
