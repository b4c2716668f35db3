"""The provider's side: a group with its registers, and listings that were rung about."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

from django.utils import timezone

from providers import services as directory
from providers.models import Found, Group, Service
from providers.services import checks, funding
from providers.services.checks import Said
from providers.services.funding import Money
from providers.services.places_said import Places, say_places
from providers.services.versions import details_of
from referrals.models import OnwardReferral
from referrals.onward_states import AFTER_ACCEPTING
from referrals.services import groups
from referrals.services.payments import (
    PaymentAsked,
    PaymentSettled,
    ask_for_payment,
    settle_payment,
)
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership
from spcore.accounts.roles import Role
from spcore.demo.cast import Cast

PLACES, PLACED, WEEKS = 8, 6, 3
ASKED = (
    PaymentAsked("service", "sessions", 6000),
    PaymentAsked("budget", "things", 4250),
    PaymentAsked("budget", "membership", 2500),
)


def add_provider_side(cast: Cast, *, at: datetime) -> None:
    """Let the demo's provider run a group, and its directory editor ring about listings."""
    _group(actor_of(cast, Role.PROVIDER), at)
    _listings(cast, at)
    _payments(cast, at)


def actor_of(cast: Cast, role: Role) -> Actor:
    """Return a demo account as it acts."""
    rows = Membership.objects.select_related("user", "organisation").filter(ended_at=None)
    found = rows.get(user=cast.accounts[role], role=role)
    return Actor(
        role=role,
        user_id=found.user_id,
        organisation_id=found.organisation_id,
        name=found.user.name,
        organisation_name=found.organisation.name,
    )


def _group(provider: Actor, at: datetime) -> None:
    """Give places to those the provider said yes to longest ago, and type three registers."""
    rows = OnwardReferral.objects.visible_to(provider).with_live_consent()
    here = rows.filter(status__in=AFTER_ACCEPTING).order_by("answered_at", "pk")
    first = here.first()
    if first is None:
        return
    details = groups.GroupDetails(
        service_id=first.service_id, name="Tuesday morning", places=PLACES, meets="Tuesdays at 10am"
    )
    group = groups.add_group(group_id=uuid4(), details=details, actor=provider)
    placed = list(here.filter(service_id=first.service_id)[:PLACED])
    for onward in placed:
        groups.give_place(
            group_id=group.pk, onward_id=onward.pk, actor=provider, at=at - timedelta(days=30)
        )
    for week in range(WEEKS, 0, -1):
        _register(group, placed, provider, at - timedelta(weeks=week))
    _likeness(first.service, provider, at)
    _money(first.service_id, provider, at)


def _register(
    group: Group, placed: list[OnwardReferral], provider: Actor, met_at: datetime
) -> None:
    """Let everybody come, but for one who missed the middle week."""
    week = timezone.localdate(met_at)
    missing = len(placed) - 1 if week.isocalendar().week % WEEKS == 0 else None
    came = {onward.pk: number != missing for number, onward in enumerate(placed)}
    meeting = groups.Meeting(on=week, came=came, came_without_referral=2 + week.day % WEEKS)
    groups.keep_register(group_id=group.pk, meeting=meeting, actor=provider, at=met_at)


def _likeness(service: Service, provider: Actor, at: datetime) -> None:
    """Let the provider say what it is like to come."""
    details = replace(
        details_of(service),
        one_to_one=False,
        small_group=True,
        large_group=False,
        is_quiet=True,
        accompanied_first_visit=True,
        host="Mo, who makes the tea and says hello at the door",
        offers_transport=True,
        transport_help="A volunteer driver, if you ring the day before",
    )
    directory.edit_listing(
        actor=provider, at=at, service_id=service.pk, version=service.version, details=details
    )


def _money(service_id: UUID, provider: Actor, at: datetime) -> None:
    """One line of money that ends within three months, and one that is safe and public."""
    on = timezone.localdate(at)
    ends = Money(
        funder="Community lottery",
        starts_on=on - timedelta(days=290),
        ends_on=on + timedelta(days=75),
        service_id=service_id,
        amount=Decimal(12500),
    )
    lasts = Money(funder="Town council", ends_on=on + timedelta(days=600), is_public=True)
    for line in (ends, lasts):
        funding.add_funding(funding_id=uuid4(), money=line, actor=provider)
    before = at - timedelta(days=400)
    places = Places(timezone.localdate(before).replace(day=1), maximum=12, funded=5)
    say_places(places_id=uuid4(), places=places, actor=provider, at=before)


def _payments(cast: Cast, at: datetime) -> None:
    """Let a worker ask the scheme three times: one is paid, one agreed, one waits."""
    worker, admin = cast.teams[0].workers[0], actor_of(cast, Role.SCHEME_ADMIN)
    mine = OnwardReferral.objects.filter(
        referral__link_worker_id=worker.user_id,
        referral__scheme_id=admin.organisation_id,
        referral__person__died_on=None,
        status__in=AFTER_ACCEPTING,
    )
    day = timezone.localdate(at) - timedelta(days=3)
    settled = (("agreed", "paid"), ("agreed",), ())
    for asked, states, onward in zip(
        ASKED, settled, mine.order_by("created_at", "pk"), strict=False
    ):
        row = ask_for_payment(
            payment_id=uuid4(), onward_id=onward.pk, asked=asked, actor=worker,
            at=at - timedelta(days=12),
        )  # fmt: skip
        for version, state in enumerate(states):
            what = PaymentSettled(state, paid_on=day if state == "paid" else None)
            settle_payment(
                payment_id=row.pk, version=version, settled=what, actor=admin,
                at=at - timedelta(days=6 - 3 * version),
            )  # fmt: skip


def _listings(cast: Cast, at: datetime) -> None:
    """Confirm some, hear that one has changed, and hide one that nobody answers for."""
    editor = actor_of(cast, Role.DIRECTORY_EDITOR)
    worker = actor_of(cast, Role.LINK_WORKER)
    listed = list(Service.objects.published().order_by("provider_name", "name", "pk")[:12])
    for number, service in enumerate(listed[:8]):
        then = at - timedelta(days=20 + 25 * number)
        directory.verify_listing(actor=editor, at=then, service_id=service.pk)
    heard = (
        Said(Found.CHANGED, "Moved to Thursdays, and there is a charge of £2 now"),
        Said(Found.NO_ANSWER),
        Said(Found.NO_ANSWER),
    )
    for service, said in zip(listed[8:], heard, strict=False):
        checks.record_call(actor=worker, at=at, service_id=service.pk, said=said)
    if len(listed) > 10:
        checks.hide_listing(actor=editor, at=at, service_id=listed[10].pk)
