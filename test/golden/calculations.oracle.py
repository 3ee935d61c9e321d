"""Writes calculations.json: what every calculation must give, worked in exact fractions and 60-digit decimals.

Run from the root of the repository: python3 test/golden/calculations.oracle.py
Independent of the TypeScript: standard library only, the conventions of empyrical written out again, inputs taken as the
exact values of their doubles. An undefined result is null.
"""

import csv
import json
import math
import pathlib
import random
from decimal import Decimal, getcontext
from fractions import Fraction
from statistics import NormalDist

getcontext().prec = 60
HERE = pathlib.Path(__file__).parent
SEED_PRICES = HERE.parent.parent / "functions" / "seed" / "market-prices.csv"


def decimal(fraction):
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)


def exact(values):
    return [Fraction(value) for value in values]


def mean(values):
    return sum(values) / len(values)


def covariance(left, right):
    if len(left) < 2:
        return None
    left_mean, right_mean = mean(left), mean(right)
    return sum((a - left_mean) * (b - right_mean) for a, b in zip(left, right)) / (len(left) - 1)


def deviation(values):
    variance = covariance(values, values)
    return None if variance is None else decimal(variance).sqrt()


def wealth(returns):
    path = [Fraction(1)]
    for value in returns:
        path.append(path[-1] * (1 + value))
    return path


def period_rate(annual, periods):
    return (1 + Decimal(repr(annual))) ** (1 / Decimal(periods)) - 1


def broken(returns):
    return not returns or any(value < -1 for value in returns)


def simple_returns(returns, **_):
    return decimal(returns[-1]) if returns else None


def cumulative_return(returns, **_):
    return None if broken(returns) else decimal(wealth(returns)[-1] - 1)


def annual_return(returns, periodsPerYear, **_):
    if broken(returns):
        return None
    end = decimal(wealth(returns)[-1])
    return Decimal(-1) if end == 0 else end ** (Decimal(periodsPerYear) / len(returns)) - 1


def volatility(returns, periodsPerYear, **_):
    scatter = deviation(returns)
    return None if scatter is None else scatter * Decimal(periodsPerYear).sqrt()


def sharpe_ratio(returns, periodsPerYear, riskFreeRate=0, **_):
    scatter = deviation(returns)
    if not scatter:
        return None
    return (decimal(mean(returns)) - period_rate(riskFreeRate, periodsPerYear)) / scatter * Decimal(periodsPerYear).sqrt()


def sortino_ratio(returns, periodsPerYear, riskFreeRate=0, **_):
    if not returns:
        return None
    required = period_rate(riskFreeRate, periodsPerYear)
    excess = [decimal(value) - required for value in returns]
    downside = (sum(min(value, Decimal(0)) ** 2 for value in excess) / len(excess)).sqrt()
    return sum(excess) / len(excess) / downside * Decimal(periodsPerYear).sqrt() if downside else None


def value_at_risk(returns, confidence=0.95, **_):
    if not returns:
        return None
    ordered = sorted(returns)
    position = (len(ordered) - 1) * (1 - Fraction(repr(confidence)))
    low = int(position)
    high = min(low + 1, len(ordered) - 1)
    return decimal(ordered[low] + (position - low) * (ordered[high] - ordered[low]))


def expected_shortfall(returns, confidence=0.95, **_):
    if not returns:
        return None
    last = int((len(returns) - 1) * (1 - Fraction(repr(confidence))))
    return decimal(mean(sorted(returns)[: last + 1]))


def maximum_drawdown(returns, **_):
    if broken(returns):
        return None
    path = wealth(returns)
    return decimal(min(path[end] / max(path[: end + 1]) - 1 for end in range(len(path))))


def beta(returns, benchmark, **_):
    spread = covariance(benchmark, benchmark)
    return decimal(covariance(returns, benchmark) / spread) if spread else None


def correlation(returns, benchmark, **_):
    scale = (deviation(returns) or 0) * (deviation(benchmark) or 0)
    return decimal(covariance(returns, benchmark)) / scale if scale else None


def tracking_error(returns, benchmark, periodsPerYear, **_):
    return volatility([a - b for a, b in zip(returns, benchmark)], periodsPerYear)


def log_return(returns, **_):
    return None if broken(returns) or wealth(returns)[-1] == 0 else decimal(wealth(returns)[-1]).ln()


def excess(annual, reference, geometric):
    if annual is None or reference is None or (geometric and reference == -1):
        return None
    return (1 + annual) / (1 + reference) - 1 if geometric else annual - reference


