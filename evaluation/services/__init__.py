"""Joins the case side to the person-free side."""

from evaluation.services.project import project_many, project_referral, rebuild_facts
from evaluation.services.publishing import publish_figures

__all__ = ["project_many", "project_referral", "publish_figures", "rebuild_facts"]
