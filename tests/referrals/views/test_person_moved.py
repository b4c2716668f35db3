"""A new practice hears how it goes; the old one keeps no more than the status."""

import pytest
from django.urls import reverse
from django.utils import timezone

from referrals import policies, selectors, services
from referrals.models import PersonMove, Referral, TeamCover
from referrals.notices import notice_of
from referrals.states import Action, Status
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from spcore.errors import NotPermitted
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def moved(world, referral, where, *, by=None, **answers):
    today = timezone.localdate()
    typed = {
        "registered_with": str(where),
        "moved_on_day": today.day,
        "moved_on_month": today.month,
        "moved_on_year": today.year,
        **answers,
    }
    return signed_in(by or world.worker).post(
        reverse("referrals:person_moved", args=[referral.pk]), typed, follow=True
    )


def taken_back(referral, by):
    address = reverse("referrals:person_moved", args=[referral.pk])
    return signed_in(by).post(address, {"mistake": "yes"}, follow=True)


def new_practice(world):
    practice = OrganisationFactory(
        kind=OrganisationKind.PRACTICE, workflow_email="new@practice.example"
    )
    TeamCover.objects.create(team=world.team, practice=practice)
    return practice


class TestPersonMoved:
    @pytest.mark.parametrize("action", [Action.WITHDRAW, Action.MARK_IN_ERROR])
    def test_the_new_practice_ends_nothing_that_the_old_one_began(self, action):
        world = small_world()
        practice, referral = new_practice(world), world.referral(active=True)
        moved(world, referral, practice.pk, postcode="M1 1AA", address="2 High Street")
        newcomer = actor_in(Role.REFERRER_CLINICIAN, practice)
        referral.refresh_from_db()

        with pytest.raises(NotPermitted):
            services.take(
                action, referral_id=referral.pk, actor=newcomer, at=timezone.now(), reason="x"
            )

        assert action.name not in policies.allowed(newcomer, referral)
        assert action.name in policies.allowed(world.gp, referral)
        page = text_of(signed_in(newcomer).get(f"/referrals/{referral.pk}/"))
        assert "Withdraw" not in page

    def test_the_new_practice_changes_nothing_that_was_returned(self):
        world = small_world()
        practice, referral = new_practice(world), world.referral(active=True)
        moved(world, referral, practice.pk, postcode="M1 1AA", address="2 High Street")
        Referral.objects.filter(pk=referral.pk).update(status=Status.RETURNED)
        newcomer = actor_in(Role.REFERRER_CLINICIAN, practice)

        answer = signed_in(newcomer).get(f"/referrals/{referral.pk}/edit/")

        assert answer.status_code == 403
        with pytest.raises(NotPermitted):
            services.save_draft(
                referral_id=referral.pk,
                changes=services.DraftChanges(values={"reason": "x"}),
                version=Referral.objects.get().version,
                actor=newcomer,
                at=timezone.now(),
            )

    def test_the_new_practice_is_told_and_history_stays(self):
        world = small_world()
        practice, referral = new_practice(world), world.referral(active=True)

        moved(world, referral, practice.pk, postcode="M1 1AA", address="2 High Street")

        referral.refresh_from_db()
        assert selectors.practice_to_tell(referral) == practice
        assert notice_of(referral, Action.ACCEPT).recipient == "new@practice.example"
        assert referral.person.postcode == "M1 1AA"
        assert PersonMove.objects.get().to_practice == practice

    def test_the_new_practice_opens_it_and_the_old_one_sees_the_status_alone(self):
        world = small_world()
        practice, referral = new_practice(world), world.referral(active=True)
        clinician = actor_in(Role.REFERRER_CLINICIAN, practice)

        moved(world, referral, practice.pk)

        referral = Referral.objects.get(pk=referral.pk)
        at = timezone.now()
        assert "background" in selectors.readable_classes(clinician, referral, at=at)
        assert "background" not in selectors.readable_classes(world.gp, referral, at=at)
        assert Referral.objects.visible_to(clinician).get() == referral

    def test_with_no_new_practice_the_old_one_goes_on_being_told(self):
        world = small_world()
        referral = world.referral(active=True)

        moved(world, referral, "not_registered")

        referral.refresh_from_db()
        assert selectors.practice_to_tell(referral) == world.practice
        assert referral.person.practice is None

    def test_moving_back_gives_the_practice_its_referral_again(self):
        world = small_world()
        practice, referral = new_practice(world), world.referral(active=True)
        moved(world, referral, practice.pk)

        moved(world, referral, world.practice.pk)

        referral.refresh_from_db()
        assert referral.told_practice is None

    def test_asks_which_practice(self):
        world = small_world()

        page = text_of(moved(world, world.referral(active=True), ""))

        assert "Choose the practice, or say that there is none" in page


