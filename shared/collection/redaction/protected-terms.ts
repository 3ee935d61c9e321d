const terms = (list: string): readonly string[] =>
  list
    .split(/[|\n]/)
    .map((term) => term.trim())
    .filter((term) => term !== "");

const FIRMS = terms(`
JPMorgan|JP Morgan|J.P. Morgan|JPMorgan Chase|JP Morgan Chase|J.P. Morgan Chase|Morgan Stanley
Goldman Sachs|Charles Schwab|Wells Fargo|Merrill Lynch|Lehman Brothers|Bear Stearns|Bank of America|BofA
Citigroup|Citibank|Citi|Deutsche Bank|Credit Suisse|UBS|Lloyds Bank|Lloyds Banking Group|HSBC|NatWest
Standard Chartered|Santander|Banco Santander|BNP Paribas|Société Générale|Societe Generale
Crédit Agricole|Credit Agricole|ING|Rabobank|ABN Amro|Commerzbank|UniCredit|Intesa Sanpaolo|Nordea
Danske Bank|Julius Baer|Lombard Odier|Edmond de Rothschild|Rothschild & Co|Evercore|Raymond James
Edward Jones|Stifel Nicolaus|Piper Sandler|T. Rowe Price|Franklin Templeton|Dodge & Cox|BlackRock
Fidelity Investments|State Street|Invesco|Janus Henderson|Capital Group|Northern Trust|Bridgewater
Bridgewater Associates|Renaissance Technologies|Two Sigma|D. E. Shaw|DE Shaw|Citadel|Jane Street
Millennium Management|Man Group|AQR|Elliott Management|Baupost|Pershing Square|Third Point
Berkshire Hathaway|Robert Half|Kraft Heinz|Procter & Gamble|Johnson & Johnson|Johnson Controls|Eli Lilly
Abbott Laboratories|Bristol Myers Squibb|Bristol-Myers Squibb|Becton Dickinson|Baxter International
Thermo Fisher|Thermo Fisher Scientific|Lockheed Martin|Northrop Grumman|General Dynamics|Rolls-Royce
Rolls Royce|Harley-Davidson|Harley Davidson|Ralph Lauren|Tommy Hilfiger|Michael Kors|Calvin Klein
Louis Vuitton|Christian Dior|Hugo Boss|Levi Strauss|Estee Lauder|Estée Lauder|Ross Stores
Dick's Sporting Goods|Trader Joe's|Wendy's|McDonald's|Ben & Jerry's|Macy's|Kohl's|Lowe's|Sotheby's
Moody's|Moody's Investors Service|Moody's Analytics|Standard & Poor's|Standard and Poor's|Fitch Ratings
Morningstar|Dun & Bradstreet|Arthur Andersen|Ernst & Young|PricewaterhouseCoopers|PwC|Deloitte|KPMG
McKinsey|McKinsey & Company|Bain & Company|Booz Allen|Booz Allen Hamilton|Marsh McLennan
Marsh & McLennan|Willis Towers Watson|Arthur J. Gallagher|Brown & Brown|Cantor Fitzgerald
Brown Brothers Harriman|Kidder Peabody|Drexel Burnham Lambert|Salomon Brothers|Smith Barney|Dean Witter
Paine Webber|PaineWebber|Alex. Brown|Alex Brown|Prudential|MetLife|Mutual of Omaha|John Hancock
Lincoln Financial|Lincoln National|Jackson National|Jackson Hewitt|Allstate|Nationwide|Liberty Mutual
Aflac|Swiss Re|Munich Re|W. R. Berkley|Apple|Microsoft|Alphabet|Google|Tesla|Nvidia|Intel|IBM|Cisco
Adobe|Salesforce|Netflix|PayPal|Mastercard|American Express|Walt Disney|Ford Motor|General Motors
General Electric|Mercedes-Benz|Siemens|Toyota|Mitsubishi|Nomura|Daiwa|Mizuho|Sumitomo|Infosys|Wipro
Walmart|Costco|JCPenney|J.C. Penney|Tyson Foods|Campbell Soup|Kellogg's|Hewlett-Packard|Hewlett Packard
Texas Instruments|Philip Morris|Martin Marietta|Archer Daniels Midland|Ingersoll Rand|Parker Hannifin
Stanley Black & Decker|Black & Decker|Sherwin-Williams|Sherwin Williams|Williams Companies
Williams-Sonoma|Williams Sonoma|Jack Henry|Jacobs Engineering|Jacobs Solutions|Quest Diagnostics|Enron
WorldCom|Wirecard|Theranos|Madoff Securities|Silicon Valley Bank|First Republic|Signature Bank
Washington Mutual|Countrywide|Fannie Mae|Freddie Mac|Sallie Mae|Ginnie Mae|Farmer Mac|Nellie Mae
Dow Jones|Dow|Reuters|Thomson Reuters|Bloomberg|Barron's|Jackson Hole
`);

