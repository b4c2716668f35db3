"""Planning for several people at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from referrals import services
from referrals.models import TimelineEntry
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.factories.accounts import actor_in
from tests.factories.referrals import PersonFactory, small_world
from tests.referrals.signing import signed_in, text_of
from tests.referrals.worrying import concern_on

pytestmark = pytest.mark.django_db
ADDRESS = "/caseload/several/"


def somebody(world, name, **fields):
    person = PersonFactory(given_name="Ada", family_name=name, **fields)
    today = timezone.localdate()
    return world.referral(
        active=True, person=person, next_action="Ring about the choir", next_action_on=today
    )


def planned(world, *cases, **answers):
    chosen = {"referral": [str(case.pk) for case in cases], "next_in": "7"}
    return text_of(signed_in(world.worker).post(ADDRESS, chosen | answers))


class TestCaseloadSeveral:
    def test_moves_the_day_of_each_and_keeps_what_is_planned(self):
        world, today = small_world(), timezone.localdate()
        first, second, left = (somebody(world, name) for name in ("One", "Two", "Three"))

        page = planned(world, first, second)

        assert page.count("Ring about the choir") == 2
        for case in (first, second, left):
            case.refresh_from_db()
        assert first.next_action == second.next_action == "Ring about the choir"
        assert first.next_action_on >= today + timedelta(days=7)
        assert left.next_action_on == today
        assert TimelineEntry.objects.filter(label="Next step planned").count() == 2
        assert AuditEntry.objects.filter(label="next_step").count() == 2

    def test_plans_the_same_step_where_one_is_given(self):
        world = small_world()
        case = somebody(world, "One")

        planned(world, case, next_step="Send the leaflet")

        case.refresh_from_db()
        assert case.next_action == "Send the leaflet"

    def test_leaves_whoever_needs_a_look_as_they_are_and_says_so(self):
        world, today = small_world(), timezone.localdate()
        died = somebody(world, "Died", died_on=today)
        unsafe = somebody(world, "Unsafe")
        concern_on(unsafe, by=world.worker)
        well = somebody(world, "Well")

        page = planned(world, died, unsafe, well)

        assert "They have died: look at their page" in page
        assert "it is not put off with others" in page
        for case, is_moved in ((died, False), (unsafe, False), (well, True)):
            case.refresh_from_db()
            assert (case.next_action_on > today) is is_moved

    def test_tells_nobody_by_a_refusal_of_an_allegation_about_them(self):
        world, today = small_world(), timezone.localdate()
        actor_in(Role.SAFEGUARDING_LEAD, world.scheme.organisation)
        case = somebody(world, "One")
        new = services.NewConcern(
            kind="allegation", what="CNRY", about_user_id=world.worker.user_id
        )
        services.raise_concern(new=new, referral_id=case.pk, actor=world.gp, at=timezone.now())

        page = planned(world, case)

        case.refresh_from_db()
        assert case.next_action_on > today
        assert "not put off with others" not in page

    def test_offers_nobody_of_a_colleagues_and_asks_for_somebody(self):
        world = small_world()
        mine = somebody(world, "Mine")
        theirs = somebody(world, "CNRY-theirs")
        theirs.link_worker_id = actor_in(Role.LINK_WORKER, world.team).user_id
        theirs.save()

        page = text_of(signed_in(world.worker).get(ADDRESS))

        assert mine.person.family_name in page
        assert "CNRY" not in page
        assert "Select a valid choice" in planned(world, theirs)
        assert "Choose at least one person" in planned(world)

    def test_keeps_to_what_the_list_was_narrowed_to(self):
        world = small_world()
        somebody(world, "Now")
        later = somebody(world, "Later")
        later.next_action_on = None
        later.save()

        page = text_of(signed_in(world.worker).get(f"{ADDRESS}?due=none"))

        assert "Later" in page
        assert "Ada Now" not in page
