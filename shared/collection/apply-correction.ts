import type { Interaction } from "../reports/interaction.ts";

type RecordedFigure = NonNullable<Interaction["narrative"]>[number]["figures"][number];

const DATE = "\\d{4}-\\d{2}-\\d{2}";
const NUMBER = "-?\\d[\\d,]*(?:\\.\\d+)?(?: ?%)?";
const PLAIN_NUMBER = new RegExp(`^${NUMBER}$`);

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Figures as they were printed, units included, then dates, then numbers. A digit in a word, as in "[p1]", is a name's. */
function figurePattern(figures: readonly RecordedFigure[]): RegExp {
  const printed = figures.map((figure) => figure.printed).sort((left, right) => right.length - left.length);
  const alternatives = [...printed.map(escapePattern), DATE, NUMBER].join("|");
  return new RegExp(`(?<![\\w.,])(?:${alternatives})(?![\\d]|[.,]\\d)`, "g");
}

interface ReadNumber {
  readonly value: number;
  readonly decimals: number;
  readonly isPercentage: boolean;
}

function readNumber(text: string): ReadNumber {
  const digits = /\d[\d,]*(?:\.\d+)?/.exec(text)?.[0].replaceAll(",", "") ?? "";
  return {
    value: Number(digits),
    decimals: digits.split(".")[1]?.length ?? 0,
    isPercentage: text.includes("%"),
  };
}

/** True when the figure says what was printed, to the digits it shows. A sign is left to the words ("a loss of"). */
function tells(figure: string, printed: string): boolean {
  if (figure === printed) return true;
  if (!PLAIN_NUMBER.test(figure) || !PLAIN_NUMBER.test(printed)) return false;
  const [told, shown] = [readNumber(figure), readNumber(printed)];
  const halfUnit = 0.5 * 10 ** -told.decimals;
  return (
    told.isPercentage === shown.isPercentage &&
    told.decimals <= shown.decimals &&
    Math.abs(told.value - shown.value) <= halfUnit * (1 + 1e-9)
  );
}

/**
 * A correction in the form a narrator has to write: each figure that the answer had printed becomes its slot again, and one
 * that stands in `stated` (the question, the words around the slots) stays. Undefined when it states any other figure, for
 * nothing vouches for that.
 */
export function slotCorrection(
  correction: string,
  figures: readonly RecordedFigure[],
  stated: string,
): string | undefined {
  const pattern = figurePattern(figures);
  const known = new Set(stated.match(pattern) ?? []);
  let isVouchedFor = true;
  const slotted = correction.replace(pattern, (figure) => {
    const source = figures.find(({ printed }) => tells(figure, printed))?.source;
    if (source !== undefined) return `{{${source}}}`;
    isVouchedFor &&= known.has(figure);
    return figure;
  });
  return isVouchedFor ? slotted : undefined;
}

/** The correction cut into sentences, as a narrative has them. */
export const sentencesOf = (text: string): readonly string[] =>
  text.split(/(?<=[.!?])\s+|\n+/).filter((sentence) => sentence.trim() !== "");
