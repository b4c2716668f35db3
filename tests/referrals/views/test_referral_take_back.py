"""Taking a referral back to correct it, until the team has opened it."""

from datetime import timedelta

import pytest

from referrals import services
from referrals.models import Referral
from referrals.states import Status
from tests.factories.referrals import NOON, ConsentFactory, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def url_of(referral) -> str:
    return f"/referrals/{referral.pk}/take-back/"


def opened(world, **fields) -> Referral:
    return world.referral(submitted=True, seen_at=NOON, **fields)


class TestReferralTakeBack:
    def test_makes_it_a_draft_that_the_team_no_longer_finds(self):
        world = small_world()
        sent = world.referral(submitted=True)

        response = signed_in(world.gp).post(url_of(sent))

        assert response.url == f"/referrals/{sent.pk}/edit/"
        assert Referral.objects.get().status == Status.DRAFT
        assert signed_in(world.supervisor).get(f"/triage/{sent.pk}/").status_code == 404

    def test_keeps_the_day_it_was_first_sent_once_it_is_sent_again(self):
        world = small_world()
        sent = world.referral(submitted=True)
        ConsentFactory(person=sent.person, given_at=NOON)
        later = NOON + timedelta(days=3)

        services.take_back_referral(referral_id=sent.pk, actor=world.gp, at=later)
        taken_back = Referral.objects.get()
        services.submit_referral(referral_id=sent.pk, actor=world.gp, at=later)

        assert taken_back.submitted_at is None
        assert Referral.objects.get().submitted_at == NOON

    def test_is_refused_once_the_team_has_opened_it_and_says_what_to_do(self):
        world = small_world()
        seen = opened(world)
        client = signed_in(world.gp)

        page, refused = text_of(client.get(url_of(seen))), client.post(url_of(seen))

        assert "can no longer be taken back" in page
        assert f"/referrals/{seen.pk}/withdraw/" in page
        assert refused.status_code == 409
        assert "The team has opened this referral" in text_of(refused)
        assert Referral.objects.get().status == Status.SUBMITTED

    def test_is_offered_only_until_then_and_says_since_when(self):
        world = small_world()
        unseen, seen = world.referral(submitted=True), opened(world)
        client = signed_in(world.gp)

        before, after = (text_of(client.get(f"/referrals/{r.pk}/")) for r in (unseen, seen))

        assert "/take-back/" in before
        assert "/take-back/" not in after
        assert "The team opened it on 20 November 2026" in after

    def test_waits_for_an_open_concern(self):
        world = small_world()
        sent = world.referral(submitted=True)
        new = services.NewConcern(kind="adult", what="Bruises")
        services.raise_concern(new=new, referral_id=sent.pk, actor=world.gp, at=NOON)

        assert signed_in(world.gp).post(url_of(sent)).status_code == 409
        assert Referral.objects.get().status == Status.SUBMITTED

    def test_another_practice_does_not_find_it(self):
        world, other = small_world(), small_world()
        sent = world.referral(submitted=True)

        assert signed_in(other.gp).get(url_of(sent)).status_code == 404


class TestBeingSeen:
    def test_is_noted_when_somebody_of_the_team_first_opens_it(self):
        world = small_world()
        sent = world.referral(submitted=True)
        client = signed_in(world.supervisor)

        client.get(f"/triage/{sent.pk}/")
        first = Referral.objects.get().seen_at
        client.get(f"/triage/{sent.pk}/")

        assert first is not None
        assert Referral.objects.get().seen_at == first
        assert sent.timeline.filter(label="Opened by the team").count() == 1

    def test_is_not_noted_when_the_practice_looks(self):
        world = small_world()
        sent = world.referral(submitted=True)

        signed_in(world.gp).get(f"/referrals/{sent.pk}/")

        assert Referral.objects.get().seen_at is None

    def test_a_decision_counts_as_having_read_it(self):
        world = small_world()
        sent = world.referral(submitted=True)

        services.return_referral(
            referral_id=sent.pk, actor=world.supervisor, at=NOON, reason="Which street?"
        )

        assert Referral.objects.get().seen_at == NOON