const INDICES_AND_FUNDS = terms(`
S&P 500|S&P|Standard & Poor's 500|Dow Jones Industrial Average|Nasdaq Composite|Nasdaq 100|Russell 1000
Russell 2000|Russell 3000|Wilshire 5000|FTSE 100|FTSE 250|FTSE|FTSE Russell|DAX|MDAX|CAC 40
Euro Stoxx 50|Euro Stoxx|Stoxx 600|Nikkei 225|Nikkei|Topix|Hang Seng|Hang Seng Index|Shanghai Composite
Sensex|Nifty 50|Nifty|Bovespa|Ibovespa|Merval|Kospi|Kosdaq|Case-Shiller|Case Shiller|S&P Case-Shiller
MSCI World|MSCI|MSCI EAFE|VIX|MOVE Index|Philadelphia Fed|Empire State|Barclays Aggregate
Bloomberg Barclays|Magellan Fund|Wellington Fund|Windsor Fund|Templeton Growth|Herfindahl-Hirschman
Baltic Dry|Michigan Sentiment|Chicago Mercantile|Calpers|CalSTRS|TIAA
`);

const LAWS_AND_OFFICES = terms(`
Dodd-Frank|Dodd Frank|Dodd-Frank Act|Sarbanes-Oxley|Sarbanes Oxley|Sarbanes-Oxley Act|Glass-Steagall
Glass Steagall|Gramm-Leach-Bliley|Gramm Leach Bliley|Volcker Rule|Durbin Amendment|Humphrey-Hawkins
Humphrey Hawkins|Robinson-Patman|Clayton Act|Clayton Antitrust Act|Sherman Act|Sherman Antitrust Act
Hart-Scott-Rodino|Hart Scott Rodino|McCarran-Ferguson|McFadden Act|Williams Act|Taft-Hartley
Smoot-Hawley|Davis-Bacon|Stafford Act|Stafford loan|Pell Grant|Perkins loan|Roth IRA|Roth 401(k)
Coogan account|Regulation Z|Regulation D|Regulation E|Regulation S-K|Magnitsky Act|Hatch Act|Baker Plan
Brady bond|Brady bonds|Basel|Basel II|Basel III|Basel IV|Solvency II|Maastricht|Bretton Woods
Plaza Accord|Louvre Accord|Jones Act|Lanham Act|Hyde Amendment|Berne Convention|Hague|Wagner Act
Howey test|Chevron deference|Reves test|Cady Roberts
`);

