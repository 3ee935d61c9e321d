import { hashWord, PROTECTION, type ScannedText } from "../scan-text.ts";
import { TOKEN_CLASS } from "../token-class.ts";
import { ROLE } from "./cue-words.ts";
import { commonWeight, givenWeight, isKnown, roleOf, surnameWeight } from "./name-lexicon.ts";
import { CERTAINTY, type NameMarks } from "./name-marks.ts";
import { isCapitalClass, isTokenOf, isWordClass, type NameText } from "./name-text.ts";

const MAX_NAME_WORDS = 5;
const MAX_SIGN_OFF_WORDS = 3;
const [IS, AM, M, NAME, THIS, I] = ["is", "am", "m", "name", "this", "i"].map(hashWord);
const QUOTES = "\"'“”‘’`";

/** Marks capitalised names that stand where the words before them announce a person. */
export function markCuedNames(text: NameText, marks: NameMarks): void {
  const { scanned, facts } = text;
  for (let token = 0; token < scanned.tokenCount; token++) {
    const role = roleOf(facts[token] ?? 0);
    if (role === ROLE.title) markRun(text, marks, skipDot(text, token + 1), 1, CERTAINTY.proven);
    else if (role === ROLE.greeting) markGreeted(text, marks, token + 1);
    else if (role === ROLE.kin) markRun(text, marks, token + 1, 1, CERTAINTY.cued);
    else if (role === ROLE.signOff) markSigner(text, marks, token);
    else if (role === ROLE.label || role === ROLE.party) markField(text, marks, token);
    else if (role === ROLE.none && isSignature(text, token))
      markRun(text, marks, token + 1, 1, CERTAINTY.proven);
    if (isSurnameFirst(text, token)) {
      markRun(text, marks, token, 1, CERTAINTY.cued);
      markRun(text, marks, endOfNameRun(text, token) + 1, 1, CERTAINTY.cued);
    }
    if (isIntroduction(text, token)) markRun(text, marks, token + 1, 1, CERTAINTY.cued);
  }
}

/** "Delacroix, Amélie" alone between semicolons, colons and line breaks. */
function isSurnameFirst(text: NameText, token: number): boolean {
  const { scanned, facts } = text;
  if (!isCapitalClass(scanned.classOf(token)) || !isBoundary(text, token - 1)) return false;
  const comma = endOfNameRun(text, token);
  if (comma === token || !isTokenOf(scanned, comma, ",")) return false;
  const given = facts[comma + 1] ?? 0;
  if (givenWeight(given) < 1 || commonWeight(given) === 3) return false;
  return isBoundary(text, endOfNameRun(text, comma + 1)) && roleOf(facts[token] ?? 0) === ROLE.none;
}

const isBoundary = ({ scanned }: NameText, token: number): boolean => {
  const tokenClass = scanned.classOf(token);
  return (
    tokenClass === TOKEN_CLASS.none || tokenClass === TOKEN_CLASS.lineBreak || isTokenOf(scanned, token, ";:")
  );
};

/** Whether a token may be a word of a capitalised name: not a listed term, no cue word, no plain English word. */
function mayBeName({ scanned, facts }: NameText, token: number): boolean {
  const own = facts[token] ?? 0;
  if (!isCapitalClass(scanned.classOf(token)) || scanned.protectionOf(token) >= PROTECTION.certain)
    return false;
  if (isInitial(scanned, token)) return true;
  const role = roleOf(own);
  const weight = givenWeight(own) + surnameWeight(own);
  if (role === ROLE.firmWord || role === ROLE.office || role === ROLE.calendar || role === ROLE.article)
    return weight >= 4;
  if (role === ROLE.brand) return weight >= 1;
  if (role !== ROLE.none && role !== ROLE.particle && role !== ROLE.place && role !== ROLE.title)
    return false;
  return commonWeight(own) < 2 || weight >= 2;
}

/** The end of the run of name words that begins at `first`, with initials, hyphens, apostrophes and particles inside. */
function endOfNameRun(text: NameText, first: number): number {
  let end = first;
  let words = 0;
  for (let token = first; words < MAX_NAME_WORDS; ) {
    if (mayBeName(text, token)) {
      words++;
      end = token + 1;
      token = afterJoint(text, token);
    } else if (words > 0 && roleOf(text.facts[token] ?? 0) === ROLE.particle) token = afterJoint(text, token);
    else break;
  }
  return end;
}