def excess_return(returns, periodsPerYear, riskFreeRate=0, geometric=False, **_):
    return excess(annual_return(returns, periodsPerYear), Decimal(repr(riskFreeRate)), geometric)


def active_return(returns, benchmark, periodsPerYear, geometric=False, **_):
    return excess(annual_return(returns, periodsPerYear), annual_return(benchmark, periodsPerYear), geometric)


def best_period(returns, **_):
    return decimal(max(returns)) if returns else None


def worst_period(returns, **_):
    return decimal(min(returns)) if returns else None


def positive_share(returns, **_):
    return decimal(Fraction(sum(value > 0 for value in returns), len(returns))) if returns else None


def ewma(returns, periodsPerYear, decayFactor=0.94, **_):
    if not returns:
        return None
    weights = [Decimal(decayFactor) ** age for age in reversed(range(len(returns)))]
    total = sum(weight * decimal(value) ** 2 for weight, value in zip(weights, returns))
    return (total / sum(weights) * periodsPerYear).sqrt()


def variance(returns, periodsPerYear, **_):
    spread = covariance(returns, returns)
    return None if spread is None else decimal(spread * periodsPerYear)


def semi_variance(returns, periodsPerYear, **_):
    if len(returns) < 2:
        return None
    return decimal(sum(min(value - mean(returns), 0) ** 2 for value in returns) / len(returns) * periodsPerYear)


def downside_deviation(returns, periodsPerYear, requiredReturn=0, **_):
    if not returns:
        return None
    required = period_rate(requiredReturn, periodsPerYear)
    squares = [min(decimal(value) - required, Decimal(0)) ** 2 for value in returns]
    return (sum(squares) / len(squares) * periodsPerYear).sqrt()


def moment(values, power):
    return decimal(sum((value - mean(values)) ** power for value in values) / len(values))


def skewness(returns, **_):
    if len(set(returns)) < 2:
        return None
    skew = moment(returns, 3) / moment(returns, 2).sqrt() ** 3
    # Evenly spaced returns are skewed by the rounding of the inputs only.
    return skew if abs(skew) > 1e-15 else Decimal(0)


def sample_skewness(returns, **_):
    n = len(returns)
    return skewness(returns) * Decimal(n * (n - 1)).sqrt() / (n - 2) if n > 2 and len(set(returns)) > 1 else None


def kurtosis(returns, **_):
    return moment(returns, 4) / moment(returns, 2) ** 2 - 3 if len(set(returns)) > 1 else None


def sample_kurtosis(returns, **_):
    n = len(returns)
    if n < 4 or len(set(returns)) == 1:
        return None
    return Decimal(n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * kurtosis(returns) + 6)


def autocorrelation(returns, lag=1, **_):
    if len(returns) <= lag or len(set(returns)) == 1:
        return None
    deviations = [value - mean(returns) for value in returns]
    return decimal(sum(a * b for a, b in zip(deviations, deviations[lag:])) / sum(a * a for a in deviations))


def jarque_bera(returns, **_):
    if len(set(returns)) < 2:
        return None
    return Decimal(len(returns)) / 6 * (skewness(returns) ** 2 + kurtosis(returns) ** 2 / 4)


def drawdowns(returns):
    """Exact while the path is short; beyond that in 60 digits, as the fractions would grow without bound."""
    path = wealth(returns)
    highest, depths = path[0], []
    for value in path[1:]:
        highest = max(highest, value)
        depths.append(Fraction(value / highest - 1 if len(path) < 50 else decimal(value) / decimal(highest) - 1))
    return depths


def spells(returns):
    """(depth, peak, trough, recovery or None), positions of the wealth path, in which the start is 0."""
    below = [Fraction(0), *drawdowns(returns)]
    found, start = [], None
    for position, depth in enumerate(below):
        if depth < 0 and start is None:
            start = position
        if start is not None and (depth == 0 or position == len(below) - 1):
            recovered = depth == 0
            stretch = below[start : position if recovered else position + 1]
            trough = start + stretch.index(min(stretch))
            found.append((min(stretch), start - 1, trough, position if recovered else None))
            start = None
    return found


def average_drawdown(returns, **_):
    if broken(returns):
        return None
    depths = [depth for depth, *_ in spells(returns)]
    return decimal(mean(depths)) if depths else Decimal(0)


def drawdown_duration(returns, **_):
    if broken(returns):
        return None
    ends = [(len(returns) if recovery is None else recovery) - peak for _, peak, _, recovery in spells(returns)]
    return Decimal(max(ends, default=0))


