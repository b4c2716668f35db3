"""The other ways in, made up: people who refer themselves, a school, a hospital, a request."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from django.utils import timezone

from referrals import services
from referrals.models import (
    Consent,
    ConsentHow,
    FormAnswers,
    NoNhsNumber,
    NoPractice,
    ParentView,
    Person,
    Purpose,
    Referral,
    RiskAnswer,
    Safe,
    Source,
    View,
)
from referrals.services import NewSelfReferral, PersonFields
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
from spcore.demo.cast import Cast
from spcore.names import folded_name
from spcore.needs import Need

SPACE = UUID("5b0d6f0e-6d0f-4b57-9a3c-2f6b1d1c7a10")
# Name, birth date, needs, own words, what cannot wait, safe, helper, hours ago.
SELF = (
    (
        ("Maureen", "Tattersall", date(1948, 5, 2)),
        [Need.LONELINESS, Need.TRANSPORT],
        "Since my husband died I hardly leave the house. I would like to sing again.",
        "",
        Safe.YES,
        "",
        30,
    ),
    (
        ("Jordan", "Pickup", date(1997, 11, 19)),
        [Need.MONEY, Need.HOUSING],
        "I am behind with the rent and I do not open the letters any more.",
        "The landlord wants me out by the end of the month",
        Safe.UNSAID,
        "",
        20,
    ),
    (
        ("Yusuf", "Karim", date(1961, 2, 8)),
        [Need.LANGUAGE, Need.BENEFITS],
        "My father does not read English and needs help with forms.",
        "",
        Safe.YES,
        "Amina Karim",
        6,
    ),
    (
        ("Leanne", "Sharples", date(1989, 7, 30)),
        [Need.SAFETY],
        "He checks my phone. I need to talk to somebody when he is at work.",
        "",
        Safe.NO,
        "",
        1,
    ),
)


def add_ways_in(cast: Cast, *, at: datetime) -> None:
    """Open the public form, and let a few people and organisations come by it and beside it."""
    cast.scheme.takes_self_referrals = True
    cast.scheme.save(update_fields=["takes_self_referrals"])
    for number, row in enumerate(SELF):
        _self(cast, number, row, at)
    _referrers(cast, at)


def _self(cast: Cast, number: int, row: tuple, at: datetime) -> None:  # type: ignore[type-arg]
    (given, family, born), needs, words, waits, safe, helper, hours = row
    practice = cast.teams[0].practices[number % len(cast.teams[0].practices)]
    person = PersonFields(
        given_name=given,
        family_name=family,
        birth_date=born,
        no_nhs_number=NoNhsNumber.NOT_KNOWN,
        phone=f"07700 9008{number:02d}",
        practice_id=None if number == 1 else practice.pk,
        no_practice=NoPractice.NOT_REGISTERED if number == 1 else "",
        may_phone=True,
        may_text=safe != Safe.NO,
        safe_contact_note="Ring on weekday mornings only" if safe == Safe.NO else "",
    )
    sent = services.refer_self(
        new=NewSelfReferral(
            person=person,
            needs=[str(need) for need in needs],
            what_matters=words,
            cannot_wait=waits,
            is_safe=safe,
            tell_practice=number % 2 == 0,
            helper_name=helper,
            helper_relation="Daughter" if helper else "",
            helper_phone="07700 900899" if helper else "",
            nonce=uuid5(SPACE, str(number)),
            digest=f"demo-{number}",
        ),
        team=Organisation.objects.get(pk=cast.teams[0].organisation.pk),
        at=at - timedelta(hours=hours),
    )
    Referral.objects.filter(reference=sent.reference).update(reference=f"SP-SELF{number:04d}")


def _referrers(cast: Cast, at: datetime) -> None:
    """Let the demo's school, and a hospital, send somebody; and a teacher ask to join."""
    teacher = cast.accounts[Role.OTHER_REFERRER]
    seat = Membership.objects.select_related("organisation").get(user=teacher)
    seat.may_approve = True
    seat.save(update_fields=["may_approve"])
    school = seat.organisation
    school.referrer_kind, school.email_domain = ReferrerKind.SCHOOL, "riverbank.example"
    school.save(update_fields=["referrer_kind", "email_domain"])
    JoinRequest.objects.create(
        organisation=school,
        name="Nia Rees",
        email="nia.rees@riverbank.example",
        asked_at=at - timedelta(days=1),
    )
    hospital = Organisation.objects.create(
        kind=OrganisationKind.REFERRER,
        name="Ribble Valley Hospital (made up)",
        referrer_kind=ReferrerKind.HOSPITAL,
        email_domain="ribblehospital.example",
        is_demo=True,
    )
    nurse = User(email="discharge@ribblehospital.example", name="Ruth Bamber", is_demo=True)
    nurse.set_unusable_password()
    nurse.save(force_insert=True)
    Membership.objects.create(
        user=nurse, organisation=hospital, role=Role.OTHER_REFERRER, may_approve=True
    )
    _sent_by(cast, school, teacher, _pupil(cast), at)
    _sent_by(cast, hospital, nurse, _inpatient(cast), at)


