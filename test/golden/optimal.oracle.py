"""Works out test/golden/optimal.json with the standard library only, independently of the code under test.

Best portfolios are found by trying every way in which each asset may be at its minimum, at its maximum or between, in exact
fractions; risk parity by Newton's method. Run portfolio.oracle.py first: its samples are used.
"""

import json
from fractions import Fraction
from itertools import combinations, product
from math import sqrt
from pathlib import Path

HERE = Path(__file__)
PERIODS = 12


def solve(matrix, totals):
    """Gauss and Jordan with the largest pivot; nothing where the matrix is singular."""
    rows = [[*row, total] for row, total in zip(matrix, totals)]
    for column in range(len(rows)):
        pivot = max(range(column, len(rows)), key=lambda r: abs(rows[r][column]))
        if rows[pivot][column] == 0:
            return None
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [value / rows[column][column] for value in rows[column]]
        for other in range(len(rows)):
            if other != column and rows[other][column] != 0:
                factor = rows[other][column]
                rows[other] = [x - factor * y for x, y in zip(rows[other], rows[column])]
    return [row[-1] for row in rows]


def total(values, weights):
    return sum(value * weight for value, weight in zip(values, weights))


class Assets:
    def __init__(self, assets):
        self.names = [a["name"] for a in assets]
        columns = [[Fraction(value) for value in a["returns"]] for a in assets]
        self.count, length = len(columns), len(columns[0])
        self.means = [sum(column) / length for column in columns]
        off = [[value - mean for value in column] for column, mean in zip(columns, self.means)]
        self.covariance = [[total(left, right) / (length - 1) for right in off] for left in off]

    def variance(self, weights):
        return total(weights, [total(row, weights) for row in self.covariance])

    def corners(self, low, high):
        """Each way to hold some assets at a bound: the weights of these, and which are free."""
        for states in product((low, high, None), repeat=self.count):
            free = [asset for asset, state in enumerate(states) if state is None]
            yield [Fraction(0) if state is None else state for state in states], free

    def stationary(self, fixed, free, equations, price=Fraction(0), gains=None):
        """Weights at which no shift among the free assets that keeps the equations changes variance / 2 - price x gain."""
        gains = gains or self.means
        size, extra = len(free), len(equations)
        matrix = [
            [self.covariance[i][j] for j in free] + [-row[i] for row, _ in equations] for i in free
        ] + [[row[j] for j in free] + [Fraction(0)] * extra for row, _ in equations]
        pulled = [price * gains[i] - total(self.covariance[i], fixed) for i in free]
        solution = solve(matrix, pulled + [target - total(row, fixed) for row, target in equations])
        if solution is None:
            return None
        weights = list(fixed)
        for asset, weight in zip(free, solution[:size]):
            weights[asset] = weight
        return weights


ONE = Fraction(1)


def is_within(weights, low, high):
    return sum(weights) == 1 and all(low <= weight <= high for weight in weights)


def least_variance(assets, low, high, target=None):
    equations = [([ONE] * assets.count, ONE)] + ([] if target is None else [(assets.means, target)])
    found = []
    for fixed, free in assets.corners(low, high):
        weights = assets.stationary(fixed, free, equations) if len(free) >= len(equations) else fixed
        if weights and is_within(weights, low, high):
            if target is None or total(assets.means, weights) == target:
                found.append(weights)
    return min(found, key=assets.variance)


def most_return(assets, low, high):
    """Some vertex has it: at most one asset is between its bounds there."""
    found = []
    for fixed, free in assets.corners(low, high):
        if len(free) == 1:
            fixed[free[0]] = 1 - sum(fixed)
        if len(free) <= 1 and is_within(fixed, low, high):
            found.append(fixed)
    return max(found, key=lambda weights: total(assets.means, weights))


