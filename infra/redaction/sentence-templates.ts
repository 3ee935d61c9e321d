/**
 * Frames of invented training sentences, one a line. {p} is a full name, {g} a given name, {s} a surname, {t} a title with
 * a name, {P} a name in capitals, {c} "Surname, Given", {l} a full name in lower case, {k} a given name in lower case;
 * these are persons. {o} is a firm, {w} a place, {n} an amount, {d} a date, {e} an eponym; these are not.
 */
export const SENTENCE_TEMPLATES: readonly string[] = String.raw`
{o} named {p} chief executive on {d}, replacing {p}.
{o} said {p}, its chief financial officer, will retire in {d}.
Shares of {o} rose {n} after {s} said margins would recover.
"Demand is holding up," said {p}, an analyst at {o}.
"We are not in a hurry," {s} told reporters in {w}.
{p}, who runs a hedge fund in {w}, has sold the stake for {n}.
Treasury Secretary {p} and Chairman {s} met in {w} on {d}.
According to {p} of {o}, inflation should ease by {d}.
{s} joined {o} in {d} from {o}, where he ran fixed income.
Economist {p} expects the central bank to cut rates in {d}.
Under {s}, {o} has doubled its revenue to {n}.
{s}'s fund lost {n} last year, people familiar with the matter said.
The board of {o} is led by {p} and includes {p}, {p} and {p}.
Analysts at {o}, led by {p}, cut the price target to {n}.
Billionaire {p} bought {n} of {o} shares.
{o} founder {p} pleaded not guilty before Judge {p} in {w}.
In a letter to shareholders, {p} wrote that {o} had overpaid.
{g} and {g} {s} own 40 percent of the company.
Investor {p} urged {o} to sell its unit in {w}.
{o} hired {p} from {o} as head of credit in {w}.
{p} and {p} contributed to this report.
By {p} in {w}
Mr. {s} declined to comment; Ms. {s} could not be reached.
Prosecutors said {s} moved {n} to accounts in {w}.
{o} of {w} agreed to buy {o} for {n}.
The {e} fell to 0.8 while {o} gained {n}.
We use the {e} and the {e} to compare funds of {o}.
{o} and {o} rose; {o} fell on {d}.
{o} v. {o}, decided on {d}, sets the standard.
The {e} was published in {d} and is taught in {w}.
Stocks in {w} fell on {d} as {o} cut its forecast.
The Portfolio Manager shall notify the Custodian and the Trustee.
Net Asset Value, Expected Shortfall and Value at Risk are reported Monthly.
Total Revenue for Fiscal Year 2024 was {n} compared with {n}.
Revenue Growth, Gross Margin and Free Cash Flow improved at {o}.
{o} Reports Record Quarter; Board Approves Dividend of {n}
Which of {o}, {o} and {o} had the larger drawdown since {d}?
What is the beta of {o} against the index from {d} to {d}?
The Borrower shall repay the Loan to {o} by {d}.
Client {p} holds {n} of {o}.
Client: {p}
Name: {p}
Full name: {p}
Account holder: {p}
Account Holder Name: {P}
Beneficiary: {p}, {w}
Beneficiary {P}
Prepared by {p} for {p}
Prepared for: {t}
Attention: {t}
Attn: {p}, {o}
Dear {g},
Dear {t},
Hi {g}, thanks for the call about {o}.
Hello {g}! Your statement is ready.
Regards, {p}
Best regards,\n{g}
Kind regards,\n{p}\n{o}
Thanks,\n{g}
Sincerely,\n{p}
Yours faithfully,\n{t}
By: /s/ {p}\nName: {p}\nTitle: Director
IN WITNESS WHEREOF, {o} and {p} have signed this Agreement.
This Agreement is made between {o} ("Lender") and {p} ("Borrower").
THIS LOAN AGREEMENT is made on {d} between {o} and {P}.
{"name": "{p}", "balance": {n}, "ticker": "XYZ"}
{"customer":"{p}","firm":"{o}"}
name,city,amount\n{p},{w},{n}
{c}; {c}; {c}
Employee: {c}
From: {p} <mail@example.com>
To: {c}
Cc: {p}; {p}
My name is {p} and I live in {w}.
My name is {g}, I bank with {o}.
This is {p} calling from {w} about my mortgage.
I'm {g} {s} and I would like to close my account.
I am {p}, a customer of {o} since {d}.
I spoke to {g} in your {w} branch on {d}.
I spoke with {t} at {o} about the transfer of {n}.
Please send {n} to {p} at {o}.
Please pay {n} to my landlord {p}.
Transfer {n} from {p} to {p} on {d}.
Did {g} receive the {n} I sent?
Can you add {p} to my account with {o}?
My wife {g} and I have {n} in savings.
My son {g} will study in {w}.
Our client, {t}, wants to reduce her position in {o}.
{p} opened an account with {o} on {d} and deposited {n}.
{t} asked us to wire {n} to {w}.
The policy of {p} expires on {d}.
{p}'s portfolio has a {e} of 1.2.
{g}'s card was declined in {w}.
The loan officer, {p}, approved {n} on {d}.
Meeting notes: {p}, {p} and {g} discussed the budget.
{p} (born in {w}) inherited {n} from {p}.
Power of attorney is granted to {p} of {w}.
Executor of the estate of {p}: {p}
Shareholders: {p} (40%), {p} (35%), {o} (25%)
Directors: {p}; {p}; {p}
Advisor {g} {s} recommends selling {o}.
Ask {g} whether {o} paid the invoice.
Tell {s} that the wire of {n} arrived.
{P} SENT {n} TO {P}
Driver: {P}
CARDHOLDER {P}
What did {p} earn at {o} in {d}?
How much does {g} owe me?
Has {t} signed the form?
Statement for {t} and {t}, {d}
Spouse: {p}\nChildren: {g}, {g}
Contact {p} at {o} for details.
{s} {g}, {w}, paid {n}.
Email from {g}: please sell {o} before {d}.
{g} said the {o} offer was too low.
Thank you, {g}. Your payment of {n} was received.
Yes, {g} told me that {o} charges {n}.
{o}'s {p} and {o}'s {p} disagreed about rates.
{o}'s {p} pointed to weak demand in {w}.
{o}'s {s} said costs would fall.
{o}'s {p} kept a hold rating.
{o} chief {p} attacked the ruling.
{o} boss {p} warned about {n} of losses.
{p} warned about inflation, and {o}'s {p} about consumers.
{s} told {w} that trade was slowing.
{s} flies to {w} in {d}.
{s} had met {p} and {p} in {w}.
{o} appointed {p} to succeed {p}, who leaves in {d}.
Hedge fund {o}, run by {p}, sold {o}.
The judge, {p}, voided the deal with {o}.
{o}, {o} and {o} beat estimates; {o} missed.
{o} and {o} are split over {o}.
{o} stocks rose {n}; {o} led gains in {w}.
{w}, {w} and {w} rejoined the rotation.
{o}'s {p} said the deal would close in {d}.
His deputy {p} takes over in {d}.
Her successor, {p}, comes from {o}.
Former {o} trader {p} was fined {n}.
Central bank governor {p} kept rates unchanged.
Finance minister {p} resigned late on {d}.
Thank you for meeting with {g} and me.
Thank you for your time, {g}.
{w} (Reuters) - {o} said on {d} that {p} would leave.
{w} - {o} fell {n} on {d}, its worst day since {d}.
{p} of {o} is less hopeful.
{p}, CFA, manages {n} for {o}.
{p}, an individual residing in {w}, owes {n}.
Title: Managing Member
Title: Senior Vice President
Client Review
Executive Summary
Account Summary for {d}
Portfolio Review: {p}
Risk Report prepared by {p}, CFA
{w}, {w} and {w} saw the largest price gains.
Prices in {w} rose {n}, said {o}.
The {w} office of {o} handles loans above {n}.
Saudi Arabia, Russia and Kuwait cut output in {d}.
Banco do {w} and Banque de {w} cut their rates.
Gold, Silver and Crude Oil fell; Natural Gas rose {n}.
Investors in {o} include {p}, {o} and {p}.
People close to {s} say he will not sell.
{s} and {s} have not spoken since {d}.
{s}, 54, was paid {n} last year.
{p}, 61, started at {o} as a clerk.
The fortune of {p} and his brother {g} is put at {n}.
{p} v. {o}, filed in {w}
"It is a supply story," {s} said.
"Rates are too high", {p} of {o} wrote in a note.
{o} analyst {p} kept a buy rating on {o}.
{o} chairman {p} and vice chairman {p} sold shares.
The suit names {p} and her husband, {p}, as defendants.
Lawyers for {s} declined to comment.
Chief economist {p} sees {n} growth.
{p}: "We bought {o} in {d}."
Witness: {p}
Guarantor: {p}
Payable to {p} on demand.
I, {p}, of {w}, appoint {p} as my executor.
Signed by {p} on behalf of {o}
Approved by: {p}, {d}
Present: {p}, {p}, {p}. Absent: {p}.
Participants: {g}, {g} and {p}
Trader: {p}; Desk: Equity Derivatives
Subject: Re: call with {p}
Re: Estate of {p}
Patient {p} paid {n} by card.
{p}\n{o}\n{w}
{p}\nSenior Analyst\n{o}
{s} {s} & Co. advised {o}.
Each Party, the Agent and the Lender agree that the Loan Documents are binding.
Events of Default, Remedies and Governing Law are set out in Article VII.
The Company, the Guarantors and each Subsidiary shall comply with the Investment Company Act.
Return on Equity, Net Interest Margin and Loan Loss Provisions
Standard Deviation, Sharpe Ratio, Maximum Drawdown, Beta
Apple Inc., Microsoft Corp. and Alphabet Inc. rose.
Dow Jones futures were flat; the Russell 2000 lagged.
Buy {o}, Sell {o}, Hold {o}
Yesterday, Chase charged me {n}.
How risky is {o} compared with {o}?
Does {o} hedge its Euro exposure?
Explain the {e} to me in plain words.
Is the {e} of {o} above one?
my name is {l} and i need help
hi this is {k}, i lost my card
hello i am {l}, please check my balance
i'm {k} and i want a loan of {n}
send {n} to {l}
send {n} to {k} please
send {k} {n}
transfer {n} to {k} from checking
transfer {n} from my savings to {l}
pay {k} {n} for dinner
pay {l} back {n}
can you wire {n} to {l} tomorrow
did {k} pay me back yet
how much did i send to {k} last month
i want to pay my landlord {l}
i need to send money to my friend {k}
request {n} from {k}
venmo {k} {n} for the tickets
add {l} as a payee
remove {k} from my account
please forward {n} to {l} by friday
my wife {k} cannot log in
{k} owes me {n}
i owe {k} {n}
{l} sent me {n} but i do not see it
is {l} on my joint account
show payments to {k}
what is the account number of {l}
put {n} in {k}'s account
what is my balance in savings
transfer {n} from checking to savings
pay my electric bill with my visa card
move {n} to my investment account please
how do i freeze my card
when is my rent due and how much is it
how much did i spend on groceries in april
what is the exchange rate from dollars to euros
compare the sharpe ratio of apple and microsoft
what would a bear market do to my bonds
what is the interest rate on a mark to market loan
i will pay the bill in may
show me my last transactions at walmart
send money to my checking account
what is the routing number of chase
`
  .trim()
  .split("\n")
  .map((line) => line.replaceAll("\\n", "\n"));

