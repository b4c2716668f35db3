"""A practice, and referrals of it with something to tell."""

from uuid import UUID

from referrals import selectors, services
from referrals.models import Referral
from referrals.selectors import Letter
from tests.factories.referrals import NOON, PersonFactory, World, small_world

LETTER_ID = UUID("00000000-0000-4000-8000-00000000abcd")
WORDS = "Joined the allotment <group> & sleeps better."


def told_world() -> World:
    """Return a world whose practice has a code and an inbox, with the codes loaded."""
    services.load_clinical_codes()
    world = small_world()
    world.practice.ods_code = "P81001"
    world.practice.workflow_email = "workflow@practice.example"
    world.practice.save()
    return world


def somebody() -> object:
    """Return somebody whose every detail is easy to look for."""
    return PersonFactory(
        given_name="Maureen", family_name="Hargreaves", nhs_number="9990000018", no_nhs_number=""
    )


def closed_referral(world: World, **fields: object) -> Referral:
    """Return a case that was closed with words for the practice."""
    fields = {"what_matters": "To get out more", "person": somebody()} | fields
    outcome = str(fields.pop("closed_with", "goals_met"))
    referral = world.referral(active=True, **fields)
    services.close_referral(
        referral_id=referral.pk, actor=world.worker, at=NOON, outcome=outcome, reason=WORDS
    )
    return Referral.objects.get(pk=referral.pk)


def letter_about(referral: Referral) -> Letter:
    """Return the letter as it would be written at noon."""
    letter = selectors.letter_of(referral, at=NOON, letter_id=LETTER_ID)
    assert letter is not None
    return letter
