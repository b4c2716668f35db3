"""Children, carers, records of one person twice, somebody who moved and somebody who died."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from linkworkers import services as work
from referrals import services
from referrals.models import Consent, ConsentHow, Person, Purpose, Referral, RiskAnswer
from referrals.models.equality import AnswerSource
from referrals.services.moving_away import NewMove, record_move
from referrals.states import Status
from spcore.accounts.models import Organisation
from spcore.demo.cast import Cast
from spcore.names import folded_name
from spcore.needs import Need

WORDS = "Understood what the group is, who runs it, and that it is fine to stop."


@dataclass(frozen=True, slots=True)
class Youngster:
    """A child or young person, and who is around them."""

    given: str
    age: int
    number: str
    reason: str
    school: str
    family: tuple[services.RelatedFields, ...] = ()
    objects_to: tuple[str, ...] = ()
    looked_after: str = ""
    court_orders: str = ""


def _mother(name: str, **more: Any) -> services.RelatedFields:
    return services.RelatedFields(
        name=name,
        relation="mother",
        phone="07700 900461",
        phone_belongs_to="own",
        has_parental_responsibility=True,
        is_emergency_contact=True,
        may_be_contacted=True,
        **more,
    )


YOUNG = (
    Youngster(
        given="Amina",
        age=8,
        number="9999000118",
        reason="Very quiet since the move. Mother asks for something after school.",
        school="Moor Park Primary",
        family=(_mother("Salma Okafor"),),
    ),
    Youngster(
        given="Callum",
        age=14,
        number="9999000126",
        reason="Does not go to school on most days. Likes bikes.",
        school="Fulwood High",
        family=(
            services.RelatedFields(
                name="Denise Platt",
                relation="foster",
                phone="07700 900462",
                phone_belongs_to="own",
                may_be_contacted=True,
                note="Ring her before you speak to the social worker.",
            ),
        ),
        objects_to=("school",),
        looked_after="yes",
        court_orders="Family court, 12 May 2026: no contact with the father.",
    ),
    Youngster(
        given="Ffion",
        age=16,
        number="9999000134",
        reason="Cares for her mother. Wants an evening a week for herself.",
        school="Cardinal Newman College",
        family=(_mother("Carys Beynon", note="Ffion cares for her"),),
        objects_to=("parents",),
    ),
)


def add_families(cast: Cast, *, at: datetime) -> None:
    """Add what the rest of the demo has none of, through the services where there is one."""
    team = cast.teams[0]
    practice = team.practices[0]
    for number, young in enumerate(YOUNG):
        _young(cast, practice, young, number, at)
    mine = Referral.objects.filter(
        link_worker_id=team.workers[0].user_id, status=Status.ACTIVE
    ).exclude(person__concerns__taken_over_at=None, person__concerns__isnull=False)
    found = mine.select_related("person").order_by("reference")
    cases = sorted(found, key=lambda case: not _is_swappable(case.whom.birth_date))[:7]
    _twins(cast, practice, cases[:2], at)
    _carer(cast, cases[2:3], at)
    _mover(cast, cases[3:4], at)
    _deceased(cast, cases[4:5], at)
    _overdue(cases[5:7], at)


def _born(age: int, at: datetime) -> date:
    return timezone.localdate(at) - timedelta(days=365 * age + 120)


def _person(practice: Organisation, like: Person | None = None, **fields: Any) -> Person:
    """Write a record; `like` another where it says nothing else."""
    copied = ("given_name", "family_name", "birth_date", "postcode", "address", "gender")
    values = {name: getattr(like, name) for name in copied} if like else {}
    values |= fields
    return Person.objects.create(
        **values,
        folded_name=folded_name(family=values["family_name"], given=values["given_name"]),
        practice=practice,
        is_demo=True,
    )


def _sent(cast: Cast, person: Person, reference: str, reason: str, at: datetime) -> Referral:
    """Let the practice's clinician refer the person."""
    practice = cast.teams[0].practices[0]
    gp = cast.referrers[practice.pk]
    referral = Referral.objects.create(
        reference=reference,
        person=person,
        scheme=cast.scheme,
        team=cast.teams[0].organisation,
        referring_organisation=practice,
        referrer_id=gp.user_id,
        needs=[Need.SCHOOL, Need.LONELINESS],
        reason=reason,
        what_matters="To have somewhere to go where people know me.",
        risk_answer=RiskAnswer.NONE_KNOWN,
        created_at=at,
        is_demo=True,
    )
    for purpose in (Purpose.REFERRAL, Purpose.FEEDBACK):
        Consent.objects.create(
            person=person,
            purpose=purpose,
            is_given=True,
            how=ConsentHow.SPOKEN,
            recorded_by_id=gp.user_id,
            given_at=at,
            given_on=timezone.localdate(at),
        )
    return services.submit_referral(referral_id=referral.pk, actor=gp, at=at)