export const FIRM_FORMS: readonly string[] =
  `{s} Capital|{s} & {s} LLP|{s} Brothers|{s} Holdings Inc.|{s} Group plc|{s} Asset Management|{g} {s} & Co.|{s} Financial|{s}, {s} & Partners|Bank of {w}|{w} Mutual Trust|{s} Securities|{s} Corp|{s} Bank|First {w} Bancorp|{s} Energy Partners LP|{s} Insurance|{s} Industries Ltd|{g} {s}, Inc.|{s} Investments|{s} Technologies|The {s} Company|{s}-{s} AG|{s} Motors|{s} Stores|University of {w}|{s} College|{s} & Sons|{w} Stock Exchange|{s} Foundation|Apple|Microsoft|Tesla|Nvidia|Intel|Oracle|Adobe|Boeing|Pfizer|Walmart|Target|Visa|Citi|Barclays|Santander|Lazard|Kroger|Chase|Wells Fargo|Goldman Sachs|Morgan Stanley|JPMorgan Chase|Charles Schwab|Merrill Lynch|Ford|Disney|Siemens|Eli Lilly|John Deere|Johnson & Johnson|Procter & Gamble|Marks & Spencer|Philip Morris|T. Rowe Price|Edward Jones|Raymond James|Standard & Poor's|Moody's|Fitch|Dow Jones|Freddie Mac|Fannie Mae|Sallie Mae|Ernst & Young|Booz Allen|Franklin Templeton|Lincoln National|Berkshire Hathaway|Deutsche Bank|Jack Henry|Estée Lauder|Ralph Lauren|Tiffany|Wendy's|McDonald's|Kellogg|Colgate|Hershey|Dell|Baidu|Tencent|Toyota|Honda|Nomura|Macquarie|Bear Stearns|Lehman Brothers|Arthur Andersen`.split(
    "|",
  );

