"""Writes inputs.json: what the calculations without a series must give, worked in 60-digit decimals.

Run from the root of the repository: python3 test/golden/inputs.oracle.py
Independent of the TypeScript: standard library only, present values summed payment by payment, roots by bisection, options by
integrating the lognormal density's distribution as a series. Inputs are the exact values of their doubles. An undefined result
is null.
"""

import json
import pathlib
from decimal import Decimal, getcontext

getcontext().prec = 60
HERE = pathlib.Path(__file__).parent
ONE = Decimal(1)


def power(base, exponent):
    return ONE if exponent == 0 else (Decimal(exponent) * base.ln()).exp()


def root(value_at, low, high):
    """Where a function that changes sign once between the bounds is zero."""
    rising = value_at(low) < 0
    for _ in range(190):
        middle = (low + high) / 2
        if (value_at(middle) < 0) == rising:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def discounted(amounts, rate, first):
    return sum(amount * power(1 + rate, -(first + k)) for k, amount in enumerate(amounts))


def is_one_signed(flows):
    return not (min(flows) < 0 < max(flows))


def present_value(rate, periods, payment=Decimal(0), futureValue=Decimal(0), begin=False):
    payments = discounted([payment] * int(periods), rate, 0 if begin else 1)
    return payments + futureValue * power(1 + rate, -periods)


def future_value(rate, periods, payment=Decimal(0), presentValue=Decimal(0), begin=False):
    return power(1 + rate, periods) * (presentValue + present_value(rate, periods, payment, begin=begin))


def annuity_payment(rate, periods, principal, balloon=Decimal(0), begin=False):
    return (principal - balloon * power(1 + rate, -periods)) / present_value(rate, periods, ONE, begin=begin)


def net_present_value(cashFlows, rate, first=0):
    return discounted(cashFlows, rate, first)


def internal_rate(cashFlows, low=Decimal("-0.5"), high=Decimal(4)):
    """Undefined for flows of one sign, and for those rows whose rates are none or two by construction."""
    if is_one_signed(cashFlows) or cashFlows in NO_SINGLE_RATE:
        return None
    return root(lambda rate: discounted(cashFlows, rate, 0), low, high)


def modified_rate(cashFlows, financeRate, reinvestmentRate):
    if is_one_signed(cashFlows):
        return None
    last = len(cashFlows) - 1
    receipts = sum(max(flow, 0) * power(1 + reinvestmentRate, last - k) for k, flow in enumerate(cashFlows))
    payments = -sum(min(flow, 0) * power(1 + financeRate, -k) for k, flow in enumerate(cashFlows))
    return power(receipts / payments, ONE / last) - 1


def loan_interest(principal, annualRate, payments, firstPayment, paymentsPerYear=Decimal(12)):
    rate = annualRate / paymentsPerYear
    payment = annuity_payment(rate, payments, principal)
    owed, interest = principal, Decimal(0)
    for _ in range(int(payments)):
        due = owed * rate
        interest, owed = interest + due, owed + due - payment
    assert abs(owed) < Decimal("1e-30")
    return interest


def bond_payments(couponRate, coupons, couponsPerYear, faceValue):
    coupon = faceValue * couponRate / couponsPerYear
    return [coupon] * (int(coupons) - 1) + [coupon + faceValue]


def bond_price(yieldToMaturity, couponsPerYear, **bond):
    payments = bond_payments(couponsPerYear=couponsPerYear, **bond)
    return discounted(payments, yieldToMaturity / couponsPerYear, 1)


def bond_yield(price, **bond):
    def excess(rate):
        return price - bond_price(rate, **bond)

    return root(excess, Decimal("-0.9"), Decimal(20))


def price_slope(yieldToMaturity, order, **bond):
    """Derivative of the price by the yield, by central differences so fine that 30 digits and more are right."""
    step = Decimal("1e-10") if order == 2 else Decimal("1e-18")
    up, down = (bond_price(yieldToMaturity + sign * step, **bond) for sign in (1, -1))
    if order == 1:
        return (up - down) / (2 * step)
    return (up + down - 2 * bond_price(yieldToMaturity, **bond)) / step**2


