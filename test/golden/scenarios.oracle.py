"""Writes scenarios.json: what stresses, replays, simulations, backtests and pair ratios must give.

Run from the root of the repository: python3 test/golden/scenarios.oracle.py
Independent of the TypeScript: standard library only, exact fractions wherever no root or logarithm is needed, every window,
path and signal worked out again from its levels. Returns are dated by the ends of months from January 2001. An undefined
result is null.
"""

import calendar
import json
import math
import pathlib
import random
from decimal import Decimal, getcontext
from fractions import Fraction

getcontext().prec = 40
HERE = pathlib.Path(__file__).parent


def month_end(month):
    year, month = 2001 + month // 12, month % 12 + 1
    return f"{year}-{month:02d}-{calendar.monthrange(year, month)[1]}"


def mean(values):
    return sum(values) / len(values)


def covariance(left, right):
    return sum((a - mean(left)) * (b - mean(right)) for a, b in zip(left, right)) / (len(left) - 1)


def wealth(returns):
    path = [Fraction(1)]
    for value in returns:
        path.append(path[-1] * (1 + value))
    return path


def growth(returns):
    return wealth(returns)[-1] - 1


def deepest(returns):
    path = wealth(returns)
    return min(path[end] / max(path[: end + 1]) - 1 for end in range(len(path)))


def answer(value, **parts):
    """A value with its parts, whose names are written with underscores."""
    return value, [{"name": name.replace("_", " "), "value": float(part)} for name, part in parts.items()]


UNDEFINED = (None, [])


def market_stress(sample, marketReturn):
    returns, benchmark = sample["returns"], sample["benchmark"]
    if len(returns) < 2 or len(set(benchmark)) == 1:
        return UNDEFINED
    return answer(covariance(returns, benchmark) / covariance(benchmark, benchmark) * Fraction(marketReturn))


def asset_stress(sample, assetReturn=0, assetReturns=None, asset=None, along=False):
    assets, shock = sample["assets"], Fraction(assetReturn)
    names = [each["name"] for each in assets]
    moves = [Fraction(move) for move in assetReturns] if assetReturns else [shock] * len(names)
    if asset is not None:
        moves = [shock if name == asset else Fraction(0) for name in names]
    if along:
        source = assets[names.index(asset)]["returns"]
        moves = [covariance(each["returns"], source) / covariance(source, source) * shock for each in assets]
    parts = [each["weight"] * move for each, move in zip(assets, moves)]
    return sum(parts), [{"name": name, "value": float(part)} for name, part in zip(names, parts)]


def historical_replay(sample, **range_):
    returns = [
        value
        for month, value in enumerate(sample["returns"])
        if range_.get("from", "") <= month_end(month) <= range_.get("to", "9999")
    ]
    if not returns or min(returns) < -1:
        return UNDEFINED
    parts = {"Maximum_drawdown": deepest(returns), "Worst_period": min(returns), "Best_period": max(returns)}
    return answer(growth(returns), **parts)


def worst_window(sample, windowPeriods=12):
    returns = sample["returns"]
    if len(returns) < windowPeriods or not returns or min(returns) < -1:
        return UNDEFINED
    windows = [returns[start : start + windowPeriods] for start in range(len(returns) - windowPeriods + 1)]
    worst = min(windows, key=growth)
    return answer(growth(worst), Maximum_drawdown=deepest(worst))


def mulberry32(seed):
    word = 0xFFFFFFFF
    state = seed
    while True:
        state = (state + 0x6D2B79F5) & word
        mixed = ((state ^ (state >> 15)) * (state | 1)) & word
        mixed ^= (mixed + ((mixed ^ (mixed >> 7)) * (mixed | 61) & word)) & word
        yield ((mixed ^ (mixed >> 14)) + 0.5) / 2**32


def decimal(fraction):
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)


