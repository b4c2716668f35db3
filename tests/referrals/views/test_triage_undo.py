"""Taking a decision back until whoever referred is told of it, or looks."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from referrals import handlers, services
from referrals.models import Referral
from referrals.selectors import digests, pattern
from referrals.services.undeciding import undo_decision
from referrals.states import Action, Status
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from spcore.errors import Conflict, NotVisible
from spcore.outbox.models import OutboxMessage, State
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import small_world
from tests.journeys.delivering import deliver_everything
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
TELLS = ["tell_accepted", "tell_returned", "tell_redirected"]


def url_of(referral) -> str:
    return f"/triage/{referral.pk}/undo/"


def decide(how: str, world, referral, *, at=None) -> Referral:
    """Take a decision, as the supervisor, now unless said otherwise."""
    common = {"referral_id": referral.pk, "actor": world.supervisor, "at": at or timezone.now()}
    if how == "accept":
        return services.accept_referral(**common)
    if how == "return":
        return services.return_referral(**common, reason="Which street?", code="contact")
    return services.redirect_referral(**common, reason="The debt advice centre")


def promises(referral) -> list[str]:
    names = [f"{handlers.__name__}.{name}" for name in TELLS]
    rows = OutboxMessage.objects.filter(subject_id=referral.pk, handler__in=names)
    return list(rows.order_by("created_at").values_list("state", flat=True))


class TestTriageUndo:
    @pytest.mark.parametrize("how", ["accept", "return", "redirect"])
    def test_puts_it_back_to_be_decided_and_tells_nobody(self, how):
        world = small_world()
        referral = world.referral(submitted=True)
        decide(how, world, referral)

        response = signed_in(world.worker).post(url_of(referral), follow=True)

        kept = Referral.objects.get()
        assert (kept.status, kept.accepted_at, kept.whose_move) == ("submitted", None, "team")
        assert kept.steps.last().action == Action.UNDECIDE
        assert promises(referral) == [State.CANCELLED]
        assert "it waits to be decided again" in text_of(response)

    @pytest.mark.parametrize("how", ["accept", "return", "redirect"])
    def test_is_refused_once_whoever_referred_was_told(self, how):
        world = small_world()
        referral = world.referral(submitted=True)
        decided = decide(how, world, referral, at=timezone.now() - timedelta(minutes=11))
        deliver_everything()

        response = signed_in(world.supervisor).post(url_of(referral))

        assert response.status_code == 409
        assert "The referrer was told on" in text_of(response)
        assert Referral.objects.get().status == decided.status

    def test_is_refused_while_they_are_being_told(self):
        world = small_world()
        referral = world.referral(submitted=True)
        decide("return", world, referral)
        OutboxMessage.objects.filter(topic="referral.return").update(state=State.SENDING)

        with pytest.raises(Conflict, match="is being told of it now"):
            decide_back(world, referral)

        assert Referral.objects.get().status == Status.RETURNED

    @pytest.mark.parametrize("page", ["/referrals/", "/referrals/{}/", "/referrals/{}/edit/"])
    def test_is_refused_once_the_practice_has_read_it(self, page):
        world = small_world()
        referral = world.referral(submitted=True)
        decide("return", world, referral)
        signed_in(world.gp).get(page.format(referral.pk))

        response = signed_in(world.supervisor).post(url_of(referral))

        assert response.status_code == 409
        assert "The referrer opened it on" in text_of(response)
        assert Referral.objects.get().status == Status.RETURNED

    def test_a_decision_taken_again_is_told(self):
        world = small_world()
        referral = world.referral(submitted=True)
        decide("return", world, referral)
        decide_back(world, referral)

        decide("accept", world, referral)

        assert promises(referral) == [State.CANCELLED, State.PENDING]
        assert decide_back(world, referral).status == Status.SUBMITTED

    def test_is_refused_once_a_link_worker_has_the_person(self):
        world = small_world()
        referral = world.referral(allocated=True)

        assert signed_in(world.supervisor).post(url_of(referral)).status_code == 409

    def test_brings_one_back_that_was_given_to_another_team(self):
        world = small_world()
        sister = OrganisationFactory(kind=OrganisationKind.TEAM, parent=world.scheme.organisation)
        referral, client = world.referral(submitted=True), signed_in(world.supervisor)

        response = client.post(
            f"/triage/{referral.pk}/accept/", {"team": str(sister.pk)}, follow=True
        )
        colleague = signed_in(world.worker).post(url_of(referral))
        client.post(url_of(referral))

        kept = Referral.objects.get()
        assert "Accepted, and given to the other team" in text_of(response)
        assert colleague.status_code == 404  # only whoever gave it away
        assert (kept.team_id, kept.status) == (world.team.pk, Status.SUBMITTED)

    def test_is_not_pulled_into_a_third_team_of_whoever_gave_it_away(self):
        world = small_world()
        sister, third = (
            OrganisationFactory(kind=OrganisationKind.TEAM, parent=world.scheme.organisation)
            for _team in range(2)
        )
        referral, giver = world.referral(submitted=True), world.supervisor
        services.accept_referral(
            referral_id=referral.pk, actor=giver, at=timezone.now(), team_id=sister.pk
        )
        elsewhere = replace(giver, organisation_id=third.pk)

        with pytest.raises(NotVisible):
            undo_decision(referral_id=referral.pk, actor=elsewhere, at=timezone.now())
        undo_decision(referral_id=referral.pk, actor=giver, at=timezone.now())

        assert Referral.objects.get().team_id == world.team.pk

    def test_another_team_does_not_find_it(self):
        world = small_world()
        referral = world.referral(submitted=True)
        decide("accept", world, referral)
        stranger = actor_in(Role.SUPERVISOR, OrganisationFactory(kind=OrganisationKind.TEAM))

        assert signed_in(stranger).post(url_of(referral)).status_code == 404

    def test_the_practice_cannot(self):
        world = small_world()
        referral = world.referral(submitted=True)
        decide("accept", world, referral)

        assert signed_in(world.gp).post(url_of(referral)).status_code == 403


def decide_back(world, referral) -> Referral:
    """Take the decision back, as the supervisor."""
    client = signed_in(world.supervisor)
    response = client.post(url_of(referral))
    if response.status_code == 409:
        raise Conflict(text_of(response))
    return Referral.objects.get(pk=referral.pk)


class TestBeingOffered:
    def test_stands_where_the_decision_is_confirmed_and_says_until_when(self):
        world = small_world()
        referral, client = world.referral(submitted=True), signed_in(world.supervisor)
        form = {"code": "contact", "reason": "Which street?"}

        page = text_of(client.post(f"/triage/{referral.pk}/return/", form, follow=True))

        assert "Sent back to the referrer" in page
        assert url_of(referral) in page
        assert "Until then you can take it back" in page

    def test_stands_on_the_referral_until_they_are_told(self):
        world = small_world()
        new, old = world.referral(submitted=True), world.referral(submitted=True)
        decide("accept", world, new)
        decide("accept", world, old, at=timezone.now() - timedelta(minutes=11))
        client = signed_in(world.supervisor)

        assert url_of(new) in text_of(client.get(f"/triage/{new.pk}/"))
        assert url_of(old) not in text_of(client.get(f"/triage/{old.pk}/"))
        assert url_of(old) not in text_of(client.get(f"/triage/?decided={old.pk}"))

    def test_a_team_administrator_is_not_offered_it(self):
        world = small_world()
        referral = world.referral(submitted=True)
        decide("accept", world, referral)
        admin = signed_in(actor_in(Role.TEAM_ADMIN, world.team))

        assert url_of(referral) not in text_of(admin.get(f"/triage/{referral.pk}/"))
        assert admin.post(url_of(referral)).status_code == 403


class TestWhatThePracticeIsTold:
    def test_never_reads_words_that_were_taken_back(self):
        world = small_world()
        referral = world.referral(submitted=True)
        decide("return", world, referral)
        decide_back(world, referral)

        page = text_of(signed_in(world.gp).get(f"/referrals/{referral.pk}/"))
        team = text_of(signed_in(world.supervisor).get(f"/triage/{referral.pk}/"))

        assert "Which street?" not in page
        assert "Decision taken back" not in page
        assert "Which street?" in team
        assert "Decision taken back" in team

    def test_does_not_count_a_return_that_was_taken_back(self):
        world = small_world()
        kept, undone = world.referral(submitted=True), world.referral(submitted=True)
        for referral in (kept, undone):
            decide("return", world, referral)
        decide_back(world, undone)

        found = pattern.pattern_of(actor=world.gp, at=timezone.now())

        assert found.returned == 1
        assert [number for _reason, number in found.reasons] == [1]

    @pytest.mark.parametrize("how", ["accept", "return"])
    def test_does_not_call_a_decision_that_was_taken_back_news_of_the_week(self, how):
        world = small_world()
        kept, undone, queued = (world.referral(submitted=True) for _number in range(3))
        for referral in (kept, undone):
            decide(how, world, referral)
        decide_back(world, undone)
        decide("accept", world, queued)
        services.queue_referral(referral_id=queued.pk, actor=world.supervisor, at=timezone.now())
        decide_back(world, queued)

        assert digests.week_of(world.practice.pk, at=timezone.now()).news == 1
