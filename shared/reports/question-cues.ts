import { describeCatalogue } from "../calculations/catalogue.ts";

/** What may be known besides the question's words. */
export interface QuestionContext {
  /** Names of the series and positions at hand; capitalised words are taken for names where it is absent. */
  readonly seriesNames?: readonly string[];
}

const MOST_WORDS_OF_A_NAME = 6;

/** Short forms that people type and the catalogue does not list. */
const TYPED_FORMS: readonly (readonly [string, string])[] = [
  ["vol", "volatility"],
  ["standard deviation", "volatility"],
  ["es", "expected-shortfall"],
  ["sharpe", "sharpe-ratio"],
  ["sortino", "sortino-ratio"],
  ["drawdown", "maximum-drawdown"],
  ["alpha", "jensen-alpha"],
];

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\d&]+/gu) ?? [];

const CALCULATION_NAMES: ReadonlyMap<string, string> = new Map([
  ...describeCatalogue().flatMap(({ id, title, synonyms }) =>
    [title, ...synonyms].map((name) => [wordsOf(name).join(" "), id] as const),
  ),
  ...TYPED_FORMS,
]);

/** The calculations that the words name, longest names first. */
function namedCalculations(words: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (let at = 0; at < words.length; at += 1) {
    for (let length = MOST_WORDS_OF_A_NAME; length > 0; length -= 1) {
      const phrase = words.slice(at, at + length).join(" ");
      const id = CALCULATION_NAMES.get(phrase) ?? CALCULATION_NAMES.get(phrase.replace(/s$/, ""));
      if (id === undefined) continue;
      found.add(id);
      at += length - 1;
      break;
    }
  }
  return found;
}

const ABBREVIATIONS =
  /^(?:VAR|CVAR|ES|NPV|IRR|CAGR|EWMA|EBIT|EBITDA|LTCM|ROE|ROA|R|I|S|K|T|MC|VOL|MDD|DO|IS|WHO|WHICH)$/i;