def brownian_paths(returns, paths, horizon, seed, **_):
    if len(returns) < 2 or min(returns) <= -1:
        return None
    logs = [(1 + decimal(value)).ln() for value in returns]
    center = mean(logs)
    scatter = (sum((value - center) ** 2 for value in logs) / (len(logs) - 1)).sqrt()
    source, ends = mulberry32(seed), []
    while len(ends) < paths:
        radius, angle = math.sqrt(-2 * math.log(next(source))), 2 * math.pi * next(source)
        for draw in (radius * math.cos(angle), radius * math.sin(angle)):
            ends.append((center * horizon + scatter * Decimal(horizon).sqrt() * Decimal(draw)).exp() - 1)
    return sorted(ends[:paths])


def bootstrap_paths(returns, paths, horizon, seed, block):
    """One draw a block, used up to the end of the path."""
    if len(returns) < 2 or min(returns) < -1:
        return None
    source, ends = mulberry32(seed), []
    factors = [1 + decimal(value) for value in returns] * 2
    block = block or max(1, round(len(returns) ** (1 / 3)))
    for _ in range(paths):
        end = Decimal(1)
        for period in range(horizon):
            if period % block == 0:
                start = int(next(source) * len(returns))
            end *= factors[(start + period % block) % len(returns)]
        ends.append(end - 1)
    return sorted(ends)


def quantile(ordered, share):
    position = (len(ordered) - 1) * decimal(Fraction(repr(share)))
    low = int(position)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (position - low) * (ordered[high] - ordered[low])


def share_below(ordered, threshold):
    return Fraction(sum(value < threshold - Decimal("1e-12") for value in ordered), len(ordered))


def simulated(sample, draw, figure, paths=10000, horizonPeriods=12, seed=1, blockPeriods=None, block=None, **asked):
    ordered = draw(sample["returns"], paths, horizonPeriods, seed, block=block or blockPeriods)
    return UNDEFINED if ordered is None else figure(ordered, **asked)


def path_quantile(ordered, **asked):
    parts = {f"{level}th_percentile": quantile(ordered, level / 100) for level in (5, 25, 75, 95)}
    low, quarter, three, high = parts.items()
    middle = ("Median", quantile(ordered, 0.5))
    ends = {"Mean": sum(ordered) / len(ordered), "Probability_of_a_loss": share_below(ordered, 0)}
    return answer(quantile(ordered, asked.get("quantile", 0.5)), **dict([low, quarter, middle, three, high]), **ends)


def path_loss(ordered, thresholdReturn=0):
    return answer(share_below(ordered, Decimal(thresholdReturn)))


def annual(total, count, periods):
    return (1 + decimal(total)) ** (Decimal(periods) / count) - 1 if total > -1 else Decimal(-1)


def broken(returns):
    return not returns or min(returns) < -1


def account(returns, held, kept, periods):
    """The path of an account that pays for every change of what it holds, at the start of the period."""
    own, before = [], False
    for value, now in zip(returns, held):
        own.append((kept if now != before else 1) * (1 + (value if now else 0)) - 1)
        before = now
    total, share = growth(own), Fraction(sum(held), len(held))
    yearly = annual(total, len(own), periods)
    return answer(total, Annual_return=yearly, Maximum_drawdown=deepest(own), Share_of_time_invested=share)


def kept_after(costBasisPoints):
    return 1 - Fraction(costBasisPoints) / 10000


def buy_and_hold(sample, periodsPerYear, costBasisPoints=0):
    returns = sample["returns"]
    held = [True] * len(returns)
    return UNDEFINED if broken(returns) else account(returns, held, kept_after(costBasisPoints), periodsPerYear)


def crossover(sample, periodsPerYear, costBasisPoints=0, shortWindow=2, longWindow=10):
    returns = sample["returns"]
    if broken(returns) or len(returns) < longWindow or shortWindow >= longWindow:
        return UNDEFINED
    prices, held = wealth(returns), []
    for period in range(len(returns)):
        seen = prices[: period + 1]
        known = len(seen) >= longWindow
        held.append(known and mean(seen[-shortWindow:]) > mean(seen[-longWindow:]))
    return account(returns, held, kept_after(costBasisPoints), periodsPerYear)


