"""What PRSB Social Prescribing v1.1 makes mandatory is complete without being typed, but risk."""

from uuid import uuid4

import pytest

from referrals import services
from referrals.models import ConsentHow, Purpose, Referral
from spcore.needs import Need
from tests.factories.referrals import NOON, PersonFactory, small_world

pytestmark = pytest.mark.django_db

# Each mandatory element (domain.md, Content), and where it is read from once a referral is sent.
FROM_THE_RECORD = {
    "first name": lambda r: r.person.given_name,
    "family name": lambda r: r.person.family_name,
    "birth date": lambda r: r.person.birth_date,
    "GP practice": lambda r: r.person.practice.name,
}
FROM_THE_ACCOUNT = {
    "referrer's name": lambda r: r.referrer.name,
    "referrer's service": lambda r: r.get_source_display(),
    "referrer's organisation": lambda r: r.referring_organisation.name,
    "referrer's contact": lambda r: r.referrer.email,
    "referred to": lambda r: r.scheme.organisation.name,
    "team": lambda r: r.team.name,
    "date of referral": lambda r: r.submitted_at,
}
TYPED = {"risk entry": lambda r: r.risk_answer}


def sent_with_the_least_typed() -> Referral:
    """Send a referral of somebody known with nothing typed but need, risk and agreement."""
    world = small_world()
    person = PersonFactory(practice=world.practice)
    draft = services.start_draft(person_id=person.pk, nonce=uuid4(), actor=world.gp, at=NOON)
    said = services.Answer(purpose=Purpose.REFERRAL, is_given=True, how=ConsentHow.SPOKEN)
    services.save_draft(
        referral_id=draft.pk,
        changes=services.DraftChanges(
            values={"needs": [Need.LONELINESS], "risk_answer": "none_known"}, answers=(said,)
        ),
        version=0,
        actor=world.gp,
        at=NOON,
    )
    services.send_draft(referral_id=draft.pk, version=1, actor=world.gp, at=NOON)
    return Referral.objects.get()


@pytest.mark.parametrize("element", [*FROM_THE_RECORD, *FROM_THE_ACCOUNT, *TYPED])
def test_is_complete_when_the_least_was_typed(element: str):
    sent = sent_with_the_least_typed()

    value = (FROM_THE_RECORD | FROM_THE_ACCOUNT | TYPED)[element](sent)

    assert value not in (None, "")


def test_risk_alone_has_no_value_until_somebody_gives_it():
    world = small_world()
    person = PersonFactory(practice=world.practice)

    draft = services.start_draft(person_id=person.pk, nonce=uuid4(), actor=world.gp, at=NOON)

    begun = Referral.objects.get(pk=draft.pk)
    empty = [name for name, read in TYPED.items() if not read(begun)]
    held = {**FROM_THE_RECORD, **FROM_THE_ACCOUNT}
    held.pop("date of referral")
    assert empty == ["risk entry"]
    assert all(read(begun) for read in held.values())