export const EPONYMS: readonly string[] =
  "Sharpe ratio|Sortino ratio|Treynor ratio|Jensen's alpha|Black-Scholes model|Black Scholes|Monte Carlo simulation|Markowitz frontier|Kelly criterion|Altman Z-score|Kupiec test|Christoffersen test|Dodd-Frank Act|Sarbanes-Oxley Act|Volcker rule|Taylor rule|Laffer curve|Phillips curve|Basel III|Fama-French model|Gini coefficient|Cholesky decomposition|Student's t|Gaussian copula|Poisson process|Bayes' theorem|Nash equilibrium|Nelson-Siegel curve|Hull-White model|Hurst exponent|Glass-Steagall Act|Regulation D|Jarque-Bera test|Durbin-Watson statistic|Dickey-Fuller test|Cornish-Fisher expansion|Ponzi scheme|Herfindahl index|Case-Shiller index|Dow Jones Industrial Average|Russell 2000|Wilshire 5000|Macaulay duration|Newton-Raphson method|Pearson correlation|Spearman rank|Burke ratio|Calmar ratio|Ulcer Index|Merton model|Vasicek model|Heston model|Brownian motion|Markov chain|Roth IRA|Keogh plan|Pareto rule|Lorenz curve|Miller-Modigliani theorem".split(
    "|",
  );

export const PLACES: readonly string[] =
  "London|New York|Frankfurt|Paris|Tokyo|Singapore|Hong Kong|Zurich|Boston|Chicago|Houston|Dallas|Jackson, Mississippi|Lincoln, Nebraska|Charlotte|Madison, Wisconsin|San Francisco|Santa Clara|Austin|Washington|Delaware|Virginia|Carolina|Georgia|Florence|Milan|Lagos|Mumbai|Delhi|Jordan|Israel|Sydney|Victoria|St. Louis|Santiago|Berlin|Brussels|Luxembourg|Geneva|Manchester|Cambridge|Phoenix|Denver|Seattle|Kyiv|Moscow|Beijing|Shanghai|Nairobi|Madrid|Lisbon|Dublin|Toronto|Cleveland|Orlando|Wellington|Melbourne|Alexandria|Montgomery|Fort Worth|Kansas City|Los Angeles".split(
    "|",
  );
