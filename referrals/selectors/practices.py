"""Practices as the public meets them: where one is, and which team takes people who ask there."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone

from providers.selectors import Origin
from providers.selectors.origins import origin_at
from providers.selectors.today import TodayRow, on_today
from referrals.models import Scheme, TeamCover
from referrals.selectors.ways_in import MOST, NEAR, teams_taking
from spcore.accounts.models import Organisation, OrganisationKind
from spcore.errors import Invalid, NotVisible

CODE = re.compile(r"[A-Za-z]\d{5}")


@dataclass(frozen=True, slots=True)
class NearPractice:
    """
    A practice in public. `origin` is None where nobody knows where it is.

    `form_url` is where its people ask for help themselves; empty while no team takes that.
    """

    practice: Organisation
    origin: Origin | None
    scheme: Scheme | None
    form_url: str

    @property
    def code(self) -> str:
        """Return its ODS code, which stands in its addresses."""
        return str(self.practice.ods_code)


def practice_at(*, ods_code: str) -> NearPractice:
    """Return an open practice by its ODS code, however it was typed. Two queries.

    :raises NotVisible:
    """
    practice = _open().filter(ods_code=ods_code.upper()).first()
    if practice is None:
        raise NotVisible
    covers = TeamCover.objects.filter(practice=practice, team__in=teams_taking())
    cover = covers.select_related("team__parent__scheme").order_by("pk").first()
    return NearPractice(
        practice=practice,
        origin=_origin(practice),
        scheme=cover.team.parent.scheme if cover and cover.team.parent else None,
        form_url=_form(cover) if cover else "",
    )


def still_to_come(near: NearPractice, *, at: datetime) -> list[TodayRow]:
    """Return what is on near the practice that day and not over yet, by its hour."""
    local = timezone.localtime(at)
    rows = on_today(origin=near.origin, on=local.date()) if near.origin else []
    return [row for row in rows if (row.ends or row.starts) > local.time()]


def practices_like(*, words: str) -> list[Organisation]:
    """Return the open practices of a code, near a postcode, or whose name holds every word."""
    rows = _open()
    if CODE.fullmatch(words.strip()):
        return list(rows.filter(ods_code=words.strip().upper()))
    place = _place_in(words)
    if place is not None:
        east, north = F("easting") - place.easting, F("northing") - place.northing
        rows = rows.filter(
            easting__range=(place.easting - NEAR, place.easting + NEAR),
            northing__range=(place.northing - NEAR, place.northing + NEAR),
        )
        return list(rows.annotate(far=east * east + north * north).order_by("far", "pk")[:MOST])
    if len(words.strip()) < 3:
        return []
    for word in words.split():
        rows = rows.filter(name__icontains=word)
    return list(rows.order_by("name", "pk")[:MOST])


def _place_in(words: str) -> Origin | None:
    """Return the place of a postcode or of its first half; nothing where the words are none."""
    try:
        return origin_at(words)
    except Invalid:
        return None


def _open() -> QuerySet[Organisation]:
    rows = Organisation.objects.filter(kind=OrganisationKind.PRACTICE, is_open=True)
    return rows.exclude(ods_code=None)


def _origin(practice: Organisation) -> Origin | None:
    if practice.easting is None or practice.northing is None:
        return None
    return Origin(practice.easting, practice.northing, label=practice.name)


def _form(cover: TeamCover) -> str:
    form = reverse("referrals:self_referral_add", args=[cover.team_id])
    return f"{form}?practice={cover.practice_id}"
