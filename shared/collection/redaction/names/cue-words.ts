/** What a word says about the names beside it. A word has one role; later lists yield to earlier ones. */
export const ROLE = {
  none: 0,
  title: 1,
  particle: 2,
  suffix: 3,
  initialism: 4,
  kin: 5,
  party: 6,
  label: 7,
  greeting: 8,
  signOff: 9,
  payVerb: 10,
  speechVerb: 11,
  office: 12,
  firmWord: 13,
  calendar: 14,
  pronoun: 15,
  toward: 16,
  article: 17,
  actor: 18,
  place: 19,
  eponymWord: 20,
  stopWord: 21,
  /** A firm, product or place of one word that reads like a name. */
  brand: 22,
} as const;

const WORDS: readonly (readonly [number, string])[] = [
  [
    ROLE.title,
    "mr mrs ms miss mx dr prof professor sir dame madam madame mme mlle monsieur herr frau fräulein señor señora sr sra srta don doña dott dottor signor signora sig rev reverend fr captain capt sgt lt col gen judge justice hon lord lady rabbi imam sheikh shri smt sri dhr mevr meneer mevrouw",
  ],
  [
    ROLE.particle,
    "de da do dos das di del della dello dei degli du des la le los las van von vom zu zum zur den der ter ten af av bin bint ibn al el abu ben e y i mac mc st o d san santa",
  ],
  [ROLE.suffix, "jr snr jnr ii iii iv phd md esq esquire cpa cfa mba dds dvm mbe obe kbe qc kc"],
  [
    ROLE.kin,
    "friend wife husband son daughter brother sister mother father mom mum dad mommy daddy boss landlord landlady roommate flatmate neighbour neighbor colleague coworker partner girlfriend boyfriend fiance fiancee cousin aunt uncle nephew niece grandson granddaughter grandmother grandfather grandma grandpa buddy tutor babysitter nanny plumber dentist accountant lawyer spouse ex stepson stepdaughter tenant housemate mate teacher doctor gardener cleaner mechanic",
  ],
  [
    ROLE.party,
    "client customer beneficiary holder payee payer recipient sender borrower lender guarantor applicant employee contact attn attention signatory undersigned trustee owner cardholder insured policyholder accountholder complainant claimant debtor creditor donor investor member user caller patient guardian executor nominee subscriber depositor grantor grantee lessee lessor mortgagor purchaser seller buyer witness shareholder supervisor manager advisor adviser officer agent representative rep author counsel cosigner",
  ],
  [
    ROLE.label,
    "name surname firstname lastname fullname forename middlename nom prénom apellido apellidos nombre vorname nachname naam cognome nome named called known by from to cc bcc signed prepared approved reviewed submitted",
  ],
  [ROLE.greeting, "dear hi hello hey hiya greetings morning afternoon evening hola bonjour hallo ciao"],
  [
    ROLE.signOff,
    "regards sincerely thanks thank cheers best yours respectfully cordially faithfully truly warmly grüßen saludos cordialement saluti",
  ],
  [
    ROLE.payVerb,
    "send pay transfer wire give venmo zelle remit owe lend deposit refund reimburse move paypal forward sent paid transferred wired gave owed owes lent transferring sending paying wiring sends pays request requested requesting received receive",
  ],
  [
    ROLE.speechVerb,
    "said says told tells added adds argued argues warned warns noted notes wrote writes explained explains joined joins resigned resigns retired founded predicted predicts commented confirmed testified replied asked asks believes thinks stated declined recalled insisted acknowledged estimates expects",
  ],
  [
    ROLE.office,
    "ceo cfo coo cto cio cmo cro chairman chairwoman chairperson chair president director chief executive secretary treasurer minister senator governor economist analyst strategist founder cofounder vp svp evp partner principal head spokesman spokeswoman spokesperson congressman congresswoman representative mayor commissioner trader banker boss prosecutor attorney professor entrepreneur billionaire heir managing veteran",
  ],
  [
    ROLE.firmWord,
    "inc incorporated corp corporation co company llc llp lp ltd limited plc ag gmbh sa nv bv spa ab asa oyj kk group holding holdings bank bancorp bancshares capital partners fund funds trust securities asset assets management investments investment advisors advisers insurance financial finance ventures associates industries international technologies systems solutions services enterprises brothers bros sons stores airlines motors energy oil gas pharmaceuticals pharma labs laboratories foods brands media entertainment studios university college school institute foundation hospital church association federation union league club committee commission agency department ministry bureau board exchange index etf reit etfs shares stock bonds portfolio realty properties markets global worldwide airways steel mining resources research healthcare networks lifesciences sciences software semiconductor retail savings credit mutual life equity estates chemicals",
  ],
  [
    ROLE.calendar,
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun today tomorrow yesterday easter christmas q1 q2 q3 q4",
  ],
  [
    ROLE.eponymWord,
    "ratio model models test tests theorem formula distribution process simulation simulations index alpha beta effect law laws act rule rules theory paradox method measure curve frontier criterion equation equations estimator filter copula matrix portfolio algorithm decomposition inequality statistic statistics coefficient number process average averages score yield swap option options bill amendment clause agreement committee accord plan award prize street avenue road bridge airport stadium hotel tower square county city valley river lake mount park island beach",
  ],
  [
    ROLE.brand,
    "danone holcim sika maersk hapag novo nordisk rivian lucid fisker mondelez lululemon vontobel deere caterpillar hermes dior gucci prada kering richemont burberry lvmh loreal unilever nestle lindt barilla heineken carlsberg anheuser diageo pernod ricard bayer basf merck roche novartis sandoz sanofi servier ipsen lonza givaudan clariant sandvik electrolux ericsson nokia philips asml infineon siemens thyssenkrupp henkel beiersdorf adidas puma nike reebok asics lego ikea zara inditex aldi lidl tesco sainsbury morrisons waitrose carrefour auchan casino sodexo accor vinci bouygues veolia engie enel iberdrola repsol telefonica ferrovial stellantis peugeot citroen renault fiat ferrari maserati lamborghini pirelli michelin continental volkswagen audi porsche daimler bmw volvo scania saab skoda toyota nissan mazda subaru suzuki kawasaki yamaha isuzu komatsu hitachi toshiba panasonic sony canon nikon fujitsu kyocera murata nintendo olympus shiseido kao takeda astellas eisai daiichi softbank rakuten nomura daiwa mizuho hyundai kia samsung lotte posco tencent alibaba baidu xiaomi huawei lenovo meituan pinduoduo didi geely nio xpeng infosys wipro tata mahindra bajaj birla adani ambani hindalco larsen godrej airtel petrobras vale itau bradesco embraer natura nubank cemex bimbo femsa televisa pemex avianca halliburton schlumberger baker hess chevron exxon conoco phillips valero marathon occidental devon pioneer apache anadarko kinder williams enbridge suncor cenovus teck barrick newmont glencore rio bhp anglo fortescue freeport alcoa nucor arcelormittal boeing airbus lockheed raytheon northrop honeywell rolls safran thales leonardo dassault embraer bombardier ryanair easyjet lufthansa qantas emirates delta jetblue marriott hilton hyatt wyndham carnival disney hasbro mattel nielsen kellogg heinz campbell hershey wrigley tyson hormel smucker conagra kroger safeway albertsons publix wegmans walgreens costco walmart lowes nordstrom macys kohls dillard sephora ulta tiffany cartier bulgari swatch rolex omega chanel versace armani moncler tod ferragamo cisco intel nvidia qualcomm broadcom micron oracle adobe autodesk intuit workday salesforce servicenow snowflake palantir datadog twilio shopify etsy ebay wayfair chewy peloton roku spotify netflix hulu paramount comcast verizon vodafone orange altria reynolds imperial pfizer moderna amgen biogen gilead regeneron vertex abbvie abbott medtronic stryker zimmer baxter becton humana cigna aetna anthem centene lennar pulte horton zillow redfin opendoor citadel bridgewater blackstone carlyle apollo kkr ares tpg cerberus elliott starboard trian icahn pershing lazard evercore moelis rothschild jefferies nomura macquarie allianz axa generali zurich swiss chubb aflac allstate progressive geico travelers hartford prudential metlife manulife ping nasdaq moody fitch experian equifax transunion visa mastercard amex paypal stripe adyen klarna affirm wise revolut monzo chime robinhood schwab vanguard fidelity invesco nuveen pimco firefox github gitlab docker kubernetes firestore apache mozilla vertex gemini claude copilot linux ubuntu debian python java kotlin jest vitest biome",
  ],
  [
    ROLE.brand,
    "afghanistan albania algeria andorra angola argentina armenia austria azerbaijan bahamas bahrain bangladesh barbados belarus belgium belize benin bermuda bhutan bolivia bosnia botswana brunei bulgaria burundi cambodia cameroon chile colombia comoros congo croatia cyprus czechia dominica ecuador egypt eritrea estonia ethiopia fiji finland gabon gambia ghana gibraltar greece greenland grenada guatemala guernsey guinea guyana haiti honduras hungary iceland indonesia jamaica kazakhstan kenya kosovo kuwait kyrgyzstan laos latvia lesotho liberia libya liechtenstein lithuania luxembourg macao macau madagascar malawi malaysia maldives malta mauritania mauritius moldova monaco mongolia montenegro morocco mozambique myanmar namibia nepal nicaragua niger nigeria oman pakistan palestine panama paraguay peru philippines poland portugal qatar romania rwanda samoa senegal serbia seychelles singapore slovakia slovenia somalia sudan suriname syria taiwan tajikistan tanzania thailand togo tonga trinidad tunisia turkmenistan uganda uruguay uzbekistan vanuatu venezuela vietnam yemen zambia zimbabwe alabama alaska arizona arkansas colorado connecticut hawaii idaho illinois iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri nebraska nevada oklahoma oregon pennsylvania tennessee utah vermont wisconsin wyoming ontario quebec alberta manitoba saskatchewan queensland tasmania bavaria catalonia lombardy tuscany normandy brittany saxony scandinavia siberia crimea donbas kashmir punjab bengal gujarat maharashtra karnataka kerala mumbai delhi bangalore bengaluru chennai kolkata hyderabad pune karachi lahore islamabad dhaka colombo kathmandu beijing shanghai shenzhen guangzhou wuhan chongqing tianjin nanjing hangzhou seoul busan osaka kyoto nagoya yokohama fukuoka sapporo jakarta manila bangkok hanoi saigon dubai abu dhabi doha riyadh jeddah tehran baghdad cairo alexandria tunis algiers casablanca rabat nairobi kampala accra abuja johannesburg pretoria durban luanda harare lusaka moscow petersburg samara ryazan kazan kyiv kharkiv odesa minsk warsaw krakow prague budapest bucharest belgrade zagreb ljubljana bratislava athens istanbul ankara izmir rome naples turin genoa bologna madrid barcelona seville bilbao lisbon porto marseille toulouse bordeaux lille strasbourg brussels antwerp ghent amsterdam rotterdam utrecht eindhoven copenhagen aarhus stockholm gothenburg oslo bergen helsinki tampere tallinn riga vilnius reykjavik dublin cork belfast edinburgh glasgow cardiff manchester birmingham liverpool leeds sheffield bristol basel bern lausanne lugano salzburg graz munich hamburg cologne stuttgart dusseldorf leipzig dresden hannover nuremberg montreal ottawa vancouver calgary edmonton winnipeg halifax havana bogota medellin quito caracas guayaquil buenos aires montevideo asuncion brasilia recife tijuana monterrey guadalajara davos maastricht wall manhattan brooklyn queens bronx harlem philadelphia baltimore pittsburgh cincinnati detroit milwaukee minneapolis omaha albuquerque tucson sacramento honolulu tampa memphis nashville louisville permian eagle bakken gulf atlantic pacific baltic balkan mediterranean arctic congress senate kremlin pentagon nato opec unesco unicef henryhub anheuser busch petrobras",
  ],
  [
    ROLE.pronoun,
    "i i'm im me my you your he she him her his hers they them we us it its our their who whom whose himself herself mine myself yourself",
  ],
  [ROLE.toward, "for with between and or against about on behalf of at in as via"],
  [ROLE.article, "the a an this that these those another each every any some no"],
  [
    ROLE.actor,
    "is was are were am has had have will would can could should shall did does do be been being went lives lived works worked called born died moved married opened closed holds held owns owned earns needs wants",
  ],
  [
    ROLE.place,
    "north south east west new york london paris tokyo hong kong singapore frankfurt zurich geneva washington boston chicago houston dallas francisco angeles diego seattle denver atlanta miami austin phoenix jackson lincoln florida texas california georgia virginia carolina america europe asia africa china india japan germany france britain england scotland ireland wales canada mexico brazil spain italy russia ukraine israel iran iraq turkey korea taiwan australia zealand netherlands switzerland sweden norway denmark jersey ohio indiana delaware nevada charlotte madison orlando santiago jordan chad cuba lebanon lagos milan vienna lima lyon nice victoria adelaide sydney perth toronto",
  ],
  [
    ROLE.stopWord,
    "if then than so but not yes please how what when where why which there here just only also very now new old more less most all both account accounts number balance money cash dollars bucks euros pounds usd eur gbp card loan payment transfer checking savings current mortgage email phone address date amount rent bills bill invoice ssn dob iban routing order status",
  ],
];

/** Every cue word, in lower case, with its role. */
export const CUE_WORDS: ReadonlyMap<string, number> = new Map(
  [...WORDS].reverse().flatMap(([role, words]) => words.split(" ").map((word) => [word, role] as const)),
);
