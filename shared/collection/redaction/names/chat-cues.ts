import { hashWord } from "../scan-text.ts";
import { TOKEN_CLASS } from "../token-class.ts";
import { ROLE } from "./cue-words.ts";
import { commonWeight, givenWeight, isKnown, roleOf, surnameWeight } from "./name-lexicon.ts";
import { CERTAINTY, type NameMarks } from "./name-marks.ts";
import { isTokenOf, isWordClass, type NameText } from "./name-text.ts";

const MAX_NAME_WORDS = 4;
const PAYMENT_REACH = 8;
const MIN_UNKNOWN_LENGTH = 4;

/** How much a word must look like a name after a cue: `strong` cues take words that no table knows. */
type CueStrength = "strong" | "plain";

const [IS, S, AM, M, IM, THIS, IT, I] = ["is", "s", "am", "m", "im", "this", "it", "i"].map(hashWord);

/** Marks lower-case names in chat: "send 200 to maria gonzalez", "my name is …", "my brother matthew", "mrs kowalski". */
export function markChatNames(text: NameText, marks: NameMarks): void {
  const { scanned, facts } = text;
  let paymentUntil = -1;
  for (let token = 0; token < scanned.tokenCount; token++) {
    if (!isWordClass(scanned.classOf(token))) continue;
    const role = roleOf(facts[token] ?? 0);
    const next = isTokenOf(scanned, token + 1, ".") ? token + 2 : token + 1;
    if (role === ROLE.payVerb) {
      paymentUntil = token + PAYMENT_REACH;
      if (isPaidAfter(text, token + 1)) markChatName(text, marks, token + 1, "plain");
    } else if (role === ROLE.title && isLower(text, next)) markChatName(text, marks, next, "strong");
    else if (role === ROLE.kin || role === ROLE.greeting) markChatName(text, marks, token + 1, "plain");
    else if (role === ROLE.label) markAfterLabel(text, marks, token, token <= paymentUntil);
    else if (isSelfIntroduction(text, token)) markChatName(text, marks, token + 1, "plain");
    else if (isFullName(text, token)) markChatName(text, marks, token, "plain");
  }
}

const isLower = ({ scanned }: NameText, token: number): boolean =>
  scanned.classOf(token) === TOKEN_CLASS.lower;

/** "to NAME", "from NAME" in a payment; "name is NAME" anywhere. */
function markAfterLabel(text: NameText, marks: NameMarks, token: number, isPayment: boolean): void {
  const { scanned } = text;
  const word = scanned.wordOf(token).toLowerCase();
  if (word === "to" || word === "from") markChatName(text, marks, token + 1, isPayment ? "strong" : "plain");
  else if (word.endsWith("name")) {
    const verb = scanned.wordOf(token + 1).toLowerCase();
    if (verb === "is" || verb === ":") markChatName(text, marks, token + 2, "strong");
    else if (/^['’]$/.test(verb)) markChatName(text, marks, token + 3, "strong");
  }
}

/** "send maria 40", "owe tom $5", "pay jamal back": a name and then an amount, a pronoun's word or the end. */
function isPaidAfter({ scanned, facts }: NameText, first: number): boolean {
  const own = facts[first] ?? 0;
  if (givenWeight(own) === 0 || commonWeight(own) === 3) return false;
  for (let token = first + 1; token < first + 4; token++) {
    const tokenClass = scanned.classOf(token);
    if (tokenClass === TOKEN_CLASS.digits || "$€£?".includes(scanned.wordOf(token))) return true;
    if (tokenClass !== TOKEN_CLASS.lower) return false;
  }
  return commonWeight(own) <= 1;
}

/** "i am NAME", "i'm NAME", "im NAME", "this is NAME", "it's NAME". */
function isSelfIntroduction({ scanned, facts }: NameText, token: number): boolean {
  const word = scanned.hashOf(token);
  if (word !== IS && word !== S && word !== AM && word !== M && word !== IM) return false;
  const next = facts[token + 1] ?? 0;
  const isName = givenWeight(next) >= 2 && commonWeight(next) <= 1;
  const isTwo = surnameWeight(facts[token + 2] ?? 0) >= 2 && commonWeight(facts[token + 2] ?? 0) <= 1;
  if (!isName && !(givenWeight(next) >= 1 && isTwo)) return false;
  if (word === IM) return true;
  const before = scanned.hashOf(isTokenOf(scanned, token - 1, "'’") ? token - 2 : token - 1);
  return word === IS || word === S ? before === THIS || before === IT : before === I;
}

/** Two lower-case words, the first mostly a given name and the second mostly a surname. */
function isFullName(text: NameText, token: number): boolean {
  const own = text.facts[token] ?? 0;
  const next = text.facts[token + 1] ?? 0;
  if (givenWeight(own) < 2 || surnameWeight(next) < 2 || !isLower(text, token) || !isLower(text, token + 1))
    return false;
  return (
    commonWeight(own) + commonWeight(next) <= 1 && roleOf(own) === ROLE.none && roleOf(next) === ROLE.none
  );
}

/** Marks the lower-case name that begins at a token, if one does. */
function markChatName(text: NameText, marks: NameMarks, first: number, strength: CueStrength): void {
  const { scanned, facts } = text;
  if (!isLower(text, first) || !mayBeFirst(text, first, strength)) return;
  marks.mark(first, CERTAINTY.chat);
  let token = first;
  for (let words = 1; words < MAX_NAME_WORDS; words++) {
    const gap = scanned.wordOf(token + 1);
    const isTied = /^[-'’]$/.test(gap) && scanned.startOf(token + 2) === scanned.endOf(token) + 1;
    token += isTied ? 2 : 1;
    if (!isLower(text, token)) return;
    const isParticle = roleOf(facts[token] ?? 0) === ROLE.particle && mayBeNext(text, token + 1);
    if (scanned.wordOf(token) === "s" || !(isParticle || mayBeNext(text, token))) return;
    marks.mark(token, CERTAINTY.chat);
  }
}

function mayBeFirst({ scanned, facts }: NameText, token: number, strength: CueStrength): boolean {
  const own = facts[token] ?? 0;
  if (roleOf(own) !== ROLE.none) return false;
  const common = commonWeight(own);
  const weight = Math.max(givenWeight(own), surnameWeight(own) - 2);
  if (strength === "plain") return weight >= 2 && common <= 1 && givenWeight(own) >= 1;
  if (!isKnown(own)) return scanned.endOf(token) - scanned.startOf(token) >= MIN_UNKNOWN_LENGTH;
  return (
    givenWeight(own) + surnameWeight(own) > 0 && (common <= 1 || (common === 2 && weight >= 3) || weight >= 5)
  );
}

function mayBeNext({ scanned, facts }: NameText, token: number): boolean {
  const own = facts[token] ?? 0;
  if (roleOf(own) !== ROLE.none) return false;
  if (!isKnown(own))
    return (
      scanned.classOf(token) === TOKEN_CLASS.lower &&
      scanned.endOf(token) - scanned.startOf(token) >= MIN_UNKNOWN_LENGTH
    );
  return commonWeight(own) <= 1
    ? givenWeight(own) + surnameWeight(own) > 0
    : surnameWeight(own) >= 6 && commonWeight(own) === 2;
}
