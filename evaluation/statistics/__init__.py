"""
Statistics that stand up: plain numbers in, frozen figures out. Knows no person and no table.

The arithmetic is SciPy's, loaded at the first figure and never at start: it costs seconds and some
100 MB, which a web worker must not carry. Pages read figures that a task or a release worked out.
"""

from evaluation.statistics.change import PairedChange, paired_change
from evaluation.statistics.funnel import FunnelLimits, funnel_limits
from evaluation.statistics.middle import Middle, middle
from evaluation.statistics.pairing import Pairing, Scored, pair_up
from evaluation.statistics.runs import RunChart, run_chart
from evaluation.statistics.shares import Share, share, share_reaching
from evaluation.statistics.waits import Waits, waits

__all__ = [
    "FunnelLimits",
    "Middle",
    "PairedChange",
    "Pairing",
    "RunChart",
    "Scored",
    "Share",
    "Waits",
    "funnel_limits",
    "middle",
    "pair_up",
    "paired_change",
    "run_chart",
    "share",
    "share_reaching",
    "waits",
]
