"""The demo scheme's criteria and other doors, a few questions and answers, and a full team."""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.utils import timezone

from referrals import services
from referrals.models import OtherDoor, Referral
from referrals.services import Changed, NewMessage
from referrals.states import Status
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.demo.cast import Cast
from spcore.needs import Need

SPACE = UUID("7d3f6c58-6a0e-4f0e-9d0b-0f6f1f0f2c11")  # ids of made-up messages stay the same
LINK_WORKER_REMIT = (
    "A link worker takes time to hear what matters to a person, makes a plan with them, and goes "
    "along to the first visit where that helps.\n\n"
    "A link worker does not give therapy, does not assess or treat, does not hold a crisis, and "
    "does not do what a care worker or a benefits adviser does. A worry about somebody's safety "
    "goes to a clinician at once."
)
# National and public. Numbers are as the services publish them; a clinical lead has yet to check.
DOORS = (
    {
        "name": "NHS 111, option 2",
        "what_for": "Urgent help with mental health, for anybody of any age",
        "phone": "111",
        "hours": "any time, day or night",
        "url": "https://111.nhs.uk/",
        "is_for_crisis": True,
    },
    {
        "name": "Samaritans",
        "what_for": "Somebody to talk to, about anything that weighs on a person",
        "phone": "116 123",
        "hours": "any time, day or night",
        "url": "https://www.samaritans.org/",
        "is_for_crisis": True,
    },
    {
        "name": "National Domestic Abuse Helpline",
        "what_for": "Women who are hurt or frightened by a partner or a relative",
        "phone": "0808 2000 247",
        "hours": "any time, day or night",
        "url": "https://www.nationaldahelpline.org.uk/",
        "needs": [Need.SAFETY],
        "is_for_crisis": True,
    },
    {
        "name": "Childline",
        "what_for": "Children and young people with any worry",
        "phone": "0800 1111",
        "hours": "any time, day or night",
        "url": "https://www.childline.org.uk/",
        "maximum_age": 18,
    },
    {
        "name": "The council’s children and family services",
        "what_for": "Families, and young people who are too young for this scheme",
        "how": "Ring the council and ask for early help",
        "maximum_age": 17,
        "needs": [Need.SCHOOL, Need.FAMILY],
    },
    {
        "name": "Shelter",
        "what_for": "Housing advice: homeless, eviction, repairs",
        "phone": "0808 800 4444",
        "url": "https://england.shelter.org.uk/",
        "needs": [Need.HOUSING],
    },
    {
        "name": "National Debtline",
        "what_for": "Free debt advice by phone and online",
        "phone": "0808 808 4000",
        "url": "https://nationaldebtline.org/",
        "needs": [Need.MONEY],
    },
    {
        "name": "Frank",
        "what_for": "Honest facts and local help about drugs and alcohol",
        "phone": "0300 123 6600",
        "hours": "any time, day or night",
        "url": "https://www.talktofrank.com/",
        "needs": [Need.SUBSTANCES],
    },
)
QUESTIONS = (
    ("Which language does she speak best? We want to bring the right interpreter.", ""),
    (
        "The letter says “lives with her son”. Does he know about the referral?",
        "Yes, he was in the room and glad of it.",
    ),
    ("Is the number a mobile? It seems one digit short.", "Sorry: it ends in 17, not 1."),
)


def add_right_door(cast: Cast, *, at: datetime) -> None:
    """Let the scheme set its criteria and doors, and let the demo team ask the demo practice."""
    user = cast.accounts[Role.SCHEME_ADMIN]
    admin = Actor(
        role=Role.SCHEME_ADMIN, user_id=user.pk, organisation_id=cast.scheme.pk, name=user.name
    )
    earlier = at - timedelta(days=30)
    for values in DOORS:
        _door(values, admin, earlier)
    OtherDoor.objects.filter(name="Frank").update(confirmed_on=timezone.localdate(earlier))
    cast.scheme.refresh_from_db()
    services.save_scheme(
        values={"link_worker_remit": LINK_WORKER_REMIT, "not_for_needs": [Need.SUBSTANCES]},
        changed=[Changed("Needs that another door serves", "Nothing", "Alcohol, drugs, gambling")],
        version=cast.scheme.version,
        actor=admin,
        at=earlier + timedelta(hours=1),
    )
    _questions(cast, at)


def _door(values: dict[str, object], admin: Actor, at: datetime) -> None:
    services.add_door(
        values=values,
        changed=[Changed("Other doors", "", str(values["name"]))],
        actor=admin,
        at=at,
    )


def _questions(cast: Cast, at: datetime) -> None:
    """Ask about referrals of the demo practice that wait or are being helped; answer some."""
    team, practice = cast.teams[0], cast.teams[0].practices[0]
    gp, supervisor = cast.referrers[practice.pk], team.supervisor
    assert supervisor is not None  # noqa: S101  every team of the cast has one
    rows = Referral.objects.filter(team=team.organisation, referring_organisation=practice)
    waiting = rows.filter(status__in=[Status.SUBMITTED, Status.ACTIVE], codes_only=False)
    cases = waiting.order_by("-submitted_at", "pk")[: len(QUESTIONS)]
    for number, (referral, (question, answer)) in enumerate(zip(cases, QUESTIONS, strict=False)):
        asked = at - timedelta(hours=2, minutes=number)
        _say(referral, question, supervisor, asked, asks=True)
        if answer:
            _say(referral, answer, gp, asked + timedelta(hours=1))


def _say(referral: Referral, words: str, actor: Actor, at: datetime, *, asks: bool = False) -> None:
    new = NewMessage(referral.pk, words, asks=asks, nonce=uuid5(SPACE, f"{referral.pk}{words}"))
    services.write_message(new=new, actor=actor, at=at)
