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