/** Names as a reader sees them: tickers anywhere, other capitalised words not at the start of a sentence. */
function capitalisedNames(question: string): ReadonlySet<string> {
  const inside = question.matchAll(/(?<![.?!:]\s)(?<!^)\b[A-Z][\p{L}]+/gu);
  const tickers = question.matchAll(/\b[A-Z]{2,5}\b|\bS&P\b/g);
  const starting = question.matchAll(/(?:^|[.?!:]\s)([A-Z]\p{L}+)(?=(?:'s)?\s(?:or|and|vs|versus)\b|'s\b)/gu);
  const names = [...inside, ...tickers].map(([name]) => name);
  const all = [...names, ...[...starting].map(([, name = ""]) => name)];
  return new Set(
    all.filter((name) => !ABBREVIATIONS.test(name) && !CALCULATION_NAMES.has(name.toLowerCase())),
  );
}

function namedSubjects(question: string, { seriesNames = [] }: QuestionContext): number {
  const lower = ` ${wordsOf(question).join(" ")} `;
  const known = seriesNames.filter((name) => lower.includes(` ${wordsOf(name).join(" ")} `)).length;
  const own = /\b(?:my|our|the)\s(?:\w+\s)?(?:portfolio|book|fund)\b|\bportfolio's\b/i.test(question) ? 1 : 0;
  return Math.max(known, capitalisedNames(question).size) + own;
}

const CUES = {
  asksMeaning:
    /\b(?:defin\w+|mean(?:s|t|ing)?|explain|describe|formula|interpret\w*|intuition|signif\w+|stands? for|teach|in plain words|idea behind|the point of|tells? us|measures?)\b/i,
  asksWhatItIs: /\bwhat(?:'s| is| are| exactly is)?\s(?:an?\s|the difference|exactly|meant)/i,
  asksHowItWorks:
    /\bhow (?:is|are|do|does|should|can)\b(?! (?:our|my|the portfolio))|\bwhy\b|\bwhen (?:is|do)\b/i,
  startsWithBareWhatIs: /^what(?:'s| is| are) (?!the\b|my\b|our\b)[a-z]/i,
  asksFact: /\b(?:revenue|net income|employ\w*|sales of|assumptions?|come from)\b/i,
  asksRule:
    /\b(?:policy|policies|house|rules?|mandate|guidelines?|convention|prescrib\w+|allowed|permit\w*|forbid\w*|approv\w+|waiver|exempt\w*|committee|escalat\w+)\b/i,
  asksLimit:
    /\b(?:limits?|cap|trigger|breach\w*|threshold|maximum (?:weight|position|size)|minimum (?:rating|liquidity))\b/i,
  asksPermission:
    /\b(?:may (?:a|we|i|be|approve)|must|can i get|are we|how (?:often|large|quickly|many days))\b/i,
  asksWhoDecides: /\bwho (?:may|has to|approves?|signs?|owns the)\b/i,
  asksCheck:
    /\b(?:check|whether|within|inside|respects?|in breach|too (?:high|low)|respect|per house|per policy|using (?:our|the house)|at the house)\b/i,
  compares:
    /\b(?:compar\w+|versus|vs|contrast|differ|side by side|next to each other|between|relative to|stack up|apart|ahead of|lag|outperform\w*)\b/i,
  usesComparative:
    /\b(?:\w+ier|better|worse|higher|lower|larger|smaller|deeper|fatter|longer|more|less)\b.*\b(?:than|or|,|of)\b|\bthan\b/i,
  usesSuperlative:
    /\b(?:best|worst|most|least|largest|biggest|smallest|lowest|highest|\w+iest|top (?:three|two|five|\d)|rank|sort|order|wins)\b/i,
  asksWhichOfSubjects:
    /\bwhich (?:of|one|stock|holding|has|is|gave|was|two)\b|\bwhose\b|^who (?:had|wins)\b/i,
  namesRelation:
    /\b(?:suppl\w+|customers?|subsidiar\w+|parent|own(?:s|ed|ers?|ership)|audit\w*|lend(?:s|er|ers)?|loans?|directors?|boards?|chairs?|chief|counterpart\w*|competitors?|shareholder|guaranteed|terminal|port|sectors?|buy from|regulat\w+)\b/i,
  asksLink:
    /\b(?:connect\w*|links?|linked|related|in common|common|same|shares?|share a|both|exposed|exposure|depend\w*|rely|affected|hit|through|trace|chain|reaches|indirect|stands behind|feel)\b/i,
  asksOfHoldings: /\b(?:holdings|issuers|portfolio companies|my stocks|of my stocks|companies)\b/i,
  joinsParts: /\band\b|&|\+|\/|,|\bplus\b|\bas well as\b/i,
  asksNext:
    /\b(?:then|first|and (?:say|tell|decide|report|check|give|calculate|what|how|its)|recommend\w*|suggest|summary|overview|in depth|complete|full)\b/i,
  asksToCompute:
    /\b(?:compute|calculate|work out|give me|show|report|run|find|get|tell me|assess|price|stress)\b/i,
  statesFigures: /\d/,
  statesInputs: /(?:\d.*){3}/,
  concernsOwnPortfolio: /\b(?:my|our|the)\s(?:\w+\s)?(?:portfolio|book|fund|holdings)\b/i,
  hasSeveralSentences: /[?.!:]\s+\S/,
} as const;

/**
 * What a question shows at a glance: which turns of phrase it uses, and how many calculations and subjects it names, each 0 or 1.
 */
export function readCues(question: string, context: QuestionContext = {}): Readonly<Record<string, number>> {
  const calculations = namedCalculations(wordsOf(question)).size;
  const subjects = namedSubjects(question, context);
  const shown = Object.entries(CUES).filter(([, cue]) => cue.test(question));
  const flags: Readonly<Record<string, boolean>> = {
    namesOneCalculation: calculations === 1,
    namesCalculations: calculations > 1,
    namesOneSubject: subjects === 1,
    namesSubjects: subjects > 1,
    comparesSubjects: subjects > 1 && calculations < 2 && CUES.joinsParts.test(question),
    checksFigureAgainstLimit:
      calculations > 0 && CUES.asksLimit.test(question) && CUES.asksCheck.test(question),
    asksForFigureOfSubject: calculations === 1 && subjects > 0,
    namesCalculationAlone: calculations === 1 && subjects === 0,
  };
  const counted = Object.entries(flags).filter(([, holds]) => holds);
  return Object.fromEntries([...shown, ...counted].map(([name]) => [name, 1]));
}