def _young(cast: Cast, practice: Organisation, young: Youngster, number: int, at: datetime) -> None:
    """Refer a young person, give them to the demo's worker, and write down who is around them."""
    family = young.family[0].name.split()[-1] if young.family else "Hart"
    person = _person(
        practice,
        given_name=young.given,
        family_name=family,
        birth_date=_born(young.age, at),
        nhs_number=young.number,
        phone="07700 900460",
        phone_belongs_to="parent" if young.age < 10 else "own",
        what_to_say="It is the activities team" if young.objects_to else "",
    )
    sent_at = at - timedelta(days=9 + number)
    case = _sent(cast, person, f"SP-YOUNG{number:03d}", young.reason, sent_at)
    worker, supervisor = cast.teams[0].workers[0], cast.teams[0].supervisor
    assert supervisor is not None and worker.user_id is not None  # noqa: S101, PT018
    services.accept_referral(referral_id=case.pk, actor=supervisor, at=sent_at)
    allocation = work.Allocation(referral_id=case.pk, worker_id=worker.user_id)
    work.allocate_referral(allocation=allocation, actor=supervisor, at=sent_at)
    for related in young.family:
        services.add_related(referral_id=case.pk, new=related, actor=worker, at=sent_at)
    child = services.ChildFields(
        school=young.school,
        school_contact="Pastoral lead, by the school office",
        looked_after=young.looked_after or "no",
        court_orders=young.court_orders,
        objects_to=young.objects_to,
    )
    services.change_child(referral_id=case.pk, new=child, version=0, actor=worker, at=sent_at)
    if 12 <= young.age < 16:
        services.decide_competence(
            referral_id=case.pk,
            decision="Joining the bike workshop",
            is_competent=True,
            reasons=WORDS,
            actor=worker,
            at=sent_at,
        )


def _twins(cast: Cast, practice: Organisation, cases: list[Referral], at: datetime) -> None:
    """Record two known people a second time, as happens: without a number, or day for month."""
    for number, case in enumerate(cases):
        known = case.whom
        born = known.birth_date
        if _is_swappable(born):
            born = date(born.year, born.day, born.month)
        again = _person(
            practice,
            known,
            birth_date=born,
            no_nhs_number="not_known",
            phone="07700 900463",
            may_leave_voicemail=False,
        )
        reason = "Rang the surgery in tears about a bill. Says nobody helps."
        _sent(cast, again, f"SP-TWICE{number:03d}", reason, at - timedelta(days=2 + number))


def _is_swappable(born: date) -> bool:
    """Tell whether day and month can be taken for each other."""
    return born.day <= 12 and born.day != born.month


def _carer(cast: Cast, cases: list[Referral], at: datetime) -> None:
    worker = cast.teams[0].workers[0]
    for case in cases:
        carer = services.RelatedFields(
            name="Imran Hussain",
            relation="child",
            phone="07700 900464",
            phone_belongs_to="own",
            is_carer=True,
            is_emergency_contact=True,
            may_be_contacted=True,
        )
        services.add_related(referral_id=case.pk, new=carer, actor=worker, at=at)
        services.carry_over_ethnicity(
            person_id=case.whom.pk,
            code="J",
            source=AnswerSource.GP_RECORD,
            actor=worker,
            at=at,
        )


def _mover(cast: Cast, cases: list[Referral], at: datetime) -> None:
    worker, practices = cast.teams[0].workers[0], cast.teams[0].practices
    for case in cases:
        elsewhere = next(one for one in practices if one.pk != case.whom.practice_id)
        new = NewMove(
            moved_on=timezone.localdate(at) - timedelta(days=6),
            practice_id=elsewhere.pk,
            address="12 Garstang Road",
            postcode=case.whom.postcode,
            told_by="The person, on the phone",
        )
        record_move(referral_id=case.pk, new=new, actor=worker, at=at)


def _deceased(cast: Cast, cases: list[Referral], at: datetime) -> None:
    for case in cases:
        services.record_death(
            referral_id=case.pk,
            died_on=timezone.localdate(at) - timedelta(days=1),
            told_by="A daughter, on the phone",
            actor=cast.teams[0].workers[0],
            at=at,
        )


def _overdue(cases: list[Referral], at: datetime) -> None:
    """Let what two people agreed to be due for asking again."""
    people = [case.person_id for case in cases]
    Consent.objects.filter(person_id__in=people, purpose=Purpose.FEEDBACK).update(
        review_on=timezone.localdate(at) - timedelta(days=5)
    )
