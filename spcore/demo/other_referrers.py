"""Other referrers, made up: a school, a hospital, a council, a charity, and whom each has sent."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from referrals import services
from referrals.models import (
    Consent,
    ConsentHow,
    FormAnswers,
    NoNhsNumber,
    ParentView,
    Person,
    Purpose,
    Referral,
    RiskAnswer,
    Safe,
    Source,
    TeamCover,
    View,
)
from spcore.accounts.actor import Actor
from spcore.accounts.models import (
    JoinRequest,
    Membership,
    Organisation,
    OrganisationKind,
    ReferrerKind,
    User,
)
from spcore.accounts.roles import Role
from spcore.accounts.services import ensure_demo_referrers
from spcore.demo.cast import Cast
from spcore.names import folded_name
from spcore.needs import Need

HOMES = {  # the school is there already: the account of its role works for it
    ReferrerKind.HOSPITAL: ("Ribble Valley Hospital (made up)", "ribblehospital.example"),
    ReferrerKind.SOCIAL_CARE: ("Ribble Adult Social Care (made up)", "ribblecouncil.example"),
    ReferrerKind.COMMUNITY: ("Friends of Avenham Food Bank (made up)", "foodbank.example"),
}


@dataclass(frozen=True, slots=True)
class Sent:
    """Whom one of them has sent, and what it said; `leaves_in` days is for a hospital."""

    reference: str
    name: tuple[str, str]
    born: date
    needs: tuple[Need, ...]
    reason: str
    matters: str
    known_by: str
    place: str = ""
    view: str = ""
    parent: str = ""
    leaves_in: int | None = None


SENT = {
    ReferrerKind.SCHOOL: Sent(
        "SP-SCHL0001",
        ("Caleb", "Duxbury"),
        date(2010, 1, 14),
        (Need.SCHOOL, Need.MOOD),
        "Often absent since autumn; says he has nobody to sit with.",
        "To have a friend at break.",
        "Owen Pritchard, head of year",
        place="Year 11",
        view=View.OBJECTS,
        parent="Donna Duxbury",
    ),
    ReferrerKind.HOSPITAL: Sent(
        "SP-HSPT0001",
        ("Winifred", "Haworth"),
        date(1939, 10, 3),
        (Need.PRACTICAL, Need.FOOD),
        "Goes home to an empty flat after a fall. No family near.",
        "To manage in my own kitchen.",
        "Ruth Bamber, discharge team",
        place="Ward 7",
        leaves_in=4,
    ),
    ReferrerKind.SOCIAL_CARE: Sent(
        "SP-SCRE0001",
        ("Desmond", "Holt"),
        date(1957, 3, 22),
        (Need.LONELINESS, Need.BENEFITS),
        "Care package ends this month. He manages, but sees nobody from one week to the next.",
        "Dominoes, and somebody to walk there with.",
        "Stephen Marsh, reablement team",
        place="Reablement, east",
        view=View.AGREES,
    ),
    ReferrerKind.COMMUNITY: Sent(
        "SP-CMTY0001",
        ("Shabnam", "Yaqoob"),
        date(1991, 6, 9),
        (Need.FOOD, Need.MONEY),
        "Comes for a parcel every week now. The meter is on emergency credit.",
        "To get through to payday without borrowing.",
        "Tracy Nuttall, at the door on Tuesdays",
        view=View.AGREES,
    ),
}


def add_other_referrers(cast: Cast, *, at: datetime) -> None:
    """Let each have sent somebody, and let a teacher ask to join."""
    users = {ReferrerKind.SCHOOL: _school(cast, at)}
    homes = {
        kind: Organisation.objects.create(
            kind=OrganisationKind.REFERRER,
            name=name,
            referrer_kind=kind,
            email_domain=domain,
            is_demo=True,
        )
        for kind, (name, domain) in HOMES.items()
    }
    TeamCover.objects.bulk_create(
        TeamCover(team=cast.teams[0].organisation, practice=home) for home in homes.values()
    )
    users |= ensure_demo_referrers(homes)
    Membership.objects.filter(user__in=users.values()).update(may_approve=True)
    for kind, user in users.items():
        _send(cast, Membership.objects.select_related("organisation").get(user=user), kind, at)


def _school(cast: Cast, at: datetime) -> User:
    """Say of the demo's school what it is; somebody there would like to join."""
    teacher = cast.accounts[Role.OTHER_REFERRER]
    school = Membership.objects.select_related("organisation").get(user=teacher).organisation
    school.referrer_kind, school.email_domain = ReferrerKind.SCHOOL, "riverbank.example"
    school.save(update_fields=["referrer_kind", "email_domain"])
    JoinRequest.objects.create(
        organisation=school,
        name="Nia Rees",
        email="nia.rees@riverbank.example",
        asked_at=at - timedelta(days=1),
    )
    return teacher


def _send(cast: Cast, seat: Membership, kind: ReferrerKind, at: datetime) -> None:
    """Write the referral as the one who has the seat would, and send it."""
    sent = SENT[kind]
    person = _person(cast, sent)
    today, days = timezone.localdate(at), sent.leaves_in
    leaves_on = None if days is None else today + timedelta(days=days)
    referral = Referral.objects.create(
        reference=sent.reference,
        person=person,
        scheme=cast.scheme,
        team=cast.teams[0].organisation,
        source=Source(kind.value),
        referring_organisation=seat.organisation,
        referrer_id=seat.user_id,
        needs=list(sent.needs),
        reason=sent.reason,
        what_matters=sent.matters,
        critical_date=leaves_on,
        critical_what="Leaves hospital" if leaves_on else "",
        risk_answer=RiskAnswer.NONE_KNOWN,
        created_at=at - timedelta(hours=26),
        is_demo=True,
    )
    _answers(referral, sent, seat, at)
    actor = Actor(
        role=Role.OTHER_REFERRER,
        user_id=seat.user_id,
        organisation_id=seat.organisation_id,
        name=seat.user.name,
    )
    services.submit_referral(referral_id=referral.pk, actor=actor, at=at - timedelta(hours=25))


def _answers(referral: Referral, sent: Sent, seat: Membership, at: datetime) -> None:
    """Write the consent, and what the short form of its kind asks."""
    Consent.objects.create(
        person=referral.person,
        purpose=Purpose.REFERRAL,
        is_given=True,
        how=ConsentHow.SPOKEN,
        recorded_by_id=seat.user_id,
        given_at=at - timedelta(hours=26),
    )
    FormAnswers.objects.create(
        referral=referral,
        is_safe=Safe.YES,
        person_view=sent.view,
        parent_name=sent.parent,
        parent_phone="07700 900872" if sent.parent else "",
        parent_view=ParentView.AGREES if sent.parent else "",
        place=sent.place,
        known_by=sent.known_by,
    )


def _person(cast: Cast, sent: Sent) -> Person:
    given, family = sent.name
    return Person.objects.create(
        given_name=given,
        family_name=family,
        folded_name=folded_name(family=family, given=given),
        birth_date=sent.born,
        no_nhs_number=NoNhsNumber.NOT_KNOWN,
        phone="07700 900871",
        practice=cast.teams[0].practices[0],
        is_demo=True,
    )