def _pupil(cast: Cast) -> Person:
    return _person(cast, "Caleb", "Duxbury", date(2010, 1, 14))


def _inpatient(cast: Cast) -> Person:
    return _person(cast, "Winifred", "Haworth", date(1939, 10, 3))


def _person(cast: Cast, given: str, family: str, born: date) -> Person:
    return Person.objects.create(
        given_name=given,
        family_name=family,
        folded_name=folded_name(family=family, given=given),
        birth_date=born,
        no_nhs_number=NoNhsNumber.NOT_KNOWN,
        phone="07700 900871",
        practice=cast.teams[0].practices[0],
        is_demo=True,
    )


def _sent_by(
    cast: Cast, organisation: Organisation, user: User, person: Person, at: datetime
) -> None:
    is_school = organisation.referrer_kind == ReferrerKind.SCHOOL
    Referral.objects.create(
        reference="SP-SCHL0001" if is_school else "SP-HSPT0001",
        person=person,
        scheme=cast.scheme,
        team=cast.teams[0].organisation,
        source=Source.SCHOOL if is_school else Source.HOSPITAL,
        referring_organisation=organisation,
        referrer=user,
        needs=[Need.SCHOOL, Need.MOOD] if is_school else [Need.PRACTICAL, Need.FOOD],
        reason="Often absent since autumn; says he has nobody to sit with."
        if is_school
        else "Goes home to an empty flat after a fall. No family near.",
        what_matters="To have a friend at break." if is_school else "To manage in my own kitchen.",
        critical_date=None if is_school else timezone.localdate(at) + timedelta(days=4),
        critical_what="" if is_school else "Leaves hospital",
        risk_answer=RiskAnswer.NONE_KNOWN,
        created_at=at - timedelta(hours=26),
        is_demo=True,
    )
    Consent.objects.create(
        person=person,
        purpose=Purpose.REFERRAL,
        is_given=True,
        how=ConsentHow.SPOKEN,
        recorded_by=user,
        given_at=at - timedelta(hours=26),
    )
    _answer_short_form(person, is_school=is_school)
    actor = Actor(
        role=Role.OTHER_REFERRER, user_id=user.pk, organisation_id=organisation.pk, name=user.name
    )
    referral = Referral.objects.get(person=person)
    services.submit_referral(referral_id=referral.pk, actor=actor, at=at - timedelta(hours=25))


def _answer_short_form(person: Person, *, is_school: bool) -> None:
    FormAnswers.objects.create(
        referral=Referral.objects.get(person=person),
        is_safe=Safe.YES,
        person_view=View.OBJECTS if is_school else "",
        parent_name="Donna Duxbury" if is_school else "",
        parent_phone="07700 900872" if is_school else "",
        parent_view=ParentView.AGREES if is_school else "",
        place="Year 11" if is_school else "Ward 7",
        known_by="Owen Pritchard, head of year" if is_school else "Ruth Bamber, discharge team",
    )
