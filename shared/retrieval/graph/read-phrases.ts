const REACH = 200;
const CLAUSE_END =
  /[.;:()]|,? (?:because|which|that|while|but|when|where|through|since|due|if|arising|resulting|from|for|as|than|and (?:is|are|has|have|to|its|their|also|competes|supplies|depends|relies|may|could|would))\b|, (?:who|whose|in|on|at|with|so)\b/;
const OPENING =
  /^(?:the|a|an|its|their|our|any|some|both|changes? in|movements? in|fluctuations? (?:in|of)|shifts? in|swings? in|rising|falling|higher|lower|volatile|sharp|fall in|rise in|sector|industry|risks? (?:of|from))\s+/i;
const MOST_WORDS = 5;
const MOST_PHRASES = 8;

const isPhrase = (phrase: string): boolean =>
  /\p{L}{3}/u.test(phrase) && phrase.split(/\s+/).length <= MOST_WORDS;

/** A phrase without articles and without the words that say only that it moves. */
export function cleanPhrase(raw: string): string {
  let phrase = raw.trim();
  while (OPENING.test(phrase)) phrase = phrase.replace(OPENING, "");
  return phrase.replace(/\s(?:sector|industry)$/i, "");
}

/** The things in a list of nouns, up to the end of its clause: "rising rates, the weather and oil prices because …". */
export function readPhrases(text: string): readonly string[] {
  const clause = text.slice(0, REACH).split(CLAUSE_END, 1)[0] ?? "";
  return clause
    .split(/,\s*(?:and|or)?\s+|\s(?:and|or)\s/)
    .map(cleanPhrase)
    .filter(isPhrase)
    .slice(0, MOST_PHRASES);
}