const EPONYMS = terms(`
Sharpe ratio|Sortino ratio|Treynor ratio|Treynor-Black|Jensen's alpha|Jensen alpha|Calmar ratio
Sterling ratio|Burke ratio|Martin ratio|Ulcer index|Modigliani-Miller|Modigliani ratio|Omega ratio
Kelly criterion|Kelly fraction|Kelly bet|Half Kelly|Markowitz|Markowitz portfolio|Monte Carlo
Quasi-Monte Carlo|Black-Scholes|Black Scholes|Black-Scholes-Merton|Black-Litterman|Black Litterman
Black model|Black 76|Black-Karasinski|Black-Derman-Toy|Black swan|Black Monday|Merton model
Cox-Ross-Rubinstein|Cox-Ingersoll-Ross|Ho-Lee|Hull-White|Hull White|Heston model|Heath-Jarrow-Morton
Garman-Kohlhagen|Garman-Klass|Parkinson volatility|Nelson-Siegel|Nelson-Siegel-Svensson|Diebold-Li
Macaulay duration|Fisher effect|Fisher equation|Fisher index|Fama-French|Fama French|Fama-MacBeth
French factors|Altman Z|Altman Z-score|Beneish M-score|Piotroski F-score|Graham number|Graham and Dodd
DuPont|DuPont analysis|Du Pont|Gordon growth|Gordon model|Gordon growth model|Tobin's Q|Phillips curve
Taylor rule|Taylor series|Laffer curve|Okun's law|Lorenz curve|Pareto front|Nash equilibrium|Bayesian
Naive Bayes|Student's t|Student t|Welch's t-test|Wilcoxon|Mann-Whitney|Kolmogorov-Smirnov
Anderson-Darling|Shapiro-Wilk|Jarque-Bera|Durbin-Watson|Breusch-Pagan|Breusch-Godfrey|Ljung-Box
Box-Pierce|Box-Jenkins|Box-Cox|Dickey-Fuller|Augmented Dickey-Fuller|Phillips-Perron|Johansen test
Engle-Granger|Granger causality|Hausman test|Newey-West|White test|Chow test|Wald test|Kupiec test
Diebold-Mariano|Hannan-Quinn|Hurst exponent|Kalman filter|Hodrick-Prescott|Cornish-Fisher|Gaussian
Gauss-Markov|Frechet|Fréchet|Cauchy|Lévy|Levy process|Wiener process|Brownian|Ornstein-Uhlenbeck|Markov
Markov chain|Itô|Ito's lemma|Girsanov|Radon-Nikodym|Feynman-Kac|Fokker-Planck|Newton-Raphson|Runge-Kutta
Crank-Nicolson|Latin hypercube|Mersenne|Gaussian copula|Clayton copula|Frank copula|Gumbel copula
Archimedean|Spearman's rho|Kendall's tau|Pearson correlation|Ledoit-Wolf|Mahalanobis|Euclid|Euclidean
Fibonacci|Elliott wave|Bollinger|Bollinger bands|Williams %R|Ichimoku|Heikin-Ashi|Marubozu|Ponzi
Ponzi scheme|Minsky moment|Greenspan put|Buffett indicator|Shiller PE|Shiller P/E|Lucas critique
Ricardian|Keynesian|Black-Box|Bonferroni|Benjamini-Hochberg|Clopper-Pearson|Cox regression|Cox model
Kaplan-Meier|Hosmer-Lemeshow|Cohen's kappa|Cramer's V|Cramér|Levenshtein|Winsor|Winsorized
`);

/** Nobody's data, whatever stands beside them: phrases of several words, and words that are no name of a person. */
export const PROTECTED_TERMS: readonly string[] = [
  ...FIRMS,
  ...INDICES_AND_FUNDS,
  ...LAWS_AND_OFFICES,
  ...EPONYMS,
];

/** Words that are a firm, an index or an eponym, and also somebody's name: nobody's data unless a title, a given name or a cue says so. */
export const LIKELY_TERMS: readonly string[] = terms(`
Akaike|Altman|Amazon|Bachelier|Barclays|Bayes|Beneish|Berkley|Bernoulli|Boeing|Bosch|Calmar|Carhart
Cholesky|Christoffersen|Chrysler|Chubb|Coverdell|Daimler|Dell|Delta|Derman|Discover|Disney|Donchian
Dupire|Engle|Euler|Fama|Ferrari|Fidelity|Fisher|Fitch|Forbes|Ford|Gamma|Gann|Gauss|Gini|Granger|Gumbel
Halton|Hausman|Heinz|Herfindahl|Hershey|Heston|Hilton|Holm|Honda|Hotelling|Howey|Huber|Hurst|Hyatt
Jefferies|Jensen|Johansen|Kalman|Kefauver|Kellogg|Kelly|Keltner|Kendall|Keogh|Keynes|Kroger|Kupiec
Laplace|Lazard|Lilly|Lipper|Lloyds|Macaulay|Magellan|Markel|Marriott|Mars|Merton|Meta|Minsky|Modigliani
Moelis|Nash|Newton|Nordstrom|Nuveen|Ohlson|Oracle|Pareto|Pearson|Pictet|Piotroski|Poisson|Porsche
Progressive|Reliance|Rho|Roth|Rothschild|Russell|Schwarz|Sears|Sharpe|Shiller|Sklar|Sobol|Sortino
Spearman|Stifel|Svensson|Target|Tata|Theil|Theta|Tobin|Travelers|Treynor|Tukey|Vanguard|Vasicek|Vega
Victoria|Visa|Volcker|Weibull|Welch|Wiener|Wilder|Wilshire|Winton
`);
