/** Words that say what the value beside them is. `phrases` name it firmly; `hints` only when it stands directly beside. */
interface CueWords {
  readonly phrases: readonly string[];
  readonly hints: readonly string[];
}

const words = (text: string): readonly string[] => text.split("|").map((word) => word.trim());

/** Writes each of the subjects before each of the nouns: "account" and "number" give "account number" and "accountnumber". */
const named = (subjects: string, nouns = NUMBER_NOUNS): readonly string[] =>
  words(subjects).flatMap((subject) =>
    words(nouns).flatMap((noun) => [`${subject} ${noun}`, `${subject}${noun}`.replace(/ /g, "")]),
  );

const NUMBER_NOUNS = "number|no|nr|num|#|id|identifier|code|ref|reference";

/** Every cue by the kind of value that it announces. `other` names numbers that are nobody's. */
export const CUES = {
  account: {
    phrases: [
      ...named(
        "account|acct|acc|a/c|bank account|checking account|savings account|brokerage account|current account|beneficiary account|deposit account|custody account|ira|bban",
        "number|no|nr|num|#|id|ref|reference",
      ),
      ...words(
        "account with number|kontonummer|konto-nr|numéro de compte|número de cuenta|numero di conto|rekeningnummer|konto",
      ),
    ],
    hints: words("account|accounts|acct|a/c|checking|savings|ira|compte|cuenta|clabe"),
  },
  customer: {
    phrases: [
      ...named(
        "customer|client|policy|loan|case|claim|member|membership|contract|application|subscriber|patient|employee|cif|crn|mortgage|policyholder|borrower|user|kunden|ticket holder|taxpayer reference|mrn",
      ),
      ...words(
        "kundennummer|numéro client|cust no|cust id|custno|custid|policy holder no|medical record number|nhs policy",
      ),
    ],
    hints: words("customer|client|policy|loan|policyholder|cif|crn|membership"),
  },
  routing: {
    phrases: [
      ...named("routing|aba|routing transit|rtn|transit"),
      ...words("aba routing|routing|aba|rtn|ach routing|fedwire"),
    ],
    hints: [],
  },
  sortCode: {
    phrases: words("sort code|sortcode|sort codes|bank sort code|bsb|bsb number|blz|bankleitzahl"),
    hints: [],
  },
  bic: {
    phrases: words(
      "swift|bic|swift code|bic code|swiftcode|swift bic|bic swift|swift number|swiftbic|biccode",
    ),
    hints: [],
  },
  iban: { phrases: words("iban|iban number|ibannumber|iban no|iban code"), hints: [] },
  card: {
    phrases: [
      ...named("card|credit card|debit card|visa|mastercard|amex|card account|payment card"),
      ...words("credit card|debit card|creditcard|pan|visa card|kreditkarte|carte bancaire|tarjeta"),
    ],
    hints: words("card|visa|mastercard|amex|american express|discover|maestro|cc"),
  },
  cvv: {
    phrases: words(
      "cvv|cvc|cvv2|cvc2|cid|card verification value|card verification code|verification value|card security code|security code|securitycode|cardcvv|cvvcode",
    ),
    hints: [],
  },
  expiry: {
    phrases: words(
      "exp|expiry|expires|expiration|exp date|expiry date|expiration date|valid thru|valid through|valid until|good thru|expirydate|expirationdate|expdate|cardexpiry",
    ),
    hints: [],
  },
  ssn: {
    phrases: [
      ...named("social security|ssn|social"),
      ...words("ssn|social security|ssns|social insurance number ssn|socialsecurity|soc sec"),
    ],
    hints: words("social"),
  },
  itin: { phrases: words("itin|individual taxpayer identification number|itin number"), hints: [] },
  ein: {
    phrases: words(
      "ein|fein|employer identification number|employer id|employer id number|federal tax id|ein number",
    ),
    hints: [],
  },
  nationalId: {
    phrases: [
      ...named(
        "national|national identity|national identification|national insurance|tax|taxpayer|taxpayer identification|social insurance|nino|sin|pan|aadhaar|aadhar|identity|identity card|id card|uid|bsn|pesel|cpf|cnp|nif|nie|dni|nir|cuil|rut|curp|tfn|pps|nhs|utr|personal|identification|civil|resident|citizen service|fiscal|emirates|medicare",
      ),
      ...words(
        "national id|nino|social insurance number|aadhaar|aadhar|bsn|pesel|cpf|cnp|dni|nie|nif|codice fiscale|tax file number|personnummer|personal number|steuer-id|steuer-idnr|steuerid|steueridentifikationsnummer|idnr|numéro de sécurité sociale|nir|insee|burgerservicenummer|fødselsnummer|cpr|hetu|henkilötunnus|ahv|curp|tfn|ppsn|nric|utr|nhs number|rijksregisternummer|rodné číslo|steuernummer|svnr|resident registration number|identity card|id number|permanent account number|pan card|unique taxpayer reference",
      ),
    ],
    hints: words("pan|sin|tax id|tin"),
  },
  passport: {
    phrases: [...named("passport"), ...words("passport|passeport|reisepass|pasaporte|passaporto|passports")],
    hints: [],
  },
  licence: {
    phrases: [
      ...named(
        "driver license|drivers license|driver's license|driving license|driving licence|driver licence|driver's licence|drivers licence|driver lic|dl|license plate|licence|license",
      ),
      ...words(
        "driver license|drivers license|driver's license|driving license|driving licence|driver licence|driver's licence|drivers licence|driverslicense|driverlicense|drivinglicence|führerschein|permis de conduire|dl",
      ),
    ],
    hints: [],
  },
  phone: {
    phrases: [
      ...named(
        "phone|telephone|tel|mobile|mobile phone|cell|cell phone|fax|contact|whatsapp|home phone|work phone|daytime phone|office phone|landline",
      ),
      ...words(
        "phone|telephone|tel|mobile|cell|cellphone|fax|whatsapp|call me|call us|text me|call him|call her|reach me|reach us|reach him|reach her|ring me|dial|telefon|handy|téléphone|teléfono|telefono|mobil|ph|hotline|sms|voicemail|phones|callback|call back|reached",
      ),
    ],
    hints: words("call|text|reach|ring|contact|number is|my number"),
  },
  birth: {
    phrases: words(
      "born|dob|d.o.b|date of birth|birth date|birthdate|birthday|dateofbirth|geboren|geb|né le|née le|nacido|nacida|fecha de nacimiento|geburtsdatum|date de naissance|data di nascita|birth|birthdays",
    ),
    hints: [],
  },
  secret: {
    phrases: words(
      "password|passwd|pwd|passphrase|passwort|mot de passe|contraseña|secret|secret key|secretkey|api key|apikey|api token|access key|access token|accesstoken|access key id|secret access key|auth token|authtoken|token|bearer|authorization|private key|privatekey|client secret|clientsecret|seed phrase|recovery phrase|mnemonic|login password|refresh token|session token|sessiontoken|security answer|credentials",
    ),
    hints: [],
  },
  pin: {
    phrases: words(
      "pin|pin code|pin number|pincode|passcode|otp|one-time code|one time password|verification code|one-time passcode",
    ),
    hints: [],
  },
  ip: {
    phrases: words(
      "ip|ip address|ipaddress|ipv4|ipv6|ip addr|client ip|remote addr|clientip|host|hostname|logged in from|login from",
    ),
    hints: [],
  },
  wallet: {
    phrases: words(
      "wallet|wallet address|walletaddress|bitcoin|btc|ethereum|eth|bitcoin address|btc address|eth address|crypto address|crypto wallet|litecoin|ltc|dogecoin|usdt|tron|ripple|xrp|solana|monero",
    ),
    hints: [],
  },
  other: {
    phrases: [
      ...named(
        "order|trade|invoice|ticket|transaction|accession|filing|file|commission file|registration|series|deal|batch|serial|tracking|isin|cusip|sedol|lei|figi|cik|gvkey|permno|wkn|docket|form|release|version|build|model|section|chapter|table|page|line|row|step|exhibit|rule|article|paragraph",
      ),
      ...words(
        "isin|cusip|sedol|lei|figi|cik|gvkey|permno|wkn|version|section|sections|release|build|firmware|v|accession|volume|notional|shares|revision|clause|appendix|exhibit|article|paragraph|chapter|sec|figure|note|order|trade|invoice",
      ),
    ],
    hints: [],
  },
} satisfies Record<string, CueWords>;

export type CueKind = keyof typeof CUES;

/** Words that may stand between a hint and its value. */
export const FILLERS = words(
  "is|was|are|no|nr|num|number|numbers|id|code|ending|ending in|the|my|your|his|her|our|their|under|to|from|on|on file|at|it's|its|and|or|please|me|us|him|following|new|old|current|holder|details|be|value|real|actual|full|primary|secondary|home|work|office|both|this|that|these|via|by|also|reads|listed|registered|used|using|ref|reference|type|us|uk|eu|am|tel|direct|belongs|equals|shown|given|recorded|issued|valid|only|not",
);
