"""The other ways in, made up: people who refer themselves, a school, a hospital, a request."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from referrals import services
from referrals.models import NoNhsNumber, NoPractice, Referral, Safe
from referrals.services import NewSelfReferral, PersonFields
from spcore.accounts.models import Organisation
from spcore.demo.cast import Cast
from spcore.demo.other_referrers import add_other_referrers
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
    add_other_referrers(cast, at=at)


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
