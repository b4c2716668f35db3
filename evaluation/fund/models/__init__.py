"""Rounds, applications, the panel and its marks, awards and what came of them."""

from evaluation.fund.models.application import Application
from evaluation.fund.models.award import Award, AwardReport, Instalment
from evaluation.fund.models.panel import Interest, PanelSeat, Score, ScoreSheet, SpeaksAs
from evaluation.fund.models.round import Criterion, FundRound

__all__ = [
    "Application",
    "Award",
    "AwardReport",
    "Criterion",
    "FundRound",
    "Instalment",
    "Interest",
    "PanelSeat",
    "Score",
    "ScoreSheet",
    "SpeaksAs",
]