def recovery_time(returns, **_):
    if broken(returns):
        return None
    if not spells(returns):
        return Decimal(0)
    _, _, trough, recovery = min(spells(returns))
    return None if recovery is None else Decimal(recovery - trough)


def ulcer_index(returns, **_):
    return None if broken(returns) else decimal(mean([depth**2 for depth in drawdowns(returns)])).sqrt()


def pain_index(returns, **_):
    return None if broken(returns) else decimal(mean([-depth for depth in drawdowns(returns)]))


def conditional_drawdown(returns, confidence=0.95, **_):
    return None if broken(returns) else expected_shortfall(drawdowns(returns), confidence)


def over(reward, risk):
    return None if reward is None or not risk else reward / risk


def sterling_ratio(returns, periodsPerYear, **_):
    annual = annual_return(returns, periodsPerYear)
    return None if annual is None else annual / (Decimal("0.1") - maximum_drawdown(returns))


def burke_ratio(returns, periodsPerYear, riskFreeRate=0, modified=False, **_):
    reward = excess_return(returns, periodsPerYear, riskFreeRate)
    if reward is None:
        return None
    squares = decimal(sum((depth**2 for depth, *_ in spells(returns)), Fraction(0)))
    return over(reward * Decimal(len(returns) if modified else 1).sqrt(), squares.sqrt())


def martin_ratio(returns, periodsPerYear, riskFreeRate=0, **_):
    return over(excess_return(returns, periodsPerYear, riskFreeRate), ulcer_index(returns))


def lower_moment(excess, power):
    return sum(max(-value, Decimal(0)) ** power for value in excess) / len(excess)


def over_required(returns, annual, periods):
    required = period_rate(annual, periods)
    return [decimal(value) - required for value in returns]


def omega_ratio(returns, periodsPerYear, requiredReturn=0, **_):
    if not returns:
        return None
    excess = over_required(returns, requiredReturn, periodsPerYear)
    return over(lower_moment([-value for value in excess], 1), lower_moment(excess, 1))


def kappa_three(returns, periodsPerYear, requiredReturn=0, order=3, **_):
    if not returns:
        return None
    excess = over_required(returns, requiredReturn, periodsPerYear)
    power = Decimal(repr(order))
    return over(sum(excess) / len(excess), lower_moment(excess, power) ** (1 / power))


def gain_to_pain(returns, **_):
    return over(decimal(sum(returns)), decimal(sum(-value for value in returns if value < 0) + Fraction(0))) if returns else None


def treynor_ratio(returns, benchmark, periodsPerYear, riskFreeRate=0, arithmetic=False, **_):
    slope = beta(returns, benchmark)
    if arithmetic:
        reward = (decimal(mean(returns)) - period_rate(riskFreeRate, periodsPerYear)) * periodsPerYear if returns else None
    else:
        reward = excess_return(returns, periodsPerYear, riskFreeRate)
    return over(reward, slope)


def information_ratio(returns, benchmark, periodsPerYear, form="per-period", **_):
    if len(returns) < 2:
        return None
    active = [a - b for a, b in zip(returns, benchmark)]
    if form == "geometric":
        return over(active_return(returns, benchmark, periodsPerYear), volatility(active, periodsPerYear))
    scale = Decimal(periodsPerYear if form == "annualised" else 1).sqrt()
    return over(decimal(mean(active)) * scale, deviation(active))


def residuals(returns, benchmark, annual, periods):
    slope, rate = beta(returns, benchmark), period_rate(annual, periods)
    return None if slope is None else [decimal(a) - rate - slope * (decimal(b) - rate) for a, b in zip(returns, benchmark)]


def appraisal_ratio(returns, benchmark, periodsPerYear, riskFreeRate=0, **_):
    left = residuals(returns, benchmark, riskFreeRate, periodsPerYear)
    if left is None:
        return None
    center = sum(left) / len(left)
    scatter = (sum((value - center) ** 2 for value in left) / (len(left) - 1)).sqrt()
    return None if scatter < Decimal("1e-40") else center / scatter * Decimal(periodsPerYear).sqrt()


def modigliani_return(returns, benchmark, periodsPerYear, riskFreeRate=0, **_):
    ratio = sharpe_ratio(returns, periodsPerYear, riskFreeRate)
    return None if ratio is None else Decimal(repr(riskFreeRate)) + ratio * volatility(benchmark, periodsPerYear)