def periodic_investment(sample, periodsPerYear, costBasisPoints=0, everyPeriods=1, weighted=False):
    """Each payment is followed to the end on its own; the rate is found by halving."""
    returns, kept = sample["returns"], kept_after(costBasisPoints)
    if broken(returns):
        return UNDEFINED
    starts = range(0, len(returns), everyPeriods)
    total = sum(kept * (1 + growth(returns[start:])) for start in starts) / len(starts) - 1
    low, high = Decimal(-1), Decimal(50)
    for _ in range(150):
        rate = (low + high) / 2
        grown = sum((1 + rate) ** (len(returns) - start) for start in starts) / len(starts)
        low, high = (rate, high) if grown < 1 + decimal(total) else (low, rate)
    yearly = (1 + low) ** periodsPerYear - 1 if total != 0 else 0
    parts = {"Gain_on_what_was_paid_in": total, "Internal_rate_a_year": yearly}
    alone = kept * (1 + growth(returns)) - 1
    return answer(yearly if weighted else total, **parts, Return_of_one_payment_at_the_start=alone)


def pair_ratio(sample, windowPeriods=20, logarithm=False):
    returns, benchmark = sample["returns"], sample["benchmark"]
    if len(returns) + 1 < windowPeriods or min(returns + benchmark) <= -1:
        return UNDEFINED
    ratios = [decimal(a / b) for a, b in zip(wealth(returns), wealth(benchmark))][-windowPeriods:]
    values = [ratio.ln() for ratio in ratios] if logarithm else ratios
    scatter = (sum((value - mean(values)) ** 2 for value in values) / (len(values) - 1)).sqrt()
    if scatter < Decimal("1e-30"):
        return UNDEFINED
    parts = {"Latest": values[-1], "Mean_of_the_window": mean(values), "Deviation_of_the_window": scatter}
    return answer((values[-1] - mean(values)) / scatter, **parts)


def recovery_gain(sample, whole=False):
    returns = sample["returns"]
    if broken(returns):
        return UNDEFINED
    path = wealth(returns)
    depth = deepest(returns) if whole else path[-1] / max(path) - 1
    return UNDEFINED if depth == -1 else answer(1 / (1 + depth) - 1, Drawdown=depth)


def chosen(work, **choice):
    """The same work with a choice of method already made."""
    return lambda sample, **given: work(sample, **choice, **given)


RANGES = [{}, {"from": "2001-06-01"}, {"to": "2001-09-30"}, {"from": "2001-03-31", "to": "2002-01-31"}, {"from": "2090-01-01"}]
CALCULATIONS = [
    ("market-stress", "beta", market_stress, [{"marketReturn": -0.2}, {"marketReturn": 0.015}]),
    ("historical-replay", "compound", historical_replay, RANGES),
    ("worst-window", "rolling", worst_window, [{}, {"windowPeriods": 1}, {"windowPeriods": 3}]),
]
FEW = {"paths": 1000}
HORIZONS = [{**FEW, "quantile": 0.05}, {**FEW, "seed": 7, "horizonPeriods": 5}]
LOSSES = [FEW, {**FEW, "seed": 7, "horizonPeriods": 5, "thresholdReturn": -0.1}]
WAYS = {
    "geometric-brownian-motion": {"draw": brownian_paths},
    "bootstrap": {"draw": bootstrap_paths, "block": 1},
    "block-bootstrap": {"draw": bootstrap_paths},
}
for method, way in WAYS.items():
    blocks = [{**FEW, "blockPeriods": 4, "horizonPeriods": 6}] if method == "block-bootstrap" else []
    CALCULATIONS += [
        ("simulated-return", method, chosen(simulated, figure=path_quantile, **way), HORIZONS + blocks),
        ("loss-probability", method, chosen(simulated, figure=path_loss, **way), LOSSES + blocks),
    ]
