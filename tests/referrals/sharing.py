"""An onward referral that was sent, and who may open it."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from referrals import services
from referrals.models import OnwardReferral
from referrals.onward_states import Action
from spcore.accounts.actor import Actor
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from spcore.needs import Need
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.providers import ProviderFactory, ServiceFactory
from tests.factories.referrals import PersonFactory, World, small_world


@dataclass(frozen=True)
class Sharing:
    """A world, somebody who acts for an assured provider, and what was offered or sent to it."""

    world: World
    provider: Actor
    onward: OnwardReferral

    def fresh(self) -> OnwardReferral:
        """Return the onward referral as it stands now."""
        return OnwardReferral.objects.get(pk=self.onward.pk)

    def sent(self) -> "Sharing":
        """Send it with the person's agreement."""
        services.agree_and_send(
            onward_id=self.onward.pk,
            agreement=services.Agreement(how="spoken"),
            actor=self.world.worker,
            at=timezone.now() - timedelta(minutes=5),
        )
        return self

    def answered(self, action: str, **fields: str) -> "Sharing":
        """Let the provider answer."""
        services.answer_onward(
            onward_id=self.onward.pk,
            answer=services.ProviderAnswer(action=Action(action), **fields),
            actor=self.provider,
            at=timezone.now(),
        )
        return self


def offered(assured: bool = True, **fields: object) -> Sharing:
    """Offer a service to somebody whose every class of data has a canary."""
    world = small_world()
    person = PersonFactory(
        family_name="CNRY-name",
        phone="07700 900777",
        email="cnry@person.example",
        address="CNRY-address",
        safe_contact_note="CNRY-why",
        emergency_contact="CNRY-emergency",
        may_leave_voicemail=False,
        practice=world.practice,
    )
    referral = world.referral(
        active=True, person=person, reason="CNRY-reason", background="CNRY-background"
    )
    owner = ProviderFactory(assured=assured)
    organisation = owner.organisation
    new = services.NewOnward(
        **{
            "referral_id": referral.pk,
            "service_id": ServiceFactory(provider=owner, name="Choir").pk,
            "needs": [Need.LONELINESS],
            "summary": "Likes singing",
            "support_needs": "Needs a chair",
            "share_phone": True,
        }
        | fields
    )
    onward = services.offer_service(new=new, actor=world.worker, at=timezone.now())
    return Sharing(world, actor_in(Role.PROVIDER, organisation), onward)


def other_provider() -> Actor:
    """Return somebody of an organisation that was sent nothing."""
    return actor_in(Role.PROVIDER, OrganisationFactory(kind=OrganisationKind.PROVIDER))
