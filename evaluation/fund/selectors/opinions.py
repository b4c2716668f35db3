"""What the panel's marks come to: one application's sheets, and all of a round side by side."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import Prefetch

from evaluation.fund.models import Application, FundRound, Interest, ScoreSheet, SpeaksAs
from evaluation.fund.scoring import middle, weighted
from evaluation.fund.selectors.words import COLOURS, pounds
from evaluation.fund.states import ApplicationStatus
from spcore.accounts.actor import Actor


@dataclass(frozen=True, slots=True)
class Opinion:
    """One member's sheet, without their name."""

    speaks_as: str
    score: Decimal
    marks: list[tuple[str, int, str]]
    comment: str


@dataclass(frozen=True, slots=True)
class Compared:
    """An application beside the others: the mean of the sheets, and how far apart they are."""

    id: UUID
    title: str
    provider: str
    status: str
    colour: str
    asked: str
    awarded: str
    award_id: UUID | None
    mean: Decimal | None
    lowest: Decimal | None
    highest: Decimal | None
    sheets: int
    interests: int


def opinions_of(*, actor: Actor, row: Application) -> list[Opinion]:
    """Return the sheets handed in for an application, without names. Three queries."""
    criteria = {one.pk: one for one in row.round.criteria.all()}
    sheets = ScoreSheet.objects.visible_to(actor).filter(application=row)
    found = []
    for sheet in sheets.select_related("seat").prefetch_related("scores").order_by("pk"):
        scores = {one.criterion_id: one for one in sheet.scores.all()}
        found.append(
            Opinion(
                speaks_as=str(SpeaksAs(sheet.seat.speaks_as).label),
                score=_score(sheet, {pk: one.weight for pk, one in criteria.items()}),
                marks=[
                    (one.name, scores[pk].mark or 0, scores[pk].comment)
                    for pk, one in criteria.items()
                ],
                comment=sheet.comment,
            )
        )
    return found


def compared(*, actor: Actor, row: FundRound) -> list[Compared]:
    """Return a round's applications, the highest mean first. Five queries."""
    weights = dict(row.criteria.values_list("pk", "weight"))
    sheets = ScoreSheet.objects.visible_to(actor).prefetch_related("scores")
    interests = Interest.objects.filter(has_interest=True)
    rows = Application.objects.visible_to(actor).filter(round=row)
    rows = rows.select_related("provider__organisation", "award").prefetch_related(
        Prefetch("sheets", queryset=sheets), Prefetch("interests", queryset=interests)
    )
    found = [_compared(one, weights) for one in rows.order_by("sent_at", "pk")]
    return sorted(found, key=lambda one: -(one.mean if one.mean is not None else Decimal(-1)))


def _compared(row: Application, weights: dict[UUID, int]) -> Compared:
    scores = [_score(sheet, weights) for sheet in row.sheets.all()]
    award = getattr(row, "award", None)
    return Compared(
        id=row.pk,
        title=row.title,
        provider=str(row.provider),
        status=str(ApplicationStatus(row.status).label),
        colour=COLOURS.get(row.status, "grey"),
        asked=pounds(sum(row.amounts, Decimal(0))),
        awarded=pounds(award.total) if award else "",
        award_id=award.pk if award else None,
        mean=middle(scores),
        lowest=min(scores, default=None),
        highest=max(scores, default=None),
        sheets=len(scores),
        interests=len(row.interests.all()),
    )


def _score(sheet: ScoreSheet, weights: dict[UUID, int]) -> Decimal:
    return weighted({one.criterion_id: one.mark or 0 for one in sheet.scores.all()}, weights)