def modified_duration(**terms):
    return -price_slope(order=1, **terms) / bond_price(**terms)


def macaulay_duration(**terms):
    return modified_duration(**terms) * (1 + terms["yieldToMaturity"] / terms["couponsPerYear"])


def bond_convexity(**terms):
    return price_slope(order=2, **terms) / bond_price(**terms)


def basis_point_value(**terms):
    return -price_slope(order=1, **terms) / 10000


PI = 4 * (4 * sum((-1) ** k * ONE / 5 ** (2 * k + 1) / (2 * k + 1) for k in range(50))
          - sum((-1) ** k * ONE / 239 ** (2 * k + 1) / (2 * k + 1) for k in range(20)))


def normal(at):
    """Cumulative normal probability, by the power series of Abramowitz and Stegun 26.2.10."""
    term, total, k = at, at, 0
    while abs(term) > Decimal("1e-58"):
        k += 1
        term = -term * at * at / (2 * k)
        total += term / (2 * k + 1)
    return Decimal("0.5") + total / (2 * PI).sqrt()


def option_price(optionType, spot, strike, years, interestRate, volatility, dividendYield=Decimal(0)):
    asset, cash = spot * (-dividendYield * years).exp(), strike * (-interestRate * years).exp()
    deviation = volatility * years.sqrt()
    sign = 1 if optionType == "call" else -1
    if deviation == 0:
        return max(Decimal(0), sign * (asset - cash))
    upper = (asset / cash).ln() / deviation + deviation / 2
    return sign * (asset * normal(sign * upper) - cash * normal(sign * (upper - deviation)))


def implied_volatility(price, **terms):
    """Undefined for prices outside what the option can be worth: those rows have a price above the spot."""
    if price > terms["spot"]:
        return None
    return root(lambda volatility: option_price(volatility=volatility, **terms) - price, Decimal("0.001"), Decimal(9))


def slope(name, size=ONE, order=1, **terms):
    """Derivative of the price by one of its terms, by central differences."""
    if terms["years"] == 0 or terms["volatility"] == 0:
        return None
    step = Decimal("1e-10") if order == 2 else Decimal("1e-18")
    up, down = (option_price(**{**terms, name: terms[name] + sign * step}) for sign in (1, -1))
    if order == 1:
        return size * (up - down) / (2 * step)
    return size * (up + down - 2 * option_price(**terms)) / step**2


def altman(weights, totalAssets, totalLiabilities, workingCapital, retainedEarnings, operatingIncome, equity, sales):
    a, b, c, d, e = (Decimal(weight) for weight in weights.split())
    ratios = (workingCapital, retainedEarnings, operatingIncome, sales)
    return sum(w * amount / totalAssets for w, amount in zip((a, b, c, e), ratios)) + d * equity / totalLiabilities


def quotient(above, below, minus=None, **amounts):
    if amounts[below] <= 0:
        return None
    return (amounts[above] - (0 if minus is None else amounts[minus])) / amounts[below]


def growth(earlier, later, periods=ONE):
    return None if earlier <= 0 or later < 0 else power(later / earlier, ONE / periods) - 1


# -100 + 230 v - 132 v^2 is zero at 10 % and at 20 %; -1 + v - v^2 never is.
NO_SINGLE_RATE = [[Decimal(-100), Decimal(230), Decimal(-132)], [Decimal(-1), Decimal(1), Decimal(-1)]]

TIME_VALUE = [
    {"rate": 0.05, "periods": 10},
    {"rate": 0.004, "periods": 360},
    {"rate": 0, "periods": 12},
    {"rate": 1e-9, "periods": 120},
    {"rate": -0.02, "periods": 7},
]


def with_amounts(**amounts):
    return [{**terms, **amounts} for terms in TIME_VALUE]


FLOWS = [[-1000, 300, 420, 560.5], [-250, 10, 10, 10, 10, 310], [500, -120, -130, -140, -180], [-100, 20, 30]]
LOANS = [(250000, 0.0425, 360, 12), (10000, 0, 8, 4), (5000.5, 0.19, 5, 1)]

