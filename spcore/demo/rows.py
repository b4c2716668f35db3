"""Rows of made-up history that are not saved yet, and the order in which they can be."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from evaluation.measures.models import Assessment
from linkworkers import models as work
from referrals import models as cases


@dataclass
class Rows:
    """Unsaved rows, in the order in which the database must have them."""

    by_model: dict[type[Model], list[Any]] = field(default_factory=dict)

    def add(self, row: Model) -> None:
        """Keep a row."""
        self.by_model.setdefault(type(row), []).append(row)

    def save(self) -> None:
        """Write everything, parents first."""
        order = (
            cases.Consent,
            cases.Referral,
            cases.Step,
            cases.OnwardReferral,
            cases.OnwardStep,
            work.Contact,
            work.Goal,
            Assessment,
            cases.TimelineEntry,
        )
        for model in order:
            model.objects.bulk_create(self.by_model.get(model, []), batch_size=1000)
