"""Assessments to be corrected, and what was corrected in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from evaluation.measures.models import Assessment, Correction
from spcore.accounts.actor import Actor
from spcore.errors import NotVisible
from spcore.ui import dates


@dataclass(frozen=True, slots=True)
class Mended:
    """One correction: of which occasion, by whom and when, why, and what changed in words."""

    occasion: str
    by: str
    at: datetime
    why: str
    changes: list[str]


def assessment_for(*, actor: Actor, assessment_id: UUID, at: datetime) -> Assessment:
    """Return an assessment of a case the actor may open. :raises NotVisible:"""
    rows = Assessment.objects.visible_to(actor, at=at)
    found = rows.select_related("instrument", "referral__person").filter(pk=assessment_id).first()
    if found is None:
        raise NotVisible
    return found


def mended(assessment: Assessment) -> list[Mended]:
    """Return what was corrected in an assessment, the oldest first. Expects them prefetched."""
    rows = sorted(assessment.corrections.all(), key=lambda row: row.corrected_at)
    after_each: list[Correction | Assessment] = [*rows[1:], assessment]
    return [
        Mended(
            occasion=assessment.get_occasion_display(),
            by=str(row.corrected_by),
            at=row.corrected_at,
            why=row.why,
            changes=list(_changes(assessment, row, after)),
        )
        for row, after in zip(rows, after_each, strict=False)
    ]


def _changes(
    assessment: Assessment, row: Correction, after: Correction | Assessment
) -> Iterator[str]:
    """Say what differs, answer by answer, then the person's words, the day and the way."""
    for item in assessment.instrument.questions():
        figures = [each.answers.get(item.code) for each in (row, after)]
        said = ["" if one is None else str(item.words_of(one) or one) for one in figures]
        yield from _change(item.label, *said)
        yield from _change(item.label, *(each.words.get(item.code, "") for each in (row, after)))
    yield from _change(_("Day"), *(dates.day(each.answered_on) for each in (row, after)))
    yield from _change(_("How"), *(str(each.get_collected_display()) for each in (row, after)))


def _change(what: object, before: str, after: str) -> Iterator[str]:
    if before != after:
        words = {
            "what": what,
            "before": before or _("not answered"),
            "after": after or _("not answered"),
        }
        yield _("%(what)s: “%(before)s”, now “%(after)s”") % words