# Calculation, method, work, parameters of the rows.
CALCULATIONS = []
for method, begin in (("end", False), ("begin", True)):
    fixed = {"begin": begin}
    CALCULATIONS += [
        ("present-value", method, present_value, fixed, with_amounts(payment=150.25, futureValue=1000)),
        ("future-value", method, future_value, fixed, with_amounts(payment=-12.5, presentValue=800)),
        ("annuity-payment", method, annuity_payment, fixed, with_amounts(principal=20000, balloon=2500)),
    ]
for method, first in (("from-now", 0), ("end-of-period", 1)):
    rows = [{"cashFlows": flows, "rate": rate} for flows in FLOWS for rate in (0.08, 0)]
    CALCULATIONS.append(("net-present-value", method, net_present_value, {"first": first}, rows))
undefined = [[-100, 230, -132], [-1, 1, -1], [100, 20], [0, 0]]
CALCULATIONS += [
    (
        "internal-rate-of-return",
        "single-root",
        internal_rate,
        {},
        [{"cashFlows": flows} for flows in [*FLOWS, *undefined]],
    ),
    (
        "modified-internal-rate-of-return",
        "terminal-value",
        modified_rate,
        {},
        [{"cashFlows": flows, "financeRate": 0.1, "reinvestmentRate": 0.12} for flows in [*FLOWS, [1, 2]]],
    ),
    (
        "loan-schedule",
        "level-payment",
        loan_interest,
        {},
        [
            {
                "principal": principal,
                "annualRate": rate,
                "payments": payments,
                "paymentsPerYear": frequency,
                "firstPayment": "2020-01-31",
            }
            for principal, rate, payments, frequency in LOANS
        ],
    ),
]


BONDS = [
    {"faceValue": 100, "couponRate": 0.05, "couponsPerYear": 2, "coupons": 20},
    {"faceValue": 1000, "couponRate": 0, "couponsPerYear": 1, "coupons": 30},
    {"faceValue": 250.5, "couponRate": 0.0825, "couponsPerYear": 4, "coupons": 1},
    {"faceValue": 100, "couponRate": 0.01, "couponsPerYear": 12, "coupons": 360},
]
AT_YIELDS = [{**bond, "yieldToMaturity": rate} for bond in BONDS for rate in (0.043, 0, -0.01)]
CALCULATIONS += [
    ("bond-price", "street", bond_price, {}, AT_YIELDS),
    ("macaulay-duration", "street", macaulay_duration, {}, AT_YIELDS),
    ("modified-duration", "street", modified_duration, {}, AT_YIELDS),
    ("bond-convexity", "street", bond_convexity, {}, AT_YIELDS),
    ("basis-point-value", "modified-duration", basis_point_value, {}, AT_YIELDS),
    ("yield-to-maturity", "street", bond_yield, {}, [{**bond, "price": p} for bond in BONDS for p in (77.7, 260)]),
]

OPTIONS = [
    {"optionType": kind, "spot": spot, "strike": 95, "years": years, "interestRate": rate, "dividendYield": 0.015}
    for kind in ("call", "put")
    for spot, years, rate in ((100, 0.5, 0.03), (60, 0.25, -0.005), (180, 3, 0.06))
]
AT_VOLATILITIES = [{**option, "volatility": volatility} for option in OPTIONS for volatility in (0.2, 0.65)]
SPENT = [{**OPTIONS[0], "volatility": 0}, {**OPTIONS[3], "years": 0, "volatility": 0.3}]
PRICES = [{**OPTIONS[0], "price": price} for price in (9.5, 40, 101)] + [{**OPTIONS[3], "price": 6.25}]
CALCULATIONS += [
    ("option-price", "black-scholes-merton", option_price, {}, AT_VOLATILITIES + SPENT),
    ("implied-volatility", "black-scholes-merton", implied_volatility, {}, PRICES),
]
for greek, method, by in (
    ("delta", "per-unit", {"name": "spot"}),
    ("gamma", "per-unit", {"name": "spot", "order": 2}),
    ("vega", "per-percentage-point", {"name": "volatility", "size": ONE / 100}),
    ("vega", "per-one", {"name": "volatility"}),
    ("theta", "per-day", {"name": "years", "size": -ONE / 365}),
    ("theta", "per-year", {"name": "years", "size": -ONE}),
    ("rho", "per-percentage-point", {"name": "interestRate", "size": ONE / 100}),
    ("rho", "per-one", {"name": "interestRate"}),
):
    CALCULATIONS.append((f"option-{greek}", method, slope, by, AT_VOLATILITIES + SPENT))

