"""Joins the case side to the person-free side."""

from evaluation.services.project import project_many, project_referral, rebuild_facts

__all__ = ["project_many", "project_referral", "rebuild_facts"]