def sharpe_standard_error(returns, periodsPerYear, riskFreeRate=0, shaped=False, **_):
    if len(set(returns)) < 2:
        return None
    ratio = sharpe_ratio(returns, periodsPerYear, riskFreeRate) / Decimal(periodsPerYear).sqrt()
    shape = kurtosis(returns) / 4 * ratio**2 - skewness(returns) * ratio if shaped else 0
    return ((1 + ratio**2 / 2 + shape) / len(returns) * periodsPerYear).sqrt()


def jensen_alpha(returns, benchmark, periodsPerYear, riskFreeRate=0, arithmetic=False, **_):
    left = residuals(returns, benchmark, riskFreeRate, periodsPerYear)
    if left is None:
        return None
    alpha = sum(left) / len(left)
    return alpha * periodsPerYear if arithmetic else (1 + alpha) ** periodsPerYear - 1


def r_squared(returns, benchmark, **_):
    value = correlation(returns, benchmark)
    return None if value is None else value**2


def rows_where(returns, benchmark, sign):
    kept = [(a, b) for a, b in zip(returns, benchmark) if b * sign > 0]
    return [a for a, _ in kept], [b for _, b in kept]


def conditional_beta(returns, benchmark, sign, **_):
    return beta(*rows_where(returns, benchmark, sign))


def capture(returns, benchmark, periodsPerYear, sign, **_):
    own, market = rows_where(returns, benchmark, sign)
    return over(annual_return(own, periodsPerYear), annual_return(market, periodsPerYear))


def batting_average(returns, benchmark, **_):
    return positive_share([a - b for a, b in zip(returns, benchmark)])


def over_horizon(value, periods):
    return None if value is None else value * Decimal(periods).sqrt()


def horizon_var(returns, confidence=0.95, horizonPeriods=1, **_):
    return over_horizon(value_at_risk(returns, confidence), horizonPeriods)


def horizon_shortfall(returns, confidence=0.95, horizonPeriods=1, **_):
    return over_horizon(expected_shortfall(returns, confidence), horizonPeriods)


def mulberry32(seed):
    word = 0xFFFFFFFF
    state = seed
    while True:
        state = (state + 0x6D2B79F5) & word
        mixed = ((state ^ (state >> 15)) * (state | 1)) & word
        mixed ^= (mixed + ((mixed ^ (mixed >> 7)) * (mixed | 61) & word)) & word
        yield ((mixed ^ (mixed >> 14)) + 0.5) / 2**32


def normal_draws(count, seed):
    """Box and Muller's pairs, cosine before sine."""
    source = mulberry32(seed)
    drawn = []
    for first, second in zip(source, source):
        if len(drawn) >= count:
            return drawn[:count]
        radius, angle = math.sqrt(-2 * math.log(first)), 2 * math.pi * second
        drawn += [radius * math.cos(angle), radius * math.sin(angle)]


def simulated(returns, figure, confidence=0.95, horizonPeriods=1, draws=10000, seed=1, **_):
    if len(returns) < 2:
        return None
    # A constant series has no scatter, whatever its rounding.
    center, scatter = decimal(mean(returns)), deviation(returns)
    drawn = [Fraction(center + scatter * Decimal(draw)) for draw in normal_draws(draws, seed)]
    return over_horizon(figure(drawn, confidence), horizonPeriods)


def corrected(z, skew, tails):
    """Cornish and Fisher's quantile in normal units."""
    return z + (z**2 - 1) * skew / 6 + (z**3 - 3 * z) * tails / 24 - (2 * z**3 - 5 * z) * skew**2 / 36


def tail_mean(share, skew, tails):
    """Mean of the corrected quantile below its share: Gauss's rule of five points on slices of the normal density."""
    near, far = math.sqrt(5 - 2 * math.sqrt(10 / 7)) / 3, math.sqrt(5 + 2 * math.sqrt(10 / 7)) / 3
    heavy, light = (322 + 13 * math.sqrt(70)) / 900, (322 - 13 * math.sqrt(70)) / 900
    nodes = [(0, 128 / 225), (-near, heavy), (near, heavy), (-far, light), (far, light)]
    end, slices = NormalDist().inv_cdf(share), 120
    width = (end + 14) / slices
    terms = []
    for slice_ in range(slices):
        for node, weight in nodes:
            z = -14 + width * (slice_ + (1 + node) / 2)
            terms.append(weight * width / 2 * corrected(z, skew, tails) * math.exp(-z * z / 2) / math.sqrt(2 * math.pi))
    return math.fsum(terms) / share


