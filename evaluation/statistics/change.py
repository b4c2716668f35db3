"""Paired change: the same people before and after. There is no control group in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, lgamma, sqrt
from statistics import fmean, median, stdev

from evaluation.statistics.library import plain, stats
from evaluation.statistics.pairing import changes_of

FEW = 30  # below this many pairs, every report says so (domain.md, Measures)


@dataclass(frozen=True, slots=True)
class PairedChange:
    """
    Change is after minus before. What too few pairs, or no spread, cannot give is None.

    `d_z` is the mean change by the SD of the changes, `hedges_g` the same without its small-sample
    bias; `d_baseline` by the SD before; `d_av` by the mean of both SDs, `hedges_g_av` corrected.
    """

    n: int
    mean_before: float | None
    mean_after: float | None
    sd_before: float | None
    sd_after: float | None
    median_before: float | None
    median_after: float | None
    mean_change: float | None
    sd_change: float | None
    median_change: float | None
    confidence: float
    ci_low: float | None
    ci_high: float | None
    t: float | None
    df: int | None
    p: float | None
    d_z: float | None
    hedges_g: float | None
    d_baseline: float | None
    d_av: float | None
    hedges_g_av: float | None
    up: int
    same: int
    down: int
    wilcoxon_w: float | None
    wilcoxon_p: float | None
    wilcoxon_method: str | None


def paired_change(
    before: Sequence[float], after: Sequence[float], *, confidence: float = 0.95
) -> PairedChange:
    """Return how paired scores changed. :raises ValueError: when the two differ in length."""
    changes = changes_of(before, after)
    means = [_mean(scores) for scores in (before, after, changes)]
    sds = [_sd(scores) for scores in (before, after, changes)]
    test = _t_test(changes, confidence)
    ranks = _wilcoxon(changes)
    return PairedChange(
        n=len(changes),
        mean_before=means[0],
        mean_after=means[1],
        sd_before=sds[0],
        sd_after=sds[1],
        median_before=_median(before),
        median_after=_median(after),
        mean_change=means[2],
        sd_change=sds[2],
        median_change=_median(changes),
        confidence=confidence,
        **test,
        **_effects(means[2], sds, len(changes)),
        up=sum(change > 0 for change in changes),
        same=sum(change == 0 for change in changes),
        down=sum(change < 0 for change in changes),
        **ranks,
    )


def _mean(scores: Sequence[float]) -> float | None:
    return fmean(scores) if scores else None


def _sd(scores: Sequence[float]) -> float | None:
    return stdev(map(float, scores)) if len(scores) > 1 else None


def _median(scores: Sequence[float]) -> float | None:
    return float(median(scores)) if scores else None


def _t_test(changes: list[float], confidence: float) -> dict[str, float | int | None]:
    if len(changes) < 2 or len(set(changes)) == 1:
        return {"ci_low": None, "ci_high": None, "t": None, "df": None, "p": None}
    test = stats().ttest_1samp(changes, 0.0)
    interval = test.confidence_interval(confidence)
    return {
        "ci_low": plain(interval.low),
        "ci_high": plain(interval.high),
        "t": plain(test.statistic),
        "df": int(test.df),
        "p": plain(test.pvalue),
    }


def _effects(change: float | None, sds: list[float | None], number: int) -> dict[str, float | None]:
    before, after, within = sds
    d_z, d_baseline = _by(change, within), _by(change, before)
    d_av = None if before is None or after is None else _by(change, (before + after) / 2)
    return {
        "d_z": d_z,
        "hedges_g": _times(d_z, _unbiased(number - 1)) if number > 2 else None,
        "d_baseline": d_baseline,
        "d_av": d_av,
        "hedges_g_av": _times(d_av, _unbiased(2 * (number - 1))) if number > 2 else None,
    }


def _by(value: float | None, unit: float | None) -> float | None:
    return value / unit if value is not None and unit else None


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else value * factor


def _unbiased(df: int) -> float:
    """Return Hedges' exact factor J for this many degrees of freedom."""
    return exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2)


def _wilcoxon(changes: list[float]) -> dict[str, float | str | None]:
    """
    Test the signed ranks: those that did not change are left out, as Wilcoxon did.

    Exact where no change is zero and no two are of one size, up to 50 pairs; else by the normal
    approximation with the correction for continuity. So does R's `wilcox.test`.
    """
    moved = [change for change in changes if change]
    if not moved:
        return {"wilcoxon_w": None, "wilcoxon_p": None, "wilcoxon_method": None}
    tied = len(moved) < len(changes) or len({abs(change) for change in moved}) < len(moved)
    method = "asymptotic" if tied or len(moved) >= 50 else "exact"
    ranks = stats().rankdata([abs(change) for change in moved])
    positive = sum(rank for rank, change in zip(ranks, moved, strict=True) if change > 0)
    test = stats().wilcoxon(moved, correction=method == "asymptotic", method=method)
    return {
        "wilcoxon_w": plain(positive),
        "wilcoxon_p": plain(test.pvalue),
        "wilcoxon_method": method,
    }
