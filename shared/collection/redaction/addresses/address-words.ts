import { hashWord } from "../scan-text.ts";

/** What a word says about an address around it. */
export const PLACE_WORD = {
  none: 0,
  /** "Street": stands after its name, and is hardly anything else. */
  street: 1,
  /** "Court": stands after its name, and is often something else. */
  weakStreet: 2,
  /** "Rue", "Via", "Calle": stands before its name. */
  streetBefore: 3,
  unit: 4,
  direction: 5,
  state: 6,
  country: 7,
  cue: 8,
  particle: 9,
  floor: 10,
  box: 11,
  number: 12,
} as const;

const WORDS: readonly (readonly [number, string])[] = [
  [
    PLACE_WORD.particle,
    "of de la le les des du del della delle dei di da do dos das d l el los las den der dem zum zur am an im auf van ten op in sur the saint and y und",
  ],
  [
    PLACE_WORD.unit,
    "apt apartment suite ste unit flat room rm bldg building wohnung appartement appt piso puerta interno scala plot door shop office tower block wing level lot sector phase house",
  ],
  [PLACE_WORD.floor, "floor fl étage etage stock og planta piano verdieping"],
  [
    PLACE_WORD.street,
    "street st avenue ave av boulevard blvd road rd lane ln drive dr parkway pkwy highway hwy terrace ter tce crescent cres mews turnpike tpke freeway expressway expy causeway esplanade marg nagar salai street's straße strasse str laan straat gade vej gatan vägen veien",
  ],
  [
    PLACE_WORD.weakStreet,
    "court ct place pl square sq way close circle cir trail trl loop plaza walk row rise hill hills gardens gate grove green park path pike pass run alley aly cove cv crossing xing point pt ridge view vista heights hts bend bypass ramp quay wharf yard chowk gali bazaar layout colony enclave vihar estate junction landing manor meadow meadows mill mills orchard spring springs station throughway tunnel union valley viaduct village ville well wells extension ferry field fields ford forest forge fork fort glen harbor haven hollow island isle keys knoll lake lodge mission motorway mountain neck oval overpass port prairie radial ranch rapids rest river shoal shore skyway spur stravenue stream summit trace track trafficway corner course creek crest curve dale dam divide falls fall branch bridge brook burg camp canyon cape center cliff club common corners burgs brooks inlet",
  ],
  [
    PLACE_WORD.streetBefore,
    "rue allée allee impasse chemin cours quai via viale vicolo corso piazza piazzale largo strada calle avenida avda paseo plaza carrera camino ronda rua travessa alameda rodovia ulica ul ulitsa prospekt ulice carrer passeig avinguda jalan jl route place boulevard avenue bd transversal diagonal calzada callejón privada praça",
  ],
  [PLACE_WORD.direction, "n s e w ne nw se sw north south east west northeast northwest southeast southwest"],
  [
    PLACE_WORD.state,
    "al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc pr gu vi ap ae aa nsw vic qld sa tas act nt on qc bc ab mb sk ns nb nl pe yt nu alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming ontario quebec alberta manitoba saskatchewan queensland victoria tasmania maharashtra karnataka gujarat rajasthan haryana punjab kerala telangana",
  ],
  [
    PLACE_WORD.country,
    "usa us uk u.s.a america england scotland wales ireland britain germany deutschland france spain españa italy italia netherlands nederland holland belgium belgië belgique switzerland schweiz suisse austria österreich sweden sverige norway norge denmark danmark finland suomi poland polska portugal greece turkey india china japan singapore malaysia australia canada mexico méxico brazil brasil argentina chile colombia uruguay israel egypt nigeria kenya russia ukraine romania hungary czechia luxembourg slovenia croatia serbia estonia latvia lithuania iceland pakistan bangladesh indonesia philippines thailand vietnam korea taiwan cyprus malta tunisia morocco greenland",
  ],
  [
    PLACE_WORD.cue,
    "address live lives lived living reside resides residing residence resident moved moving relocated adresse dirección direccion indirizzo adres anschrift wohnhaft domicilio located mailing shipping billing ship mail deliver delivery visit visited home house property",
  ],
  [PLACE_WORD.box, "box postfach postbus apartado boîte casella bp gpo pobox"],
  [PLACE_WORD.number, "no nr nº n° number num numéro numero"],
];

const SLOTS = 1 << 12;

/** `PLACE_WORD` by hash, in open addressing. */
class PlaceWords {
  private readonly keys = new Int32Array(SLOTS);
  private readonly kinds = new Uint8Array(SLOTS);

  constructor() {
    for (const [kind, words] of WORDS) for (const word of words.split(" ")) this.add(hashWord(word), kind);
  }

  kindOf(hash: number): number {
    let slot = hash & (SLOTS - 1);
    for (; this.kinds[slot] !== 0; slot = (slot + 1) & (SLOTS - 1))
      if (this.keys[slot] === hash) return this.kinds[slot] ?? 0;
    return PLACE_WORD.none;
  }

  private add(hash: number, kind: number): void {
    let slot = hash & (SLOTS - 1);
    for (; this.kinds[slot] !== 0; slot = (slot + 1) & (SLOTS - 1)) if (this.keys[slot] === hash) return;
    this.keys[slot] = hash;
    this.kinds[slot] = kind;
  }
}

const PLACE_WORDS = new PlaceWords();

/** The `PLACE_WORD` of a word by its `hashWord`; a word in several lists has the kind of the first. */
export const placeWordOf = (hash: number): number => PLACE_WORDS.kindOf(hash);

/** Ends of street names written as one word: "Hauptstraße", "Keizersgracht", "Mannerheimintie". */
export const STREET_ENDING =
  /(?:stra(?:ß|ss)e|str|weg|gasse|allee|platz|damm|ufer|steig|stieg|laan|straat|gracht|kade|plein|dreef|singel|(?<!bri|rene)gade|gata|gatan|vägen|vegen|veien|vej|gränd|torget|katu|[aei]ntie|polku|kuja|utca|út|tér|stræde|stien|backen|gaten|chaussee|markt|dijk|steeg|-ring|^ring)$/i;
