"""Writes programs.json: programs in the two text forms and what each must give, worked in exact fractions and 60-digit decimals.

Run from the root of the repository: python3 test/golden/programs.oracle.py
Independent of the TypeScript: standard library only, and no program is read here; each result is its own formula, written out by
hand next to the text. The programs are in the style of financial question sets and copied from none.
"""

import json
import pathlib
from decimal import Decimal, getcontext
from fractions import Fraction as F

getcontext().prec = 60
HERE = pathlib.Path(__file__).parent

TABLES = {
    "income": [
        ["(in millions)", "2019", "2018", "2017"],
        ["Revenue", "$ 1,250", "$ 1,100.5", "$ 980"],
        ["Operating income (loss)", "$ 125", "$ -40 ( 40 )", "$ 88"],
        ["Net income, after tax", "(31.5)", "12", "64.25"],
        ["Effective tax rate", "21.5%", "24% ( 24 % )", "35%"],
        ["Shares", "310", "305", "300"],
        ["Restructuring", "—", "14", "n/a"],
        ["Other", "5", "6", "7"],
        ["Other", "8", "9", "10"],
    ],
    "debt": [
        ["maturity", "fixed rate", "floating"],
        ["2021", "150", "20"],
        ["2022", "75", "35"],
        ["thereafter", "1,025", "0"],
    ],
}


def decimal(number):
    if isinstance(number, Decimal):
        return number
    fraction = F(number)
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)


def power(base, exponent):
    return decimal(base) ** decimal(exponent)


def mean(*numbers):
    return sum(F(number) for number in numbers) / len(numbers)


def share(percent):
    return F(percent) / 100


P, E = "program", "expression"
PLAIN, MONEY, RATIO, FRACTION, DAYS = "count", "money", "ratio", "fraction", "days"

