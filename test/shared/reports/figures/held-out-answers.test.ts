import { describe, expect, test } from "vitest";
import { checkNarrative, type Evidence } from "#shared/reports/figures/check-narrative.ts";
import { heldOutEvidence } from "./held-out-evidence.ts";

/**
 * Sentences written after the code was done, in the manner of different models, to see what the other corpora did not think of.
 * `[text, served]`: what a reader gets, or null where the sentence must go. A text of several lines ending in "¶" is several sentences.
 */
const RIGHT: readonly (readonly [string, string])[] = [
  [
    "Microsoft's ticker MSFT earned a Sharpe ratio of {{c1.value}}.",
    "Microsoft's ticker MSFT earned a Sharpe ratio of 0.53.",
  ],
  [
    "Put simply, MSFT has been the better risk-adjusted bet: its Sharpe ratio of {{c1.value}} beats IBM's {{c2.value}}.",
    "Put simply, MSFT has been the better risk-adjusted bet: its Sharpe ratio of 0.53 beats IBM's 0.27.",
  ],
  [
    "IBM's Sharpe ratio ({{c2.value}}) is lower than MSFT's ({{c1.value}}).",
    "IBM's Sharpe ratio (0.27) is lower than MSFT's (0.53).",
  ],
  [
    "On a one-month view, there is a 5% chance that MSFT loses more than {{c3.value}}, its 95% VaR.",
    "On a one-month view, there is a 5% chance that MSFT loses more than 5.92%, its 95% VaR.",
  ],
  [
    "MSFT's VaR rises in magnitude from {{c3.value}} at 95% to {{c4.value}} at 99%.",
    "MSFT's VaR rises in magnitude from -5.92% at 95% to -9.31% at 99%.",
  ],
  [
    "The 95% VaR ({{c3.value}}) and the 99% VaR ({{c4.value}}) of MSFT are both historical.",
    "The 95% VaR (-5.92%) and the 99% VaR (-9.31%) of MSFT are both historical.",
  ],
  [
    "In money, the 95% VaR of MSFT is {{c3.amount}} on your USD 100,000 portfolio.",
    "In money, the 95% VaR of MSFT is USD -5,920.00 on your USD 100,000 portfolio.",
  ],
  [
    "MSFT's beta of {{c5.value}} means that it moved more than one-for-one with the S&P 500.",
    "MSFT's beta of 1.18 means that it moved more than one-for-one with the S&P 500.",
  ],
  [
    "With a beta of {{c5.value}} to the S&P 500, MSFT amplifies market moves.",
    "With a beta of 1.18 to the S&P 500, MSFT amplifies market moves.",
  ],
  [
    "The S&P 500 serves as benchmark; against it, MSFT's beta is {{c5.value}}.",
    "The S&P 500 serves as benchmark; against it, MSFT's beta is 1.18.",
  ],
  [
    "MSFT's worst peak-to-trough fall, its maximum drawdown, was {{c7.value}}.",
    "MSFT's worst peak-to-trough fall, its maximum drawdown, was -50.23%.",
  ],
  [
    "MSFT more than halved at its worst: the maximum drawdown reached {{c7.value}}.",
    "MSFT more than halved at its worst: the maximum drawdown reached -50.23%.",
  ],
  ["Volatility of MSFT: {{c6.value}} per annum.", "Volatility of MSFT: 34.12% per annum."],
  [
    "The figures rest on {{c1.observations}} monthly returns, from {{c1.from}} to {{c1.to}}.",
    "The figures rest on 122 monthly returns, from 2000-02-01 to 2010-03-01.",
  ],
  [
    "The sample holds {{c1.observations}} observations (February 2000 to March 2010).",
    "The sample holds 122 observations (February 2000 to March 2010).",
  ],
  [
    "The sample, which includes the 2008 financial crisis, gives MSFT a volatility of {{c6.value}}.",
    "The sample, which includes the 2008 financial crisis, gives MSFT a volatility of 34.12%.",
  ],
  [
    "MSFT's 95% VaR of {{c3.value}} stays within the house VaR limit of {{f1.value}}.",
    "MSFT's 95% VaR of -5.92% stays within the house VaR limit of 8%.",
  ],
  [
    "At 99%, however, MSFT's VaR of {{c4.value}} exceeds the VaR limit of {{f1.value}}.",
    "At 99%, however, MSFT's VaR of -9.31% exceeds the VaR limit of 8%.",
  ],
  [
    "The policy sets the VaR limit at 8% of portfolio value.",
    "The policy sets the VaR limit at 8% of portfolio value.",
  ],
  ["Sharpe ratio: 0.53 (MSFT) vs 0.27 (IBM).", "Sharpe ratio: 0.53 (MSFT) vs 0.27 (IBM)."],
  [
    "| | MSFT | IBM |\n|:--|--:|--:|\n| Sharpe ratio | {{c1.value}} | {{c2.value}} |\n| Volatility | {{c6.value}} | {{c8.value}} |",
    "| | MSFT | IBM |\n|:--|--:|--:|\n| Sharpe ratio | 0.53 | 0.27 |\n| Volatility | 34.12% | 25.60% |",
  ],
  [
    "**Key takeaways**\n\n1. MSFT's Sharpe ratio is **{{c1.value}}**.\n2. Its volatility is **{{c6.value}}**.",
    "**Key takeaways**\n\n1. MSFT's Sharpe ratio is **0.53**.\n2. Its volatility is **34.12%**.",
  ],
  [
    "MSFT was more volatile than IBM: {{c6.value}} against {{c8.value}}, measured as annualised volatility.",
    "MSFT was more volatile than IBM: 34.12% against 25.60%, measured as annualised volatility.",
  ],
  [
    "The two stocks differ: MSFT's volatility is {{c6.value}} and IBM's is {{c8.value}}.",
    "The two stocks differ: MSFT's volatility is 34.12% and IBM's is 25.60%.",
  ],
  [
    "A Sharpe ratio above one is usually regarded as good.",
    "A Sharpe ratio above one is usually regarded as good.",
  ],
  [
    "VaR says nothing about losses beyond the 5th percentile.",
    "VaR says nothing about losses beyond the 5th percentile.",
  ],
  [
    "The Sortino ratio of IBM is undefined, because no return fell below the target.",
    "The Sortino ratio of IBM is undefined, because no return fell below the target.",
  ],
  [
    "MSFT's Sharpe ratio roughly doubles IBM's: {{c1.value}} against {{c2.value}}.",
    "MSFT's Sharpe ratio roughly doubles IBM's: 0.53 against 0.27.",
  ],
  [
    "Historical simulation makes no assumption about the distribution of returns [p1].",
    "Historical simulation makes no assumption about the distribution of returns [p1].",
  ],
  ["MSFT's 95% value-at-risk is about 5.9%.", "MSFT's 95% value-at-risk is about -5.92%."],
  [
    "MSFT’s Sharpe ratio – its return per unit of risk – is {{c1.value}}.",
    "MSFT’s Sharpe ratio – its return per unit of risk – is 0.53.",
  ],
  [
    "The riskier stock by volatility is MSFT at {{c6.value}}; IBM stands at {{c8.value}}.",
    "The riskier stock by volatility is MSFT at 34.12%; IBM stands at 25.60%.",
  ],
  [
    "VaR was computed at the {{c3.parameters.confidence}} level over a one-period horizon.",
    "VaR was computed at the 95% level over a one-period horizon.",
  ],
  [
    "Its Sharpe ratio over 2000-02-01 to 2010-03-01 was 0.53 for MSFT.",
    "Its Sharpe ratio over 2000-02-01 to 2010-03-01 was 0.53 for MSFT.",
  ],
  [
    "Your portfolio of USD 100,000 would lose {{c3.amount}} at the 95% VaR of MSFT.",
    "Your portfolio of USD 100,000 would lose USD 5,920.00 at the 95% VaR of MSFT.",
  ],
  [
    "Since MSFT's Sharpe ratio is positive ({{c1.value}}), investors were paid for the risk they took.",
    "Since MSFT's Sharpe ratio is positive (0.53), investors were paid for the risk they took.",
  ],
  [
    "IBM's volatility, at {{c8.value}}, is three quarters of MSFT's {{c6.value}}.",
    "IBM's volatility, at 25.60%, is three quarters of MSFT's 34.12%.",
  ],
];

