const wordsOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words that carry no subject matter: a phrase of the catalogue is looked for as if they were not there. */
export const FUNCTION_WORDS = wordsOf(`
  a an the this that these those of at in on to for from by with as and or but if so than then also just only please pls
  i me my mine we us our ours you your it its they them their he she his her who whose which what whats when where why how
  hows is are was were be been being am do does did can could would should will may might must have has had not no any some all
  each every both there here about into over under up out
`);

/** Words with which a question asks, and which tell nothing of what it asks for. */
export const ASKING_WORDS = wordsOf(`
  show tell give compute calculate calc report find get want need know see run work let look help check figure number value
  results result please thanks thank hi hello hey like question answer quick quickly current currently
  portfolio book holdings positions fund stock share shares price prices series data asset name period history sample
`);

/** Everyday English that is neither a ticker in lower case, nor a company, nor a mistyped term of the catalogue. */
export const ORDINARY_WORDS = wordsOf(`
  able above across act add after again against age ago air amid among annual another anyone anything apart apply april are area around
  ask asset assets august average away back bad based basis beat been before below benchmark best better between big bond bonds book both
  bought buy call came can cap car case cash cat change close coal code cold come common company compare compared conditions
  confidence control convention cost costs currency daily data date day days deal december decade default desk did done down drop during
  early earn ease easy end entire equal equity estimate even ever everyone everything exact example exchange expected extent fact fair
  fall far fast february few file firm first fit five flow follow free friday full fund funds gain gains game gap general go gold good
  great group growth half happen hard harder has hedge held high higher history hit hold holding holdings home house hot however human
  ice idea important index indices industry inflation instance interest into invest investment investor january job july june keep key
  kind large largest last late least left less let level life like limit limits line list little long look lose losing loss losses
  lot love low lower made main major make management many march market markets maximum may mean means measure metric method mind
  minimum minute model monday money month monthly months more most move much name names nasty near need net never new next nice
  normal november now october off offer oil old once one open order other others out over own paid part past pay peer per perform performance
  period person place plan play please plus point policy portfolio position positions possible previous price prices private profit
  purpose quarter quarterly quick rate rates real really recent rest return returns right rise risk risks rough rule run safe
  sale same sample saturday save say sea second sector security see sell september series several shall shape share sharp shares
  short show side simple since single six size small sold some soon sort spread standard start state steel still stock stocks strong
  such sum sun sunday super sure swing take talk target tax team tell ten term terms test than thing think third three through thursday time
  times today together told top total track trade trading trend true try tuesday turn two type typical unit us use used using usual
  value values very via view wait want war watch way wealth wednesday week weekly weeks well went while whole why wide will win
  window without word work world worse worst year yearly years yes yesterday yet you zero
`);

/** Upper-case words of the trade that are not the ticker of anything. */
export const ABBREVIATIONS = wordsOf(`
  VAR ES CVAR ETL MDD DD SR IR TE RF RFR MAR CAGR CAPM APT TWR MWR IRR NPV PV NAV AUM PNL ROI ROE ROA EPS PE EBIT EBITDA EWMA GARCH PCA
  SD STD STDEV VOL CORR COV AVG MAX MIN USD EUR GBP JPY CHF CNY CAD AUD NZD SEK NOK DKK HKD SGD INR US USA UK EU UN EM DM FX IT AI
  ETF ETFS REIT OTC IPO CEO CFO CRO CIO ECB FED SEC FCA ESMA BIS IMF GDP CPI PPI PMI QE YTD MTD QTD YOY QOQ MOM EOD EOY BPS BP PCT
  FRTB SA IMA RWA LCR NSFR ICAAP UCITS AIFM MIFID IFRS GAAP ESG LIBOR SOFR SONIA ESTR OIS CDS CDO ABS MBS DCF WACC KPI API CSV JSON
  HTTP PDF FAQ FYI ASAP ETA TBD NB PS OK AM PM AND OR NOT THE FOR OF IN ON TO VS AT BY IS ARE WAS BE IF MY OUR ITS ALL ANY HOW WHAT
  WHY WHO PLS DO DOES Q A I II III IV CALC COMPUTE SHOW GIVE TELL RISK BETA ALPHA SHARPE SORTINO
`);

/** Words of risk and money: a question that has one of them may be answered from documents, though nothing is to be computed. */
export const SUBJECT_WORDS = wordsOf(`
  risk policy limit limits exposure exposures concentration liquidity leverage counterparty hedge hedging collateral margin compliance
  governance mandate guideline guidelines regulation regulatory regulator basel capital stress scenario scenarios backtest backtesting
  escalation escalate breach breaches approval approve committee covenant diversification rebalance rebalancing rating default drawdown
  volatility return returns benchmark credit market operational convention conventions methodology revenue income earnings profit debt
  cash dividend dividends filing assets liabilities equity valuation model audit audited report reporting exception exceptions
  trader traders trading desk treasury currency inflation rate rates issuer sector portfolio confidence deadline waiver committee officer manager review reviewed breached escalated
  threshold trigger weight position positions history observations figure calculation calculate annualise annualised loss losses
`);