def fitted(returns, shortfall=False, shaped=False, confidence=0.95, horizonPeriods=1, **_):
    if len(returns) < 2 or (shaped and len(set(returns)) == 1):
        return None
    skew, tails = (float(skewness(returns)), float(kurtosis(returns))) if shaped else (0.0, 0.0)
    share = float(1 - Fraction(repr(confidence)))
    units = tail_mean(share, skew, tails) if shortfall else corrected(NormalDist().inv_cdf(share), skew, tails)
    return over_horizon(decimal(mean(returns)) + deviation(returns) * Decimal(units), horizonPeriods)


def calmar_ratio(returns, periodsPerYear, **_):
    return None if broken(returns) else over(annual_return(returns, periodsPerYear), -maximum_drawdown(returns))


def probabilistic_sharpe(returns, periodsPerYear, riskFreeRate=0, threshold=0, **_):
    if len(set(returns)) < 2:
        return None
    root = Decimal(periodsPerYear).sqrt()
    ratio = sharpe_ratio(returns, periodsPerYear, riskFreeRate) / root
    spread = 1 - skewness(returns) * ratio + (kurtosis(returns) + 2) / 4 * ratio**2
    if spread <= 0:
        return None
    distance = (ratio - Decimal(repr(threshold)) / root) * (Decimal(len(returns) - 1) / spread).sqrt()
    return Decimal(math.erfc(float(-distance) / math.sqrt(2)) / 2)


EULER_GAMMA = Decimal("0.57721566490153286060651209008240243104215933593992")


def deflated_sharpe(returns, periodsPerYear, trials, trialSharpeVariance, riskFreeRate=0, **_):
    quantile = NormalDist().inv_cdf
    highest = (1 - EULER_GAMMA) * Decimal(quantile(1 - 1 / trials)) + EULER_GAMMA * Decimal(quantile(1 - 1 / (trials * math.e)))
    threshold = Decimal(repr(trialSharpeVariance)).sqrt() * highest
    return probabilistic_sharpe(returns, periodsPerYear, riskFreeRate, float(threshold))


def peaks(returns, share):
    """The losses strictly above their type-7 quantile, less that threshold, and the threshold."""
    losses = [-value for value in returns]
    threshold = Fraction(value_at_risk(losses, float(1 - Fraction(repr(share)))))
    return [decimal(loss - threshold) for loss in losses if loss > threshold], decimal(threshold)


def pareto_scores(shape, scale, excesses):
    """Both derivatives of the log-likelihood of a generalised Pareto distribution."""
    logs = sum((1 + shape * x / scale).ln() for x in excesses)
    parts = sum(x / (scale + shape * x) for x in excesses)
    return logs / shape**2 - (1 + 1 / shape) * parts, ((1 + shape) * parts - len(excesses)) / scale


def likelihood_start(excesses):
    """The interior peak of the likelihood on a grid of shapes and scales, in floats; None without one."""
    values = [float(x) for x in excesses]
    shapes = [step / 40 + 0.003 for step in range(-40, 80)]
    scales = [sum(values) / len(values) * 1.05**step for step in range(-40, 41)]

    def height(shape, scale):
        if 1 + shape * max(values) / scale <= 0:
            return -math.inf
        return -len(values) * math.log(scale) - (1 + 1 / shape) * sum(math.log1p(shape * x / scale) for x in values)

    grid = [[height(shape, scale) for scale in scales] for shape in shapes]
    peaks_found = []
    for i in range(1, len(shapes) - 1):
        for j in range(1, len(scales) - 1):
            around = [grid[i + di][j + dj] for di in (-1, 0, 1) for dj in (-1, 0, 1) if (di, dj) != (0, 0)]
            if grid[i][j] > max(around) and min(around) > -math.inf:
                peaks_found.append((abs(shapes[i]), shapes[i], scales[j]))
    return min(peaks_found)[1:] if peaks_found else None


FITTED = {}


def fit_likelihood(excesses):
    """Newton's method on both scores, with differences for derivatives, in 60 digits."""
    key = tuple(excesses)
    if key not in FITTED:
        start = likelihood_start(excesses)
        FITTED[key] = None if start is None else newton([Decimal(repr(value)) for value in start], excesses)
    return FITTED[key]


