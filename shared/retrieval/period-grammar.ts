/** A stretch of time or a date as the text names it. */
export interface Period {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const MONTH =
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";
const PART = "(?:Q[1-4]|H[12]|(?:first|second|third|fourth) quarter|first half|second half)(?: of)?";
const FISCAL = "(?:fiscal(?: year)?|FY|calendar(?: year)?)";
const PERIOD = new RegExp(
  `\\b(?:(?:19|20)\\d\\d-\\d\\d(?:-\\d\\d)?|(?:${PART}\\s)?(?:${FISCAL}\\s?|(?:\\d{1,2}\\s)?${MONTH}\\s(?:\\d{1,2},?\\s)?)?(?:19|20)\\d\\d)(?![\\w%]|,\\d|\\.\\d|\\s?(?:%|percent|per cent|million|billion))`,
  "g",
);

/** "2024", "Q3 2024", "fiscal 2023", "31 December 2024", "third quarter of 2024", "2024-03-31", in the order of the text. */
export function findPeriods(text: string): readonly Period[] {
  return [...text.matchAll(PERIOD)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
    text: found.replaceAll(/\s+/g, " "),
  }));
}

/** True for a text that names a period and nothing else. */
export function isPeriod(text: string): boolean {
  const trimmed = text.trim();
  const [first] = findPeriods(trimmed);
  return first !== undefined && first.start === 0 && first.end === trimmed.length;
}