BETS = [{"winProbability": p, "odds": b} for p in (0, 0.3, 0.55, 1) for b in (0.5, 3)]
CALCULATIONS.append(
    ("kelly-fraction", "binary", lambda winProbability, odds: winProbability - (1 - winProbability) / odds, {}, BETS)
)
for calculation, above, minus, below in (
    ("current-ratio", "currentAssets", None, "currentLiabilities"),
    ("quick-ratio", "currentAssets", "inventory", "currentLiabilities"),
    ("debt-to-equity", "totalDebt", None, "equity"),
    ("debt-to-assets", "totalDebt", None, "totalAssets"),
    ("interest-coverage", "operatingIncome", None, "interestExpense"),
    ("gross-margin", "revenue", "costOfRevenue", "revenue"),
    ("operating-margin", "operatingIncome", None, "revenue"),
    ("net-margin", "netIncome", None, "revenue"),
    ("return-on-assets", "netIncome", None, "totalAssets"),
    ("return-on-equity", "netIncome", None, "equity"),
):
    others = {} if minus is None else {minus: 81.3}
    rows = [{above: 247.9, **others, below: amount} for amount in (613.2, 0, -12)]
    CALCULATIONS.append((calculation, "closing", quotient, {"above": above, "below": below, "minus": minus}, rows))
STATEMENT = {
    "workingCapital": -35.5,
    "retainedEarnings": 120,
    "operatingIncome": 61.2,
    "equity": 410,
    "sales": 702.9,
    "totalAssets": 930,
    "totalLiabilities": 520,
}
for method, weights in (
    ("public", "1.2 1.4 3.3 0.6 0.999"),
    ("private", "0.717 0.847 3.107 0.42 0.998"),
    ("non-manufacturing", "6.56 3.26 6.72 1.05 0"),
):
    CALCULATIONS.append(("altman-z-score", method, altman, {"weights": weights}, [STATEMENT]))
GROWTH = [{"earlier": a, "later": b, "periods": n} for a, b, n in ((200, 260, 1), (350.5, 91, 4), (0, 5, 1), (-3, 5, 1))]
CALCULATIONS.append(("growth-rate", "compound", growth, {}, GROWTH))


def break_even_gain(lostShare):
    return None if lostShare == 1 else 1 / (1 - lostShare) - 1


def break_even_quantity(fixedCost, price, variableCost=Decimal(0)):
    return None if price <= variableCost else fixedCost / (price - variableCost)


COSTS = [{"fixedCost": 1250.5, "variableCost": 3.2}, {"fixedCost": 0, "variableCost": 9.9}, {"fixedCost": 77}]
CALCULATIONS += [
    ("break-even-gain", "compound", break_even_gain, {}, [{"lostShare": share} for share in (0, 0.2, 0.555, 0.999, 1)]),
    ("break-even-quantity", "contribution", break_even_quantity, {}, [{**costs, "price": 7.5} for costs in COSTS]),
    (
        "break-even-price",
        "full-cost",
        lambda fixedCost, quantity, variableCost=Decimal(0): (fixedCost + variableCost * quantity) / quantity,
        {},
        [{**costs, "quantity": 410} for costs in COSTS],
    ),
]


def exact(value):
    if isinstance(value, list):
        return [exact(item) for item in value]
    return value if isinstance(value, str) else Decimal(value)


def make_rows():
    for calculation, method, work, fixed, rows in CALCULATIONS:
        for parameters in rows:
            value = work(**{name: exact(given) for name, given in parameters.items()}, **fixed)
            expected = None if value is None else float(value)
            yield {"calculation": calculation, "method": method, "parameters": parameters, "expected": expected}


rows = ",\n".join(json.dumps(row) for row in make_rows())
(HERE / "inputs.json").write_text(f'{{"rows": [\n{rows}\n]}}\n')