def newton(point, excesses):
    tiny = Decimal("1e-25")
    for _ in range(40):
        shape, scale = point
        first, second = pareto_scores(shape, scale, excesses)
        by_shape = [(a - b) / tiny for a, b in zip(pareto_scores(shape + tiny, scale, excesses), (first, second))]
        by_scale = [(a - b) / tiny for a, b in zip(pareto_scores(shape, scale + tiny, excesses), (first, second))]
        determinant = by_shape[0] * by_scale[1] - by_scale[0] * by_shape[1]
        step = [(first * by_scale[1] - second * by_scale[0]) / determinant, (second * by_shape[0] - first * by_shape[1]) / determinant]
        point = [shape - step[0], scale - step[1]]
        if max(abs(value) for value in step) < Decimal("1e-30"):
            return point
    raise ArithmeticError("the likelihood has a peak that Newton's method does not reach")


def fit_moments(excesses):
    """Hosking and Wallis (1987): their k is minus the shape."""
    n = len(excesses)
    whole = sum(excesses) / n
    weighted = sum((1 - (Decimal(rank) - Decimal("0.35")) / n) * x for rank, x in enumerate(sorted(excesses), 1)) / n
    k = whole / (whole - 2 * weighted) - 2
    return -k, 2 * whole * weighted / (whole - 2 * weighted)


def peaks_over_threshold(returns, fit, shortfall=False, confidence=0.95, horizonPeriods=1, thresholdQuantile=0.9, **_):
    if not returns:
        return None
    excesses, threshold = peaks(returns, thresholdQuantile)
    share = 1 - Decimal(repr(confidence))
    if len(excesses) < 10 or share * len(returns) > len(excesses):
        return None
    fitted_pareto = fit(excesses)
    if fitted_pareto is None:
        return None
    shape, scale = fitted_pareto
    var = threshold + scale / shape * ((share * len(returns) / len(excesses)) ** -shape - 1)
    if not shortfall:
        return over_horizon(-var, horizonPeriods)
    return over_horizon(-(var + scale - shape * threshold) / (1 - shape), horizonPeriods) if shape < 1 else None


def tail_ratio(returns, **_):
    return over(abs(value_at_risk(returns, 0.05)), abs(value_at_risk(returns, 0.95))) if returns else None


def chosen(work, **choice):
    """The same work with a choice of method already made."""
    return lambda **given: work(**choice, **given)


