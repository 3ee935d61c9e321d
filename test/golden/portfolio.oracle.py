"""Works out test/golden/portfolio.json with the standard library only, independently of the code under test."""

import json
import random
from itertools import combinations
from math import sqrt
from pathlib import Path
from statistics import NormalDist, mean


def covariance(left, right):
    """With divisor n - 1."""
    center_left, center_right = mean(left), mean(right)
    products = [(x - center_left) * (y - center_right) for x, y in zip(left, right)]
    return sum(products) / (len(products) - 1)


def portfolio_returns(assets):
    return [sum(a["weight"] * a["returns"][t] for a in assets) for t in range(len(assets[0]["returns"]))]


def deviation(values):
    return sqrt(covariance(values, values))


def normal_var(assets, confidence):
    """From the portfolio's own returns, without a covariance matrix."""
    returns = portfolio_returns(assets)
    return mean(returns) + NormalDist().inv_cdf(1 - confidence) * deviation(returns)


def breakdown(assets, values):
    return [{"name": a["name"], "value": value} for a, value in zip(assets, values)]


def betas(assets):
    """Regression slopes of each asset on the portfolio: contribution = weight x beta x deviation."""
    whole = portfolio_returns(assets)
    return [covariance(a["returns"], whole) / covariance(whole, whole) for a in assets]


def risk_contributions(assets, periods):
    total = deviation(portfolio_returns(assets)) * sqrt(periods)
    parts = [a["weight"] * beta * total for a, beta in zip(assets, betas(assets))]
    return total, breakdown(assets, parts)


def diversification(assets):
    whole = deviation(portfolio_returns(assets))
    parts = [a["weight"] * deviation(a["returns"]) / whole for a in assets]
    return sum(parts), breakdown(assets, parts)


def marginals(assets, confidence):
    z = NormalDist().inv_cdf(1 - confidence)
    whole = deviation(portfolio_returns(assets))
    return [mean(a["returns"]) + z * beta * whole for a, beta in zip(assets, betas(assets))]


def component_var(assets, confidence):
    parts = [a["weight"] * m for a, m in zip(assets, marginals(assets, confidence))]
    return normal_var(assets, confidence), breakdown(assets, parts)


def marginal_var(assets, confidence):
    values = marginals(assets, confidence)
    return min(values), breakdown(assets, values)


def incremental_var(assets, confidence):
    def without(name):
        return [{**a, "weight": 0 if a["name"] == name else a["weight"]} for a in assets]

    values = [normal_var(assets, confidence) - normal_var(without(a["name"]), confidence) for a in assets]
    return min(values), breakdown(assets, values)


def shares(assets):
    gross = sum(abs(a["weight"]) for a in assets)
    return [(a["weight"] / gross) ** 2 for a in assets]


def average_correlation(assets):
    pairs = []
    for left, right in combinations(assets, 2):
        scatter = deviation(left["returns"]) * deviation(right["returns"])
        name = f"{left['name']} and {right['name']}"
        pairs.append({"name": name, "value": covariance(left["returns"], right["returns"]) / scatter})
    return mean(pair["value"] for pair in pairs), pairs


def drawn(weights, seed, periods):
    generator = random.Random(seed)
    market = [generator.gauss(0.005, 0.03) for _ in range(periods)]
    return [
        {
            "name": chr(ord("A") + index),
            "weight": weight,
            "returns": [round(m * (0.5 + 0.3 * index) + generator.gauss(0.002, 0.02), 6) for m in market],
        }
        for index, weight in enumerate(weights)
    ]


SAMPLES = {
    "two": drawn([0.6, 0.4], 1, 24),
    "five": drawn([0.3, 0.25, 0.2, 0.15, 0.1], 2, 60),
    "hedged": drawn([0.9, -0.4, 0.5], 3, 36),
}

ROWS = [
    ("risk-contributions", "euler", {"periodsPerYear": 12}, lambda a: risk_contributions(a, 12)),
    ("diversification-ratio", "choueifaty", {}, diversification),
    ("component-value-at-risk", "normal", {"confidence": 0.99}, lambda a: component_var(a, 0.99)),
    ("marginal-value-at-risk", "normal", {"confidence": 0.95}, lambda a: marginal_var(a, 0.95)),
    ("incremental-value-at-risk", "normal", {"confidence": 0.95}, lambda a: incremental_var(a, 0.95)),
    ("concentration", "herfindahl", {}, lambda a: (sum(shares(a)), breakdown(a, shares(a)))),
    ("concentration", "effective-number", {}, lambda a: (1 / sum(shares(a)), [])),
    ("average-correlation", "pearson", {}, average_correlation),
]


def rows():
    for sample, assets in SAMPLES.items():
        for calculation, method, parameters, work_out in ROWS:
            value, parts = work_out(assets)
            yield {
                "sample": sample,
                "calculation": calculation,
                "method": method,
                "parameters": parameters,
                "expected": value,
                "breakdown": parts,
            }


if __name__ == "__main__":
    golden = {"samples": SAMPLES, "rows": list(rows())}
    target = Path(__file__).with_name("portfolio.json")
    target.write_text(json.dumps(golden, indent=1) + "\n", encoding="utf-8")
