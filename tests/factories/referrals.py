"""People, referrals, consents: rows in a named state, made without services."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import factory

from referrals.models import (
    Consent,
    ConsentHow,
    OnwardReferral,
    OtherDoor,
    Person,
    Purpose,
    Referral,
    RiskAnswer,
    Scheme,
    TeamCover,
)
from referrals.states import Status
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation, OrganisationKind, User
from spcore.accounts.roles import Role
from spcore.needs import Need
from tests.factories.accounts import OrganisationFactory, UserFactory, actor_in
from tests.factories.providers import ServiceFactory

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


class SchemeFactory(factory.django.DjangoModelFactory):
    """A scheme with its organisation."""

    class Meta:
        model = Scheme

    organisation = factory.SubFactory(OrganisationFactory, kind=OrganisationKind.SCHEME)


class OtherDoorFactory(factory.django.DjangoModelFactory):
    """A door that no clinical lead has checked."""

    class Meta:
        model = OtherDoor

    scheme = factory.SubFactory(SchemeFactory)
    name = factory.Sequence(lambda number: f"Door {number}")
    what_for = "People who need something else"
    phone = "01632 960100"


class PersonFactory(factory.django.DjangoModelFactory):
    """Somebody with a test NHS number range left out: give one where it matters."""

    class Meta:
        model = Person

    given_name = factory.Sequence(lambda number: f"Given{number}")
    family_name = factory.Sequence(lambda number: f"Family{number}")
    folded_name = factory.LazyAttribute(
        lambda person: f"{person.family_name} {person.given_name}".casefold()
    )
    birth_date = date(1961, 3, 4)
    phone = "07700 900123"
    postcode = "PR1 2HE"
    no_nhs_number = "not_known"


class ReferralFactory(factory.django.DjangoModelFactory):
    """A referral; `submitted`, `accepted`, `allocated`, `active`, `closed` name where it stands."""

    class Meta:
        model = Referral

    class Params:
        submitted = factory.Trait(status=Status.SUBMITTED, submitted_at=NOON, whose_move="team")
        accepted = factory.Trait(
            status=Status.ACCEPTED, submitted_at=NOON, accepted_at=NOON, whose_move="team"
        )
        allocated = factory.Trait(
            status=Status.ALLOCATED,
            submitted_at=NOON,
            accepted_at=NOON,
            allocated_at=NOON,
            link_worker=factory.SubFactory(UserFactory),
            whose_move="worker",
        )
        active = factory.Trait(
            status=Status.ACTIVE,
            submitted_at=NOON,
            accepted_at=NOON,
            allocated_at=NOON,
            first_contact_at=NOON,
            link_worker=factory.SubFactory(UserFactory),
            whose_move="worker",
        )

    reference = factory.Sequence(lambda number: f"SP-T{number:07d}")
    person = factory.SubFactory(PersonFactory)
    scheme = factory.SubFactory(SchemeFactory)
    referring_organisation = factory.SubFactory(OrganisationFactory)
    referrer = factory.SubFactory(UserFactory)
    created_at = NOON
    needs = [Need.LONELINESS]
    risk_answer = RiskAnswer.NONE_KNOWN


class ConsentFactory(factory.django.DjangoModelFactory):
    """A yes, said in person."""

    class Meta:
        model = Consent

    person = factory.SubFactory(PersonFactory)
    purpose = Purpose.REFERRAL
    is_given = True
    how = ConsentHow.SPOKEN
    recorded_by = factory.SubFactory(UserFactory)
    given_at = NOON


class OnwardReferralFactory(factory.django.DjangoModelFactory):
    """A service offered to somebody who is being helped."""

    class Meta:
        model = OnwardReferral

    referral = factory.SubFactory(ReferralFactory, active=True)
    service = factory.SubFactory(ServiceFactory)
    provider = factory.SelfAttribute("service.provider")
    made_by = factory.SubFactory(UserFactory)
    needs = [Need.LONELINESS]


@dataclass(frozen=True)
class World:
    """A small scheme: one practice, one team, a GP, a link worker, a supervisor."""

    scheme: Scheme
    practice: Organisation
    team: Organisation
    gp: Actor
    worker: Actor
    supervisor: Actor

    def referral(self, **fields: object) -> Referral:
        """Make a referral of this practice to this team."""
        fields = {
            "scheme": self.scheme,
            "team": self.team,
            "referring_organisation": self.practice,
            "referrer": User.objects.get(pk=self.gp.user_id),
        } | fields
        if fields.get("active") or fields.get("allocated"):
            fields.setdefault("link_worker", User.objects.get(pk=self.worker.user_id))
        return ReferralFactory(**fields)


def small_world() -> World:
    """Make a scheme whose team covers one practice."""
    scheme = SchemeFactory()
    practice = OrganisationFactory(kind=OrganisationKind.PRACTICE)
    team = OrganisationFactory(kind=OrganisationKind.TEAM, parent=scheme.organisation)
    TeamCover.objects.create(team=team, practice=practice)
    return World(
        scheme=scheme,
        practice=practice,
        team=team,
        gp=actor_in(Role.REFERRER_CLINICIAN, practice),
        worker=actor_in(Role.LINK_WORKER, team),
        supervisor=actor_in(Role.SUPERVISOR, team),
    )