FITS = [{}, {"confidence": 0.99}, {"confidence": 0.9, "horizonPeriods": 10}]
PEAKS = [{}, {"confidence": 0.99}, {"confidence": 0.99, "horizonPeriods": 10, "thresholdQuantile": 0.85}, {"thresholdQuantile": 0.7}]
TRIALS = [
    {"periodsPerYear": 12, "trials": 2, "trialSharpeVariance": 0.5},
    {"periodsPerYear": 252, "trials": 100, "trialSharpeVariance": 0.04, "riskFreeRate": 0.03},
]
ORDERS = [{"periodsPerYear": 12, "order": order} for order in (1, 2, 2.5, 4)]
DRAWS = [{"seed": 7, "draws": 1000}, {"confidence": 0.99, "horizonPeriods": 10, "draws": 1001}]
CONFIDENCES = [{}, {"horizonPeriods": 10}, {"confidence": 0.5}, {"confidence": 0.9}, {"confidence": 0.71}, {"confidence": 0.93}, {"confidence": 0.99}]
PERIODS = [{"periodsPerYear": 12}, {"periodsPerYear": 252}]
RATES = [{"periodsPerYear": 12}, {"periodsPerYear": 12, "riskFreeRate": 0.03}, {"periodsPerYear": 252, "riskFreeRate": -0.005}]
REQUIRED = [{"periodsPerYear": 12}, {"periodsPerYear": 252, "requiredReturn": 0.05}]
SUBJECT = {
    "simple-returns": (simple_returns, [{}]),
    "cumulative-return": (cumulative_return, [{}]),
    "annual-return": (annual_return, PERIODS),
    "volatility": (volatility, PERIODS),
    "volatility:ewma": (ewma, [*PERIODS, {"periodsPerYear": 12, "decayFactor": 0.5}]),
    "sharpe-ratio": (sharpe_ratio, RATES),
    "sortino-ratio": (sortino_ratio, RATES),
    "value-at-risk": (horizon_var, CONFIDENCES),
    "value-at-risk:monte-carlo": (chosen(simulated, figure=value_at_risk), DRAWS),
    "expected-shortfall": (horizon_shortfall, CONFIDENCES),
    "expected-shortfall:monte-carlo": (chosen(simulated, figure=expected_shortfall), DRAWS),
    "tail-ratio": (tail_ratio, [{}]),
    "value-at-risk:normal": (fitted, FITS),
    "value-at-risk:cornish-fisher": (chosen(fitted, shaped=True), FITS),
    "expected-shortfall:normal": (chosen(fitted, shortfall=True), FITS),
    "expected-shortfall:cornish-fisher": (chosen(fitted, shortfall=True, shaped=True), FITS),
    "value-at-risk:peaks-over-threshold": (chosen(peaks_over_threshold, fit=fit_likelihood), PEAKS),
    "value-at-risk:peaks-over-threshold-moments": (chosen(peaks_over_threshold, fit=fit_moments), PEAKS),
    "expected-shortfall:peaks-over-threshold": (chosen(peaks_over_threshold, fit=fit_likelihood, shortfall=True), PEAKS),
    "expected-shortfall:peaks-over-threshold-moments": (chosen(peaks_over_threshold, fit=fit_moments, shortfall=True), PEAKS),
    "deflated-sharpe-ratio": (deflated_sharpe, TRIALS),
    "calmar-ratio": (calmar_ratio, PERIODS),
    "probabilistic-sharpe-ratio": (probabilistic_sharpe, [*RATES, {"periodsPerYear": 12, "threshold": 0.5}]),
    "maximum-drawdown": (maximum_drawdown, [{}]),
    "log-return": (log_return, [{}]),
    "excess-return": (excess_return, RATES),
    "excess-return:geometric": (chosen(excess_return, geometric=True), RATES),
    "best-period": (best_period, [{}]),
    "worst-period": (worst_period, [{}]),
    "positive-share": (positive_share, [{}]),
    "variance": (variance, PERIODS),
    "semi-variance": (semi_variance, PERIODS),
    "downside-deviation": (downside_deviation, REQUIRED),
    "skewness": (sample_skewness, [{}]),
    "skewness:moment": (skewness, [{}]),
    "excess-kurtosis": (sample_kurtosis, [{}]),
    "excess-kurtosis:moment": (kurtosis, [{}]),
    "autocorrelation": (autocorrelation, [{}, {"lag": 3}]),
    "jarque-bera": (jarque_bera, [{}]),
    "average-drawdown": (average_drawdown, [{}]),
    "drawdown-duration": (drawdown_duration, [{}]),
    "recovery-time": (recovery_time, [{}]),
    "ulcer-index": (ulcer_index, [{}]),
    "pain-index": (pain_index, [{}]),
    "conditional-drawdown-at-risk": (conditional_drawdown, [{}, {"confidence": 0.71}, {"confidence": 0.9}]),
    "sterling-ratio": (sterling_ratio, PERIODS),
    "burke-ratio": (burke_ratio, RATES),
    "burke-ratio:modified": (chosen(burke_ratio, modified=True), RATES),
    "martin-ratio": (martin_ratio, RATES),
    "omega-ratio": (omega_ratio, REQUIRED),
    "kappa-three": (kappa_three, [*REQUIRED, *ORDERS]),
    "gain-to-pain": (gain_to_pain, [{}]),
    "sharpe-standard-error": (sharpe_standard_error, RATES),
    "sharpe-standard-error:non-normal": (chosen(sharpe_standard_error, shaped=True), RATES),
}
PAIR = {
    "beta": (beta, [{}]),
    "correlation": (correlation, [{}]),
    "tracking-error": (tracking_error, PERIODS),
    "active-return": (active_return, PERIODS),
    "treynor-ratio": (treynor_ratio, RATES),
    "treynor-ratio:arithmetic": (chosen(treynor_ratio, arithmetic=True), RATES),
    "information-ratio": (information_ratio, PERIODS),
    "information-ratio:annualised": (chosen(information_ratio, form="annualised"), PERIODS),
    "information-ratio:geometric": (chosen(information_ratio, form="geometric"), PERIODS),
    "appraisal-ratio": (appraisal_ratio, RATES),
    "modigliani-return": (modigliani_return, RATES),
    "jensen-alpha": (jensen_alpha, RATES),
    "jensen-alpha:arithmetic": (chosen(jensen_alpha, arithmetic=True), RATES),
    "r-squared": (r_squared, [{}]),
    "up-beta": (chosen(conditional_beta, sign=1), [{}]),
    "down-beta": (chosen(conditional_beta, sign=-1), [{}]),
    "up-capture": (chosen(capture, sign=1), PERIODS),
    "down-capture": (chosen(capture, sign=-1), PERIODS),
    "batting-average": (batting_average, [{}]),
    "active-return:geometric": (chosen(active_return, geometric=True), PERIODS),
}
CALCULATIONS = {**SUBJECT, **PAIR}