/** The token after a word and the hyphen, apostrophe or full stop of an initial that ties it to the next. */
function afterJoint({ scanned }: NameText, token: number): number {
  const next = scanned.wordOf(token + 1);
  const end = scanned.endOf(token);
  if (scanned.startOf(token + 1) !== end) return token + 1;
  if (next === "." && end - scanned.startOf(token) === 1) return token + 2;
  const isTied =
    scanned.startOf(token + 2) === scanned.endOf(token + 1) && isWordClass(scanned.classOf(token + 2));
  return isTied && /^[-'’‐]$/.test(next) && scanned.wordOf(token + 2) !== "s" ? token + 2 : token + 1;
}

/** Marks the run from `first` when it has enough words and no word after it makes it a firm. */
function markRun(
  text: NameText,
  marks: NameMarks,
  first: number,
  minimum: number,
  certainty: number,
): number {
  const { scanned, facts } = text;
  const end = endOfNameRun(text, first);
  const next = roleOf(facts[end] ?? 0);
  const isFirm =
    (next === ROLE.firmWord && isCapitalClass(scanned.classOf(end))) || scanned.wordOf(end) === "&";
  if (isFirm && certainty < CERTAINTY.proven) return first;
  let words = 0;
  for (let token = first; token < end; token++) if (isWordClass(scanned.classOf(token))) words++;
  if (words < minimum) return first;
  for (let token = first; token < end; token++)
    if (isWordClass(scanned.classOf(token))) marks.mark(token, certainty);
  return end;
}

const skipDot = ({ scanned }: NameText, token: number): number =>
  scanned.wordOf(token) === "." ? token + 1 : token;

/** "Dear Maria", "Hi Tom and Ann,". */
function markGreeted(text: NameText, marks: NameMarks, first: number): void {
  const { scanned, facts } = text;
  const end = endOfNameRun(text, first);
  const isClosed =
    ",:!-—\n".includes(scanned.wordOf(end).charAt(0)) || scanned.classOf(end) === TOKEN_CLASS.none;
  const goesOn = scanned.wordOf(end) === "and" || scanned.wordOf(end) === "&";
  if (end > first && (isClosed || goesOn || givenWeight(facts[first] ?? 0) >= 2))
    markRun(text, marks, first, 1, CERTAINTY.cued);
  if (end > first && goesOn) markRun(text, marks, end + 1, 1, CERTAINTY.cued);
}

/** "Best regards," and the words on the next line, or after the comma, when nothing else stands there. */
function markSigner(text: NameText, marks: NameMarks, token: number): void {
  const { scanned, facts } = text;
  let next = token + 1;
  for (let words = 0; roleOf(facts[next] ?? 0) === ROLE.signOff && words < MAX_SIGN_OFF_WORDS; words++)
    next++;
  let hasBreak = false;
  for (; scanned.classOf(next) === TOKEN_CLASS.lineBreak || ",.!-—".includes(scanned.wordOf(next)); next++) {
    if (next >= scanned.tokenCount) return;
    hasBreak = true;
  }
  const end = endOfNameRun(text, next);
  const endClass = scanned.classOf(end);
  const isAlone =
    endClass === TOKEN_CLASS.lineBreak || endClass === TOKEN_CLASS.none || ",.".includes(scanned.wordOf(end));
  if (hasBreak && isAlone) markRun(text, marks, next, 1, CERTAINTY.cued);
}

/** "/s/ Jane Doe": the token is the second slash. */
const isSignature = ({ scanned }: NameText, token: number): boolean =>
  isTokenOf(scanned, token, "/") && isTokenOf(scanned, token - 1, "sS") && isTokenOf(scanned, token - 2, "/");

/** "my name is", "I am", "I'm", "this is": the token is the verb. */
function isIntroduction({ scanned, facts }: NameText, token: number): boolean {
  const word = scanned.hashOf(token);
  if (word !== IS && word !== AM && word !== M) return false;
  const before = scanned.hashOf(token - 1);
  if (word === IS && before === NAME) return true;
  const next = facts[token + 1] ?? 0;
  const isPerson = givenWeight(next) >= 2 || (!isKnown(next) && isCapitalClass(scanned.classOf(token + 2)));
  if (word === IS) return isPerson && before === THIS;
  return isPerson && (before === I || scanned.hashOf(token - 2) === I);
}

/** A form field, "Name: Jane Doe", a JSON value, or a party named at once, "Client Jane Doe". */
function markField(text: NameText, marks: NameMarks, token: number): void {
  const { scanned, facts } = text;
  let next = token + 1;
  let hasColon = false;
  for (; next < token + 6; next++) {
    const word = scanned.wordOf(next);
    if (word === ":" || word === "=") hasColon = true;
    else if (
      !(QUOTES.includes(word) || (hasColon && (word === "/" || word === "s"))) &&
      !(word === "name" || word === "Name" || word === "_")
    )
      break;
    if (word === "") return;
  }
  const isLabel = roleOf(facts[token] ?? 0) === ROLE.label;
  if (!hasColon && (isLabel || next !== token + 1)) return;
  const end = endOfNameRun(text, next);
  if (!isNamedField(text, next, end, hasColon)) return;
  const marked = markRun(text, marks, next, 1, CERTAINTY.cued);
  if (marked > next && scanned.wordOf(marked) === "," && hasColon && isGiven(text, marked + 1))
    markRun(text, marks, marked + 1, 1, CERTAINTY.cued);
}

const isGiven = ({ facts }: NameText, token: number): boolean => givenWeight(facts[token] ?? 0) >= 1;

const isInitial = (scanned: ScannedText, token: number): boolean =>
  scanned.endOf(token) - scanned.startOf(token) === 1 && scanned.wordOf(token + 1) === ".";

/** Whether a field's words can be a person: some word is a name by the table, or two words are no English ones. */
function isNamedField({ scanned, facts }: NameText, first: number, end: number, hasColon: boolean): boolean {
  let named = 0;
  let unknown = 0;
  for (let token = first; token < end; token++) {
    const own = facts[token] ?? 0;
    if (givenWeight(own) >= 1 && commonWeight(own) < 3) named += 2;
    else if (surnameWeight(own) >= 1) named += 1;
    else if (isWordClass(scanned.classOf(token)) && (!isKnown(own) || isInitial(scanned, token))) unknown++;
  }
  return hasColon ? named + unknown >= 2 : named >= 2;
}
