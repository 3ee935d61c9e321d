"""Works out test/golden/factors.json with exact fractions, independently of the code under test: the normal equations of
ordinary least squares, which lose nothing where nothing is rounded."""

import json
import random
from fractions import Fraction
from math import sqrt
from pathlib import Path


def solve(matrix, side):
    """Gauss and Jordan on exact fractions."""
    size = len(matrix)
    rows = [list(row) + [value] for row, value in zip(matrix, side)]
    for pivot in range(size):
        swap = next(index for index in range(pivot, size) if rows[index][pivot] != 0)
        rows[pivot], rows[swap] = rows[swap], rows[pivot]
        rows[pivot] = [value / rows[pivot][pivot] for value in rows[pivot]]
        for index in range(size):
            if index != pivot:
                factor = rows[index][pivot]
                rows[index] = [value - factor * other for value, other in zip(rows[index], rows[pivot])]
    return [row[-1] for row in rows]


def fit(returns, factors, rate, excess_factors):
    target = [Fraction(value) - rate for value in returns]
    columns = [[Fraction(1)] * len(target)]
    columns += [[Fraction(v) - (0 if excess_factors else rate) for v in f["returns"]] for f in factors]
    gram = [[sum(a * b for a, b in zip(left, right)) for right in columns] for left in columns]
    coefficients = solve(gram, [sum(a * b for a, b in zip(column, target)) for column in columns])
    fitted = [sum(c * column[t] for c, column in zip(coefficients, columns)) for t in range(len(target))]
    residual = sum((a - b) ** 2 for a, b in zip(target, fitted))
    center = sum(target) / len(target)
    total = sum((value - center) ** 2 for value in target)
    freedom = len(target) - len(columns)
    unit = lambda index: [Fraction(int(index == other)) for other in range(len(columns))]
    inverse_diagonal = [solve(gram, unit(index))[index] for index in range(len(columns))]
    errors = [sqrt(residual / freedom * value) for value in inverse_diagonal]
    means = [sum(column) / len(column) for column in columns[1:]]
    return coefficients, errors, residual, total, freedom, means


def rows_of(name, sample, rate_yearly, periods, excess_factors):
    rate = Fraction((1 + rate_yearly) ** (1 / periods) - 1) if rate_yearly else Fraction(0)
    coefficients, errors, residual, total, freedom, means = fit(
        sample["returns"], sample["factors"], rate, excess_factors
    )
    parameters = {"riskFreeRate": rate_yearly, "periodsPerYear": periods, "factorsAreExcess": excess_factors}
    names = [factor["name"] for factor in sample["factors"]]
    loadings = []
    for factor, slope in zip(names, coefficients[1:]):
        loadings.append({"name": f"Loading on {factor}", "value": float(slope)})
    parts = []
    for factor, slope, mean in zip(names, coefficients[1:], means):
        parts.append({"name": f"Return from {factor}", "value": float(slope * mean) * periods})
    unexplained = residual / total
    base = {"sample": name, "parameters": parameters}
    ratios = [float(slope) / error for slope, error in zip(coefficients[1:], errors[1:])]
    regression = {**base, "calculation": "factor-regression", "errors": errors[1:], "ratios": ratios}
    count = len(sample["returns"])
    return [
        {**regression, "method": "r-squared", "expected": float(1 - unexplained), "breakdown": loadings},
        {**regression, "method": "adjusted", "expected": float(1 - unexplained * (count - 1) / freedom), "breakdown": loadings},
        {**base, "calculation": "factor-alpha", "method": "arithmetic", "expected": float(coefficients[0]) * periods, "breakdown": parts, "errors": [errors[0] * periods], "ratios": []},
    ]


def draw(seed, periods, slopes):
    source = random.Random(seed)
    number = lambda deviation: round(source.gauss(0.005, deviation), 6)
    factors = [{"name": f"Factor {i + 1}", "returns": [number(0.03) for _ in range(periods)]} for i in range(len(slopes))]
    returns = [
        round(sum(s * f["returns"][t] for s, f in zip(slopes, factors)) + source.gauss(0.001, 0.01), 6)
        for t in range(periods)
    ]
    return {"returns": returns, "factors": factors}


def main():
    near = draw(5, 60, [0.5, 0.5])
    near["factors"][1]["returns"] = [
        round(value + 1e-5 * ((index * 7) % 11 - 5), 9) for index, value in enumerate(near["factors"][0]["returns"])
    ]
    samples = {
        "three factors": draw(1, 48, [1.1, -0.4, 0.2]),
        "one factor": draw(2, 36, [0.8]),
        "five factors": draw(3, 250, [0.9, 0.3, -0.2, 0.1, 0]),
        "nearly alike": near,
    }
    rows = []
    for name, sample in samples.items():
        rows += rows_of(name, sample, 0.03, 12, False)
        rows += rows_of(name, sample, 0.03, 12, True)
    path = Path(__file__).with_name("factors.json")
    path.write_text(json.dumps({"samples": samples, "rows": rows}, indent=1) + "\n")


main()