def make_samples():
    source = random.Random(20000101)

    def drawn(count, drift, scatter):
        benchmark = [round(source.gauss(drift, scatter), 6) for _ in range(count)]
        returns = [round(0.7 * value + source.gauss(drift, scatter), 6) for value in benchmark]
        return {"returns": returns, "benchmark": benchmark}

    return {
        "monthly": drawn(36, 0.008, 0.05),
        "daily": drawn(250, 0.0004, 0.012),
        "eleven": drawn(11, 0.01, 0.04),
        "hundred and one": drawn(101, 0.0, 0.03),
        "violent": drawn(24, 0.05, 0.3),
        "tiny": {"returns": [1e-9, -2e-9, 3e-9, 1e-9], "benchmark": [2e-9, -1e-9, 1e-9, 0.0]},
        "gains only": {"returns": [0.01, 0.04, 0.02, 0.03], "benchmark": [0.02, 0.01, 0.03, 0.05]},
        "losses only": {"returns": [-0.01, -0.2, -0.02, -0.03], "benchmark": [0.02, 0.01, 0.03, 0.05]},
        "no movement": {"returns": [0.0, 0.0, 0.0, 0.0], "benchmark": [0.0, 0.0, 0.0, 0.0]},
        "constant": {"returns": [0.1] * 7, "benchmark": [0.1] * 7},
        "constant benchmark": {"returns": [0.01, 0.02, -0.01], "benchmark": [0.003] * 3},
        "mirrored": {"returns": [0.01, -0.02, 0.015], "benchmark": [-0.01, 0.02, -0.015]},
        "ruin": {"returns": [0.1, -1.0, 0.5], "benchmark": [0.01, -0.02, 0.03]},
        "debt": {"returns": [0.1, -1.2, 0.5], "benchmark": [0.01, -0.02, 0.03]},
        "one": {"returns": [-0.05], "benchmark": [0.01]},
        "none": {"returns": [], "benchmark": []},
    }


def named(name):
    """The fields of a row for a calculation, and for its method where that is not the default: "volatility:ewma"."""
    calculation, _, method = name.partition(":")
    return {"calculation": calculation, **({"method": method} if method else {})}


def make_rows(samples):
    for sample, data in samples.items():
        for name, (work, choices) in CALCULATIONS.items():
            for parameters in choices:
                series = {"returns": exact(data["returns"])}
                if name in PAIR:
                    series["benchmark"] = exact(data["benchmark"])
                value = work(**series, **parameters)
                expected = None if value is None else float(value)
                yield {"sample": sample, **named(name), "parameters": parameters, "expected": expected}


def read_prices():
    """Prices by symbol and date, from the monthly prices that FinRisk ships."""
    prices = {}
    with SEED_PRICES.open(newline="") as file:
        for row in csv.DictReader(file):
            for symbol, price in row.items():
                if symbol != "date" and price != "":
                    prices.setdefault(symbol, {})[row["date"]] = Fraction(float(price))
    return prices


def changes(prices, dates):
    return [prices[later] / prices[earlier] - 1 for earlier, later in zip(dates, dates[1:])]


def make_real_rows():
    prices = read_prices()
    market = "S&P 500"
    for symbol in sorted(prices):
        for name, (work, _) in CALCULATIONS.items():
            if name == "deflated-sharpe-ratio":
                continue
            parameters = {"riskFreeRate": 0.02} if name in {"sharpe-ratio", "sortino-ratio"} else {}
            dates = sorted(prices[symbol])
            benchmark = {}
            if name in PAIR:
                dates = [date for date in dates if date in prices[market]]
                benchmark = {"benchmark": changes(prices[market], dates)}
            returns = changes(prices[symbol], dates)
            value = work(returns=returns, **benchmark, **{"periodsPerYear": 12, **parameters})
            if value is None:
                continue
            row = {"series": symbol, **named(name), "parameters": parameters, "expected": float(value)}
            yield {**row, "observations": len(returns), "from": dates[0], "to": dates[-1]}


def lines(items):
    return "[\n" + ",\n".join(json.dumps(item) for item in items) + "\n]"


samples = make_samples()
sample_lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(sample)}" for name, sample in samples.items())
real = lines(make_real_rows())
document = f'{{"samples": {{\n{sample_lines}\n}},\n"rows": {lines(make_rows(samples))},\n"realRows": {real}}}\n'
json.loads(document)
(HERE / "calculations.json").write_text(document)