const WRONG: readonly string[] = [
  "MSFT's Sharpe ratio is {{c2.value}}.",
  "IBM outperforms with a Sharpe ratio of {{c1.value}}.",
  "IBM's Sharpe ratio of {{c2.value}} exceeds MSFT's {{c1.value}}.",
  "MSFT's Sharpe ratio is roughly half of IBM's.",
  "MSFT's Sharpe ratio is 0.53%.",
  "MSFT's Sharpe is five point three.",
  "MSFT's 95% VaR is 59.2 basis points.",
  "MSFT's 95% VaR is 5.92 percentage points.",
  "MSFT's 95% VaR of USD 5,290 is what could be lost.",
  "MSFT's 95% VaR is EUR 5,920.",
  "The 99% VaR of MSFT is -5.92%.",
  "The 97.5% VaR of MSFT is {{c3.value}}.",
  "MSFT's expected shortfall at 95% is {{c3.value}}.",
  "MSFT's Treynor ratio is {{c1.value}}.",
  "MSFT's information ratio comes out at {{c1.value}}.",
  "In 2009, MSFT's Sharpe ratio was {{c1.value}}.",
  "Over 2005-2010, MSFT's volatility was {{c6.value}}.",
  "Since 2003 MSFT has had a volatility of {{c6.value}}.",
  "MSFT's volatility over the last 12 months was {{c6.value}}.",
  "MSFT's maximum drawdown of {{c7.value}} was reached within 17 months.",
  "MSFT gained {{c7.value}} from peak to trough.",
  "MSFT rose by {{c3.value}} at the 95% VaR.",
  "MSFT's beta to IBM is {{c5.value}}.",
  "IBM's beta to the S&P 500 is {{c5.value}}.",
  "MSFT's beta is negative at {{c5.value}}.",
  "The sample has {{c1.value}} observations.",
  "The sample holds 244 observations.",
  "The figures rest on 122 daily returns from 2001-02-01 to 2010-03-01.",
  "The VaR limit is {{c3.value}}.",
  "The VaR limit is 9%.",
  "The house VaR limit was raised from 6% to {{f1.value}}.",
  "MSFT's 95% VaR of {{c3.value}} exceeds the VaR limit of {{f1.value}}.",
  "At 99%, MSFT's VaR of {{c4.value}} is within the VaR limit of {{f1.value}}.",
  "MSFT's volatility fell by {{c6.value}}.",
  "MSFT's volatility tripled to {{c6.value}}.",
  "MSFT has about one and a half times IBM's Sharpe ratio: {{c1.value}} against {{c2.value}}.",
  "MSFT's Sharpe ratio is four times IBM's: {{c1.value}} against {{c2.value}}.",
  "MSFT’s volatility is 3412 bps.",
  "MSFT's volatility is .3412%.",
  "MSFT's volatility is 341.2e-1.",
  "MSFT's volatility is thirty-four.",
  "MSFT's volatility is one third.",
  "MSFT's volatility is XXXIV %.",
  "MSFT's volatility is 34,12.",
  "MSFT's volatility is 34.12 million.",
  "MSFT's volatility is between 30% and 40%.",
  "MSFT's Sharpe ratio is −0.53.",
  "MSFT's Sharpe ratio is minus 0.53.",
  "MSFT's Sharpe ratio is (0.53).",
  "The Sharpe ratio is 0.27 for MSFT and 0.53 for IBM.",
  "Sharpe ratio: 0.27 (MSFT) vs 0.53 (IBM).",
  "| | MSFT | IBM |\n|:--|--:|--:|\n| Sharpe ratio | {{c2.value}} | {{c1.value}} |",
  "| | MSFT | IBM |\n|:--|--:|--:|\n| Volatility | {{c1.value}} | {{c2.value}} |",
  "| | MSFT |\n|:--|--:|\n| Sharpe ratio | 0.58 |",
  "| MSFT | Sharpe ratio | 5.3 |",
  "A dozen of MSFT's months were negative.",
  "MSFT lost money in 47 months.",
  "MSFT lost money in forty-seven months.",
  "MSFT returned 14% a year.",
  "MSFT's P/E is 22.",
  "A $10,000 stake in MSFT would have become $17,300.",
  "MSFT's Sharpe ratio is {{c1.value}}, a level seen in only 3 of 10 stocks.",
  "MSFT's Sharpe ratio is {{c1.value}} {{c99.value}}.",
  "MSFT's Sharpe ratio is {{ c1.value } }.",
  "MSFT's Sharpe ratio is c1.value.",
  "MSFT's Sharpe ratio is [[c1.value]] = 0.6.",
  "MSFT's Sortino ratio is {{c9.value}}.",
  "IBM's Sortino ratio is 0.00.",
  "MSFT's beta is twice that of the market: {{c5.value}}.",
  "MSFT's volatility is {{c6.value}} higher than IBM's.",
  "The correlation of MSFT with the S&P 500 is {{c5.value}}.",
  "MSFT's annualised return is {{c6.value}}.",
  "MSFT's volatility is {{c3.parameters.confidence}}.",
  "MSFT's Sharpe ratio is {{c1.observations}}.",
  "MSFT's volatility is {{c1.from}}.",
  "MSFT's risk-adjusted return is {{c6.value}}.",
  "Both have the same Sharpe ratio of {{c1.value}}, MSFT and IBM alike, and IBM's is {{c1.value}}.",
  "MSFT is riskier; IBM's volatility is only {{c6.value}}.",
  "MSFT's VaR ({{c4.value}} at 95%) is moderate.",
  "Se espera una volatilidad del 43 % para MSFT.",
  "MSFTs Volatilität beträgt 43,12 Prozent.",
  "MSFT 的波动率为 43.12%。",
  "MSFT's volatility is 3\u200b5%.",
  "MSFT's volatility is 𝟒𝟑%.",
  "MSFT's volatility is ④③%.",
  "MSFT's volatility is 4️⃣3️⃣%.",
  "MSFT's volatility is <!-- -->43<!-- -->%.",
  "MSFT's volatility is $\\frac{43}{100}$.",
  "MSFT's volatility is `0.43`.",
  "MSFT's volatility: ~~34.12%~~ 43.12%.",
  "MSFT's volatility is 34.12% (IBM: 43.12%).",
];

