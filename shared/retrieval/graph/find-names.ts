/** Names that stand in one list ("A, B and C"), and the span of the list. */
export interface NameList {
  readonly names: readonly string[];
  readonly start: number;
  readonly end: number;
}

const WORD = String.raw`(?:\d{1,3})?\p{Lu}[\p{L}\p{N}]*(?:[&.-][\p{L}\p{N}]+|['’](?!s\b)\p{L}+)*`;
const NAME = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${WORD}(?:\s(?:(?:of|de|la|du|van|von|der|&)\s){0,2}${WORD}){0,6}(?:,?\s(?:Inc|Ltd|LLC|Corp|plc|AG|SE|Co)\b\.?)?`,
  "gu",
);
const SELF =
  /\b(?:[Ww]e|[Uu]s|[Oo]ur(?: (?:[Cc]ompany|[Gg]roup|[Ff]und|[Bb]ank))?|[Tt]he (?:Company|Group|Fund|Issuer|Bank|Trust|company|issuer|group|fund))\b(?!-)/g;
/** Capitalised because they begin a sentence, or name a date or a place in the document. */
const NO_NAME = new Set(
  `the a an in on at of for from by with to as if while when where although though because since after before during under both
   each all some many most several its our their his her this that these those it we they he she you i us and but or so also
   however moreover further furthermore currently today recently meanwhile similarly like unlike such other another no not only
   its among besides despite until unless whether should could would may might who what which whom why how does do did is are was
   were has have had item note table figure section part chapter exhibit annual quarterly risk risks january february march april
   june july august september october november december monday tuesday wednesday thursday friday saturday sunday`.split(
    /\s+/,
  ),
);
const SEPARATOR = /^(?:,?\s(?:and|or|as well as)\s|[,;]\s)(?:(?:the|its|both|also)\s)?$/;
const PARENTHESIS = /^\s\([^()]{1,40}\)/;

interface Found {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** A name without the words before it that only begin the sentence; undefined when nothing is left. */
function trimmed(text: string, start: number): Found | undefined {
  let name = text;
  for (;;) {
    const [first = ""] = name.split(" ", 1);
    if (!NO_NAME.has(first.toLowerCase())) break;
    name = name.slice(first.length).replace(/^\s(?:(?:of|de|la|du|van|von|der|&)\s)*/, "");
    if (name === "") return undefined;
  }
  return /\p{L}{2}|\d\p{L}/u.test(name) && name.length <= 100
    ? { name, start: start + text.length - name.length, end: start + text.length }
    : undefined;
}

function namesIn(sentence: string, self: string | undefined): readonly Found[] {
  const own = self === undefined ? [] : [...sentence.matchAll(SELF)];
  const selves = own.map(({ index, 0: text }) => ({
    name: self ?? "",
    start: index,
    end: index + text.length,
  }));
  const others = [...sentence.matchAll(NAME)].flatMap(({ index, 0: text }) => trimmed(text, index) ?? []);
  const apart = others.filter(({ start, end }) => !selves.some((one) => start < one.end && end > one.start));
  return [...selves, ...apart]
    .sort((left, right) => left.start - right.start)
    .map(({ name, start, end }) => ({
      name,
      start,
      end: end + (PARENTHESIS.exec(sentence.slice(end))?.[0].length ?? 0),
    }));
}

/**
 * The capitalised names of a sentence in lists. "We", "our" and "the Company" are the document's own issuer, `self`, where it
 * has one.
 */
export function findNames(sentence: string, self: string | undefined): readonly NameList[] {
  const lists: NameList[] = [];
  for (const { name, start, end } of namesIn(sentence, self)) {
    const last = lists.at(-1);
    if (last !== undefined && SEPARATOR.test(sentence.slice(last.end, start))) {
      lists[lists.length - 1] = { names: [...last.names, name], start: last.start, end };
    } else {
      lists.push({ names: [name], start, end });
    }
  }
  return lists;
}