class TestThePracticeRecords:
    def test_it_reaches_the_worker_and_the_page_says_what_follows(self):
        world = small_world()
        practice, referral = new_practice(world), world.referral(active=True)
        Referral.objects.filter(pk=referral.pk).update(next_action="Ring about the walk")

        page = text_of(moved(world, referral, practice.pk, by=world.gp, told_by="Their son"))

        referral.refresh_from_db()
        assert f"{practice} hears how it goes from now on." in page
        assert "sees only whether the referral is open." in page
        assert "Which GP practice are they with now?" not in page  # no longer theirs to say
        assert referral.told_practice == practice
        assert referral.next_action.startswith("They have moved: check where they live")
        assert referral.next_action.endswith("Ring about the walk")

    def test_takes_it_back_until_somebody_has_seen_it(self):
        world = small_world()
        practice, referral = new_practice(world), world.referral(active=True)
        Referral.objects.filter(pk=referral.pk).update(next_action="Ring about the walk")
        referral.person.practice = world.practice
        referral.person.save()
        before = referral.person.address, referral.person.postcode
        moved(world, referral, practice.pk, by=world.gp, postcode="M1 1AA", address="2 High Street")

        page = text_of(taken_back(referral, world.gp))

        referral = Referral.objects.get(pk=referral.pk)
        assert "Taken back" in page
        assert referral.told_practice is None
        assert referral.person.practice == world.practice
        assert (referral.person.address, referral.person.postcode) == before
        assert referral.next_action == "Ring about the walk"
        assert PersonMove.objects.get().taken_back_by_id == world.gp.user_id

    @pytest.mark.parametrize("where", ["worker", "new practice"])
    def test_once_opened_elsewhere_the_team_takes_it_back(self, where):
        world = small_world()
        practice, referral = new_practice(world), world.referral(active=True)
        moved(world, referral, practice.pk, by=world.gp)
        newcomer = actor_in(Role.REFERRER_CLINICIAN, practice)
        if where == "worker":
            signed_in(world.worker).get(reverse("linkworkers:case_detail", args=[referral.pk]))
        else:
            signed_in(newcomer).get(reverse("referrals:referral_detail", args=[referral.pk]))

        page = text_of(taken_back(referral, world.gp))

        referral.refresh_from_db()
        assert "It was opened on" in page
        assert referral.told_practice == practice
        taken_back(referral, world.worker)
        referral.refresh_from_db()
        assert referral.told_practice is None

    def test_opening_it_at_home_is_not_seeing_it(self):
        world = small_world()
        referral = world.referral(active=True)
        moved(world, referral, new_practice(world).pk, by=world.gp)

        signed_in(world.gp).get(reverse("referrals:referral_detail", args=[referral.pk]))

        assert PersonMove.objects.get().seen_at is None

    def test_taking_back_the_second_move_tells_the_practice_of_the_first(self):
        world = small_world()
        first, second, referral = (
            new_practice(world),
            new_practice(world),
            world.referral(active=True),
        )
        moved(world, referral, first.pk)
        moved(world, referral, second.pk)

        taken_back(referral, world.worker)

        referral.refresh_from_db()
        assert referral.told_practice == first

    def test_the_practice_they_left_records_no_further_move_and_reads_none(self):
        world = small_world()
        first, second, referral = (
            new_practice(world),
            new_practice(world),
            world.referral(active=True),
        )
        moved(world, referral, first.pk, by=world.gp)
        moved(world, referral, second.pk)

        answer = moved(world, referral, world.practice.pk, by=world.gp)
        page = text_of(
            signed_in(world.gp).get(reverse("referrals:person_moved", args=[referral.pk]))
        )

        referral.refresh_from_db()
        assert answer.status_code == 403
        assert referral.told_practice == second
        assert first.name in page
        assert second.name not in page