/** Right, and struck all the same: the narrator is asked again. What is listed here is a loss that is known. */
const TOO_HARD: readonly string[] = [
  "Neither MSFT nor IBM reaches a Sharpe ratio of one: {{c1.value}} and {{c2.value}}.",
];

const wrongSets: readonly (readonly [string, ...string[]])[] = [
  ["IBM is an old company.", "Its Sharpe ratio is {{c1.value}}."],
  ["MSFT's Sharpe ratio is {{c1.value}}.", "It is {{c6.value}}."],
  ["We turn to IBM.", "The volatility is {{c6.value}}."],
];

function check(texts: readonly string[], evidence: Evidence) {
  return checkNarrative(
    { sentences: texts.map((text) => ({ text, citations: /limit|policy|p1/.test(text) ? ["p1"] : [] })) },
    evidence,
  );
}

describe("check, over sentences written after the code", () => {
  test.each(RIGHT)("right: %s", (text, served) => {
    const checked = check([text], heldOutEvidence);
    expect(checked.violations).toEqual([]);
    expect(checked.sentences[0]?.text).toBe(served);
  });

  test.each(WRONG)("wrong: %s", (text) => {
    expect(check([text], heldOutEvidence).sentences.map((sentence) => sentence.text)).toEqual([]);
  });

  test.each(TOO_HARD)("right but too hard: %s", (text) => {
    expect(check([text], heldOutEvidence).sentences).toEqual([]);
  });

  test.each(wrongSets)("wrong after what came before: %s %s", (...texts) => {
    const last = texts.at(-1) ?? "";
    const checked = check(texts, heldOutEvidence);
    expect(checked.struck.map(({ text }) => text)).toContain(last);
  });
});
