"""A paired change as an analyst reads it: one flat dictionary, and the same in lines of text."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from evaluation.statistics.change import FEW, PairedChange
from evaluation.statistics.pairing import Pairing
from evaluation.statistics.score_files import ScoreFile

NO_CONTROL = (
    "There is no control group. People are often asked when things are at their worst, and would"
    " have changed somewhat without any help (regression to the mean)."
)
DEFINITIONS = {
    "change": "after minus before, of those with a score on both occasions",
    "ci": "of the mean change, by Student's t with n - 1 degrees of freedom",
    "p": "two-sided, of the paired t test; wilcoxon_p is two-sided too",
    "sd": "with n - 1",
    "d_z": "mean change / SD of the changes",
    "hedges_g": "d_z x J(n - 1), J exact by the gamma function",
    "d_baseline": "mean change / SD before, of the pairs",
    "d_av": "mean change / mean of the two SDs",
    "hedges_g_av": "d_av x J(2(n - 1))",
    "wilcoxon_w": "sum of the ranks of those who went up",
    "wilcoxon": "signed ranks, zeros left out; exact up to 49 pairs without zeros or ties, else"
    " normal with correction for continuity",
}


def as_dict(
    compared: dict[str, str],
    file: ScoreFile,
    pairing: Pairing,
    change: PairedChange,
    *,
    warnings: Sequence[str] = (),
) -> dict[str, Any]:
    """Return everything, for JSON."""
    figures = asdict(change)
    people: dict[str, set[str]] = {occasion: set() for occasion in file.occasions}
    for row in file.rows:
        if row.score is not None:
            people[row.occasion].add(row.person)
    numbers = {
        "n": len(people[compared["from"]] | people[compared["to"]]),
        "n_before": len(people[compared["from"]]),
        "n_after": len(people[compared["to"]]),
        "n_paired": figures.pop("n"),
    }
    return {
        "ok": True,
        **compared,
        "occasions": [{"occasion": one, "n": len(people[one])} for one in file.occasions],
        **numbers,
        **figures,
        "missing": {
            "only_before": list(pairing.only_before),
            "only_after": list(pairing.only_after),
            "unscored": list(pairing.unscored),
        },
        "doubled_rows": [asdict(each) for each in pairing.doubled],
        "rows_left_out": [str(each) for each in file.left_out],
        "warnings": [*_warnings(numbers, change), *warnings],
        "definitions": DEFINITIONS,
    }


def _warnings(numbers: dict[str, int], change: PairedChange) -> list[str]:
    said = [NO_CONTROL]
    if change.n < FEW:
        said.append(f"Fewer than {FEW} pairs: little can be said from so few.")
    if numbers["n"] > change.n:
        lost = numbers["n"] - change.n
        said.append(f"{lost} of {numbers['n']} people have no pair; they may have fared otherwise.")
    if not change.n:
        said.append("Nobody has a score on both occasions.")
    if change.n and change.up == change.down == 0:
        said.append("Nobody's score changed.")
    elif change.n > 1 and change.t is None:
        said.append("Everybody changed by the same, so that there is no spread to reckon with.")
    return said


def as_lines(found: dict[str, Any]) -> list[str]:
    """Return the report as text."""
    lines = [f"{found['file']}: {found['from']!r} to {found['to']!r}", ""]
    lines += [
        f"People {found['n']}; before {found['n_before']}, after {found['n_after']},"
        f" paired {found['n_paired']}",
        f"Before       pairs: mean {_said(found['mean_before'])}, SD {_said(found['sd_before'])},"
        f" median {_said(found['median_before'])}",
        f"After        pairs: mean {_said(found['mean_after'])}, SD {_said(found['sd_after'])},"
        f" median {_said(found['median_after'])}",
        f"Change       pairs: mean {_said(found['mean_change'])}, SD {_said(found['sd_change'])},"
        f" median {_said(found['median_change'])}",
        f"Interval     {found['confidence']:.0%}: {_said(found['ci_low'])}"
        f" to {_said(found['ci_high'])}",
        f"t test       t = {_said(found['t'])}, df = {found['df']}, p = {_p(found['p'])}",
        f"Effect sizes d_z = {_said(found['d_z'])}, Hedges g = {_said(found['hedges_g'])},"
        f" d by baseline SD = {_said(found['d_baseline'])}",
        f"Direction    up {found['up']}, same {found['same']}, down {found['down']}",
        f"Wilcoxon     W+ = {_said(found['wilcoxon_w'])}, p = {_p(found['wilcoxon_p'])}"
        f" ({found['wilcoxon_method'] or 'nobody changed'})",
        "",
    ]
    lines += _named(found)
    return lines + [f"Note: {text}" for text in found["warnings"]]


def _named(found: dict[str, Any]) -> list[str]:
    missing = found["missing"]
    lists = {
        f"Only at {found['from']!r}": missing["only_before"],
        f"Only at {found['to']!r}": missing["only_after"],
        "No score in the row": missing["unscored"],
    }
    lines = [f"{words} ({len(who)}): {', '.join(who)}" for words, who in lists.items() if who]
    for each in found["doubled_rows"]:
        scores = ", ".join(_said(score) for score in each["scores"])
        lines.append(
            f"Doubled: {each['person']} at {each['occasion']!r} has {scores} ({found['doubled']})"
        )
    return lines + [f"Left out: {text}" for text in found["rows_left_out"]]


def _said(number: float | None) -> str:
    return "not defined" if number is None else f"{number:.4f}".rstrip("0").rstrip(".")


def _p(number: float | None) -> str:
    if number is None:
        return "not defined"
    return f"{number:.4g}" if number else "below 1e-300"