# Form, text, result (a number, "yes", "no", or None where there is none), unit; then the table and the kinds of warnings, if any.
ROWS = [
    # Changes and growth
    (P, "subtract(6120, 5904)", F(216), PLAIN),
    (P, "subtract(6120, 5904), divide(#0, 5904)", F(216, 5904), RATIO),
    (P, "subtract(6120, 5904), divide(#0, 5904), multiply(#1, const_100)", F(21600, 5904), PLAIN),
    (P, "divide(6120, 5904), subtract(#0, const_1)", F(6120, 5904) - 1, FRACTION),
    (P, "subtract(17.3, 21.8), divide(#0, 21.8)", F("-4.5") / F("21.8"), RATIO),
    (P, "subtract($ 412.7, $ 398.2)", F("14.5"), MONEY),
    (P, "subtract(-12.4, 3.6), divide(#0, 3.6)", F(-16) / F("3.6"), RATIO),
    (E, "(31.4 - 28.9) / 28.9", F("2.5") / F("28.9"), RATIO),
    (E, "(3,118 / 2,954 - 1) * 100", (F(3118, 2954) - 1) * 100, PLAIN),
    (E, "($2,310-$1,985)/$1,985", F(325, 1985), RATIO),
    (E, "[(77.2 − 81.5) ÷ 81.5] × 100", F("-4.3") / F("81.5") * 100, PLAIN),
    (E, "9.7% - 8.25%", share("1.45"), FRACTION),
    (E, "((1,830-1,770)/1,770) - ((1,770-1,690)/1,690)", F(60, 1770) - F(80, 1690), RATIO),
    # Shares of a whole
    (P, "divide(148, 1925)", F(148, 1925), RATIO),
    (P, "add(212, 318), add(#0, 95), divide(212, #1)", F(212, 625), RATIO),
    (P, "multiply(4850, 12.5%)", F("606.25"), PLAIN),
    (P, "divide(9310, 20.5%), divide(8120, 9.4%), subtract(#0, #1)", 9310 / share("20.5") - 8120 / share("9.4"), PLAIN),
    (P, "multiply($1.6 billion, 35%)", F(560_000_000), MONEY),
    (P, "subtract(const_1, 21.5%), multiply(640, #0)", F("502.4"), PLAIN),
    (E, "45.2 / (45.2 + 30.1 + 24.7)", F("0.452"), RATIO),
    (E, "12.5% * $640", F(80), MONEY),
    (E, "$640 / 12.5%", F(5120), MONEY),
    # Averages, sums, counts
    (P, "add(1153, 1429), divide(#0, const_2)", F(1291), PLAIN),
    (P, "add(10.4, 11.9), add(#0, 14.2), divide(#1, const_3)", F("36.5") / 3, PLAIN),
    (P, "average(10.4, 11.9, 14.2)", F("36.5") / 3, PLAIN),
    (P, "sum(1,204, 987, 1,530, 66)", F(3787), PLAIN),
    (P, "min(7, -3, 12), max(7, -3, 12), subtract(#1, #0)", F(15), PLAIN),
    (P, 'count(first quarter, second quarter, "third, and last")', F(3), PLAIN),
    (E, "(2,204 + 1,876) / 2", F(2040), PLAIN),
    (E, "average(2,204, 1,876)", F(2040), PLAIN),
    (E, "average(12.5%, 7.5%, 8%)", share(28) / 3, FRACTION),
    (E, "sum(0.1, 0.2, 0.3)", F("0.6"), PLAIN),
    (E, "Cash##Receivables##Inventory##Other", F(4), PLAIN),
    (E, "5x3", F(15), PLAIN),
    (E, "(12.5 + 7.5) x $2 million", F(40_000_000), MONEY),
    (E, "max(31, 29) - min(31, 29)", F(2), PLAIN),
    # Scales, currencies, signs
    (P, "add($1.6 billion, $250 million)", F(1_850_000_000), MONEY),
    (P, "divide($3.3 million, 1,100)", F(3000), MONEY),
    (P, "multiply(3.42, const_1000000)", F(3_420_000), PLAIN),
    (P, "divide(875000, const_1000)", F(875), PLAIN),
    (P, "add((3.2), 10)", F("6.8"), PLAIN),
    (P, "subtract((1,150), (975))", F(-175), PLAIN),
    (P, "multiply(57, const_m1)", F(-57), PLAIN),
    (P, "add(7 bps, 1.2%)", F("0.0127"), FRACTION),
    (P, "subtract(5.5%, 25 basis points)", F("0.0525"), FRACTION),
    (P, "divide($42.5, $17)", F("2.5"), RATIO),
    (P, "multiply(3.1x, $20 million)", F(62_000_000), MONEY),
    (P, "add(€5 million, EUR 2 million)", F(7_000_000), MONEY),
    (E, "-(14.5 + 3)", F("-17.5"), PLAIN),
    (E, "-$2.5 million + $4 million", F(1_500_000), MONEY),
    (E, "1.2 million / 40 thousand", F(30), RATIO),
    (E, "45 days + 15 days", F(60), DAYS),
    # Powers, exponentials, logarithms, compounding
    (P, "divide(1800, 1200), divide(const_1, const_3), power(#0, #1), subtract(#2, const_1)", power(F(3, 2), F(1, 3)) - 1, FRACTION),
    (P, "add(const_1, 4.5%), exp(#0, const_5), multiply(1000, #1)", 1000 * F("1.045") ** 5, PLAIN),
    (P, "exp(2, 10)", F(1024), PLAIN),
    (P, "exp(0.5)", Decimal("0.5").exp(), RATIO),
    (P, "log(20)", Decimal(20).ln(), RATIO),
    (P, "log(1000, 10)", F(3), RATIO),
    (P, "log(5, 3)", Decimal(5).ln() / Decimal(3).ln(), RATIO),
    (E, "(1 + 6%)^4 - 1", F("1.06") ** 4 - 1, FRACTION),
    (E, "-2^2 + 3^2^0", F(-1), PLAIN),
    (E, "2^-2", F(1, 4), PLAIN),
    (E, "exp(0.03 * 5) - 1", (Decimal("0.15")).exp() - 1, FRACTION),
    (E, "log(1,250 / 980)", decimal(F(1250, 980)).ln(), RATIO),
    # Comparisons
    (P, "greater(5829, 5735)", "yes", PLAIN),
    (P, "subtract(92, 110), greater(#0, -20)", "yes", PLAIN),
    (P, "greater(12.5%, 0.13)", "no", PLAIN),
    (P, "greater(7, 7)", "no", PLAIN),
    (E, "41 / 8 > 5", "yes", PLAIN),
    (E, "41 / 8 < 5", "no", PLAIN),
    # Nested calls
    (E, "divide(subtract(6120, 5904), 5904)", F(216, 5904), RATIO),
    (E, "multiply(add(12, 13), const_100) / 4", F(625), PLAIN),
    # Tables
    (P, "table_sum(Revenue, none)", F("3330.5"), MONEY, "income"),
    (P, "table_average(shares, none)", F(305), PLAIN, "income"),
    (P, "table_min(Operating income (loss), none)", F(-40), MONEY, "income"),
    (P, "table_max(Net income, after tax, none), table_min(Net income, after tax, none), subtract(#0, #1)", F("95.75"), PLAIN, "income"),
    (P, "table_average(effective tax rate, none)", share("80.5") / 3, FRACTION, "income"),
    (P, "table_sum(fixed rate, column), divide(150, #0)", F(150, 1250), RATIO, "debt"),
    (P, "table_max(floating), divide(#0, const_2)", F("17.5"), PLAIN, "debt"),
    (P, "table_sum(2021, row)", F(170), PLAIN, "debt"),
    (P, "table_average(Other, none)", F(9), PLAIN, "income", ["repeated-name"]),
    (P, "table_sum(Restructuring, none)", F(14), PLAIN, "income", ["skipped-cells"]),
    (E, 'table_sum("Revenue", none) / table_sum("Shares")', F("3330.5") / 915, MONEY, "income"),
    # No result, or units that do not go together
    (P, "divide(12, 0)", None, RATIO, None, ["division-by-zero"]),
    (P, "subtract(5, 5), divide(3, #0), add(#1, 1)", None, PLAIN, None, ["division-by-zero", "missing-input"]),
    (P, "log(-3)", None, RATIO, None, ["log-of-non-positive"]),
    (P, "power(-8, 0.5)", None, PLAIN, None, ["undefined-power"]),
    (P, "power(0, const_m1)", None, PLAIN, None, ["undefined-power"]),
    (P, "exp(1000)", None, RATIO, None, ["overflow"]),
    (P, "exp(-1000)", None, RATIO, None, ["underflow"]),
    (P, "multiply(1e-200, 1e-200)", None, PLAIN, None, ["underflow"]),
    (P, "divide(1, 0), greater(#0, 3)", None, PLAIN, None, ["division-by-zero", "missing-input"]),
    (P, "add(5%, $20)", F("20.05"), FRACTION, None, ["mixed-units"]),
    (P, "subtract($20, €5)", F(15), MONEY, None, ["mixed-units"]),
    (P, "multiply($2, $3)", F(6), MONEY, None, ["mixed-units"]),
    (P, "table_sum(maturity, none)", None, PLAIN, "debt", ["skipped-cells", "missing-input"]),
]


def written(result):
    return result if result is None or isinstance(result, str) else float(result)


def row(form, text, result, unit, table=None, warnings=()):
    named = {} if table is None else {"table": table}
    return {"form": form, "text": text, **named, "result": written(result), "unit": unit, "warnings": list(warnings)}


def main():
    rows = ",\n".join(json.dumps(row(*fields), ensure_ascii=False) for fields in ROWS)
    tables = json.dumps(TABLES, ensure_ascii=False)
    (HERE / "programs.json").write_text(f'{{"tables": {tables},\n"programs": [\n{rows}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
