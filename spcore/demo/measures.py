"""What the demo scheme asks besides ONS4, and what some people answered, in their own words too."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils import timezone

from evaluation.measures import services
from evaluation.measures.models import Collected, Instrument, MeasureChoice, Occasion
from referrals.models import Referral
from referrals.states import Status
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.demo.cast import Cast

USUAL = [Occasion.BASELINE, Occasion.REVIEW, Occasion.MONTHS_3, Occasion.CLOSE]
LONG = [*USUAL, Occasion.MONTHS_6, Occasion.MONTHS_12]
CHOSEN: tuple[tuple[str, Mapping[str, object]], ...] = (
    ("concerns", {}),
    ("ons4", {"is_by_link": True, "occasions": LONG}),
    ("ucla3", {"is_by_link": True, "occasions": LONG}),
    ("service-use", {"occasions": [Occasion.BASELINE, Occasion.MONTHS_6]}),
    ("phq9", {"is_staff_trained": True}),
)
WORDS = (
    ("Not seeing anybody from one week to the next", "The letters about the rent"),
    ("I cannot get up the stairs to the flat", "Being cut off since my husband died"),
    ("Money runs out before the month does", "My knees"),
)
LONELY = ({"companionship": 3, "left_out": 3, "isolated": 2}, {"companionship": 2, "left_out": 2})


def add_measures(cast: Cast, *, at: datetime) -> None:
    """Let the scheme choose, and let workers ask some of those whom they help."""
    user = cast.accounts[Role.SCHEME_ADMIN]
    admin = Actor(
        role=Role.SCHEME_ADMIN, user_id=user.pk, organisation_id=cast.scheme.pk, name=user.name
    )
    for family, more in CHOSEN:
        held = MeasureChoice.objects.filter(scheme=cast.scheme, family=family).first()
        new = services.NewChoice(
            family=family,
            version=held.version if held else 0,
            is_on=True,
            **{"occasions": USUAL, **more},  # type: ignore[arg-type]
        )
        services.save_choice(new=new, changed=[], actor=admin, at=at - timedelta(days=400))
    grown_up = timezone.localdate(at) - timedelta(days=365 * 19)
    rows = Referral.objects.filter(
        status=Status.ACTIVE, scheme=cast.scheme, person__birth_date__lt=grown_up
    )
    active = rows.order_by("first_contact_at", "pk")[: len(WORDS)]
    for referral, words in zip(active, WORDS, strict=False):
        _ask(referral, words, at)


def _ask(referral: Referral, words: tuple[str, str], at: datetime) -> None:
    begun = referral.first_contact_at
    if begun is None:
        return
    said = dict(zip(("first", "second"), words, strict=True))
    _answer(referral, "concerns", Occasion.BASELINE, {"first": 5, "second": 4}, begun, said)
    _answer(referral, "ucla3", Occasion.BASELINE, LONELY[0], begun)
    later, occasion = begun + timedelta(days=91), Occasion.MONTHS_3
    if later >= at:
        later, occasion = at - timedelta(days=1), Occasion.REVIEW
    if later > begun:
        _answer(referral, "concerns", occasion, {"first": 3, "second": 4}, later, said)
        _answer(referral, "ucla3", occasion, {**LONELY[1], "isolated": 2}, later)


def _answer(
    referral: Referral,
    family: str,
    occasion: Occasion,
    answers: Mapping[str, float],
    at: datetime,
    words: Mapping[str, str] | None = None,
) -> None:
    worker = Actor(
        role=Role.LINK_WORKER, user_id=referral.link_worker_id, organisation_id=referral.team_id
    )
    new = services.NewAssessment(
        referral_id=referral.pk,
        instrument=Instrument.objects.get(family=family).code,
        occasion=occasion,
        answers=answers,
        collected=Collected.TOGETHER,
        answered_on=timezone.localdate(at),
        words=words or {},
    )
    services.record_assessment(new=new, actor=worker, at=at)