def best_sharpe(assets, low, high, rate):
    """For fixed bounds the weights are a straight line in the price, and so is variance - price x excess: its zero is the best."""
    excess = [mean - rate for mean in assets.means]
    budget = [([ONE] * assets.count, ONE)]
    found = []
    for fixed, free in assets.corners(low, high):
        if not free:
            found.append(fixed)
            continue
        at = [assets.stationary(fixed, free, budget, Fraction(price), excess) for price in (0, 1)]
        if at[0] is None:
            continue
        leads = [assets.variance(w) - price * total(excess, w) for price, w in enumerate(at)]
        if leads[0] == leads[1]:
            continue
        price = leads[0] / (leads[0] - leads[1])
        found.append([start + price * (end - start) for start, end in zip(*at)])
    found = [weights for weights in found if is_within(weights, low, high)]
    return max(found, key=lambda weights: float(total(excess, weights)) / sqrt(assets.variance(weights)))


def risk_parity(assets):
    """Newton's method on C x = (1 / n) / x, with shorter steps while a weight would turn negative."""
    covariance = [[float(value) for value in row] for row in assets.covariance]
    share = 1 / assets.count
    x = [sqrt(share / covariance[i][i]) for i in range(assets.count)]
    for _ in range(200):
        slopes = [total(row, x) - share / x[i] for i, row in enumerate(covariance)]
        bends = [
            [value + (share / x[i] ** 2 if i == j else 0) for j, value in enumerate(row)]
            for i, row in enumerate(covariance)
        ]
        step = solve(bends, slopes)
        length = 1.0
        while any(value - length * by <= 0 for value, by in zip(x, step)):
            length /= 2
        x = [value - length * by for value, by in zip(x, step)]
    return [value / sum(x) for value in x]


def volatility(assets, weights):
    return sqrt(assets.variance(weights) * PERIODS)


def mean_return(assets, weights):
    return float(total(assets.means, weights) * PERIODS)


def parts(names, values):
    return [{"name": name, "value": float(value)} for name, value in zip(names, values)]


def frontier(assets, low, high, points):
    least, most = least_variance(assets, low, high), most_return(assets, low, high)
    start, end = total(assets.means, least), total(assets.means, most)
    if start == end:
        curve = [least]
    else:
        targets = [start + (end - start) * point / (points - 1) for point in range(1, points - 1)]
        curve = [least, *[least_variance(assets, low, high, target) for target in targets], most]
    at = [{"x": volatility(assets, w), "y": mean_return(assets, w)} for w in curve]
    ends = [at[0]["x"], at[0]["y"], at[-1]["x"], at[-1]["y"]]
    names = [
        "Lowest volatility",
        "Mean return at the lowest volatility",
        "Volatility at the highest mean return",
        "Highest mean return",
    ]
    return {"expected": at[0]["x"], "breakdown": parts(names, ends), "curve": at}


def weighted(assets, value, weights):
    return {"expected": float(value), "breakdown": parts([f"Weight of {name}" for name in assets.names], weights)}


def ranks(values):
    """The mean of the places, from 1, that equal values take in ascending order."""
    return [
        sum(other < value for other in values) + (sum(other == value for other in values) + 1) / 2
        for value in values
    ]


def correlations(columns):
    result = []
    for left, right in combinations(columns, 2):
        one, other = [v - sum(left) / len(left) for v in left], [v - sum(right) / len(right) for v in right]
        result.append(total(one, other) / sqrt(total(one, one) * total(other, other)))
    return result


def on_pairs(assets, method):
    columns = [a["returns"] if method == "pearson" else ranks(a["returns"]) for a in assets]
    values = correlations(columns)
    names = [f"{left['name']} and {right['name']}" for left, right in combinations(assets, 2)]
    return {"expected": max(values, key=abs), "breakdown": parts(names, values)}


def covariances(assets):
    pairs = list(combinations(range(assets.count), 2))
    values = [assets.covariance[i][j] * PERIODS for i, j in pairs]
    names = [f"{assets.names[i]} and {assets.names[j]}" for i, j in pairs]
    own = parts(assets.names, [assets.covariance[i][i] * PERIODS for i in range(assets.count)])
    return {"expected": float(sum(values) / len(values)), "breakdown": own + parts(names, values)}