YEAR = {"periodsPerYear": 12}
COSTLY = {**YEAR, "costBasisPoints": 25}
CROSSINGS = [YEAR, {**COSTLY, "shortWindow": 1, "longWindow": 3}, {**YEAR, "shortWindow": 4, "longWindow": 4}]
INVESTMENTS = [YEAR, {**COSTLY, "everyPeriods": 5}]
PAIRS = [{}, {"windowPeriods": 12}, {"windowPeriods": 3}]
CALCULATIONS += [
    ("buy-and-hold", "single-purchase", buy_and_hold, [YEAR, COSTLY]),
    ("moving-average-crossover", "next-period", crossover, CROSSINGS),
    ("periodic-investment", "total-return", periodic_investment, INVESTMENTS),
    ("periodic-investment", "money-weighted", chosen(periodic_investment, weighted=True), INVESTMENTS),
    ("pair-ratio", "level", pair_ratio, PAIRS),
    ("pair-ratio", "logarithm", chosen(pair_ratio, logarithm=True), PAIRS),
    ("recovery-gain", "current", recovery_gain, [{}]),
    ("recovery-gain", "maximum", chosen(recovery_gain, whole=True), [{}]),
]
SHOCKS = [{"assetReturn": -0.25}, {"assetReturns": [-0.4, 0.05, 0]}, {"assetReturn": -0.3, "asset": "B"}]
PORTFOLIO = [
    ("asset-stress", "direct", asset_stress, SHOCKS),
    ("asset-stress", "correlated", chosen(asset_stress, along=True), SHOCKS[2:]),
]


def make_samples():
    source = random.Random(20080915)

    def drawn(count, drift, scatter):
        benchmark = [round(source.gauss(drift, scatter), 6) for _ in range(count)]
        returns = [round(0.7 * value + source.gauss(drift, scatter), 6) for value in benchmark]
        return {"returns": returns, "benchmark": benchmark}

    def held(weights, count):
        market = [source.gauss(0.004, 0.04) for _ in range(count)]
        assets = [
            {
                "name": "ABC"[index],
                "weight": weight,
                "returns": [round(move * (0.4 + 0.5 * index) + source.gauss(0, 0.02), 6) for move in market],
            }
            for index, weight in enumerate(weights)
        ]
        returns = [sum(each["weight"] * each["returns"][month] for each in assets) for month in range(count)]
        return {"returns": returns, "benchmark": returns, "assets": assets}

    return {
        "monthly": drawn(36, 0.006, 0.05),
        "long": drawn(120, 0.004, 0.04),
        "violent": drawn(24, 0.05, 0.3),
        "gains only": {"returns": [0.01, 0.04, 0.02, 0.03] * 4, "benchmark": [0.02, 0.01, 0.03, 0.05] * 4},
        "constant": {"returns": [0.01] * 14, "benchmark": [0.01] * 14},
        "no movement": {"returns": [0.0] * 14, "benchmark": [0.0] * 14},
        "ruin": {"returns": [0.1, -1.0, 0.5, 0.2], "benchmark": [0.01, -0.02, 0.03, 0.01]},
        "debt": {"returns": [0.1, -1.2, 0.5, 0.2], "benchmark": [0.01, -0.02, 0.03, 0.01]},
        "one": {"returns": [-0.05], "benchmark": [0.01]},
        "none": {"returns": [], "benchmark": []},
        "three assets": held([0.5, 0.3, 0.2], 24),
        "hedged": held([0.9, -0.5, 0.4], 24),
    }


def exact(value):
    if isinstance(value, list):
        return [exact(item) for item in value]
    if isinstance(value, dict):
        return {name: exact(item) for name, item in value.items()}
    return value if isinstance(value, str) else Fraction(value)


def make_rows(samples):
    for name, sample in samples.items():
        for calculation, method, work, choices in PORTFOLIO if "assets" in sample else CALCULATIONS:
            for parameters in choices:
                value, parts = work(exact(sample), **parameters)
                row = {"sample": name, "calculation": calculation, "method": method, "parameters": parameters}
                yield {**row, "expected": None if value is None else float(value), "breakdown": parts}


if __name__ == "__main__":
    samples = make_samples()
    sample_lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(sample)}" for name, sample in samples.items())
    row_lines = ",\n".join(json.dumps(row) for row in make_rows(samples))
    document = f'{{"samples": {{\n{sample_lines}\n}},\n"rows": [\n{row_lines}\n]}}\n'
    (HERE / "scenarios.json").write_text(document)