def contributions(assets):
    """From the portfolio's own returns for the whole, and asset by asset for the parts."""
    length = len(assets[0]["returns"])
    whole = [sum(a["weight"] * a["returns"][t] for a in assets) for t in range(length)]
    values = [a["weight"] * sum(a["returns"]) / length * PERIODS for a in assets]
    return {"expected": sum(whole) / length * PERIODS, "breakdown": parts([a["name"] for a in assets], values)}


def rebalancing(assets, sides):
    """By holdings in money: a worth of 1 at first, with what is not invested in cash."""
    held = []
    for asset in assets:
        worth = Fraction(asset["weight"])
        for value in asset["returns"]:
            worth *= 1 + Fraction(value)
        held.append(worth)
    cash = 1 - sum(Fraction(a["weight"]) for a in assets)
    whole = sum(held) + cash
    trades = [Fraction(a["weight"]) - worth / whole for a, worth in zip(assets, held)]
    traded = sum(abs(trade) for trade in trades) * sides / 2
    return {"expected": float(traded), "breakdown": parts([f"Trade in {a['name']}" for a in assets], trades)}


BOUNDS = [{}, {"maximumWeight": 0.5}, {"minimumWeight": -0.5, "maximumWeight": 0.75}, {"minimumWeight": 0.125}]
RATES = [0.0, 0.02]


def bounded_rows(assets, bounds):
    low, high = Fraction(bounds.get("minimumWeight", 0)), Fraction(bounds.get("maximumWeight", 1))
    annual = {"periodsPerYear": PERIODS}
    least = least_variance(assets, low, high)
    yield "minimum-variance", {**annual, **bounds}, weighted(assets, volatility(assets, least), least)
    yield "efficient-frontier", {**annual, **bounds, "points": 5}, frontier(assets, low, high, 5)
    for rate in RATES:
        period_rate = Fraction((1 + rate) ** (1 / PERIODS) - 1)
        if total(assets.means, most_return(assets, low, high)) <= period_rate:
            continue
        best = best_sharpe(assets, low, high, period_rate)
        reward = mean_return(assets, best) - float(period_rate) * PERIODS
        parameters = {**annual, "riskFreeRate": rate, **bounds}
        yield "maximum-sharpe", parameters, weighted(assets, reward / volatility(assets, best), best)


def rows(held):
    assets = Assets(held)
    for bounds in BOUNDS:
        for calculation, parameters, found in bounded_rows(assets, bounds):
            yield calculation, "sample", parameters, found
    annual = {"periodsPerYear": PERIODS}
    parity = risk_parity(assets)
    risk = sqrt(sum(x * y * float(assets.covariance[i][j]) for i, x in enumerate(parity) for j, y in enumerate(parity)))
    yield "risk-parity", "equal-contributions", annual, weighted(assets, risk * sqrt(PERIODS), parity)
    yield "covariance-matrix", "sample", annual, covariances(assets)
    for method in ("pearson", "spearman"):
        yield "correlation-matrix", method, {}, on_pairs(held, method)
    yield "return-contributions", "arithmetic", annual, contributions(held)
    yield "rebalancing", "one-way", {}, rebalancing(held, 1)
    yield "rebalancing", "two-way", {"costBasisPoints": 10}, rebalancing(held, 2)


if __name__ == "__main__":
    samples = json.loads(HERE.with_name("portfolio.json").read_text(encoding="utf-8"))["samples"]
    golden = [
        {"sample": name, "calculation": calculation, "method": method, "parameters": parameters, **found}
        for name, held in samples.items()
        for calculation, method, parameters, found in rows(held)
    ]
    target = HERE.with_name("optimal.json")
    target.write_text(json.dumps({"rows": golden}, indent=1) + "\n", encoding="utf-8")
