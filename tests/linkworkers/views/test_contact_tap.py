"""One tap records what happened."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkworkers.models import Contact
from referrals.models import Referral
from referrals.states import Status
from spcore.working_days import due_on
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def tap(world, referral, result, **options):
    address = f"/caseload/{referral.pk}/contacts/tap/?version={referral.version}"
    return signed_in(world.worker).post(address, {"result": result}, **options)


class TestContactTap:
    def test_no_answer_counts_and_comes_back_on_the_next_working_day(self):
        world, today = small_world(), timezone.localdate()
        late = today - timedelta(days=1)
        referral = world.referral(active=True, next_action="Ring", next_action_on=late)

        page = text_of(tap(world, referral, "no_answer", follow=True))

        case = Referral.objects.get()
        assert (case.attempts, case.next_action) == (1, "Ring")
        assert case.next_action_on == due_on(timezone.now(), days=1)
        assert all(words in page for words in ("Recorded", "No answer", "Undo"))

    def test_we_spoke_starts_the_case_and_settles_what_was_due(self):
        world = small_world()
        referral = world.referral(
            allocated=True,
            next_action="Make the first contact",
            next_action_on=timezone.localdate(),
        )

        tap(world, referral, "reached")

        case = Referral.objects.get()
        assert (case.status, case.next_action, case.next_action_on) == (Status.ACTIVE, "", None)

    def test_what_is_planned_for_later_stays(self):
        world, later = small_world(), timezone.localdate() + timedelta(days=9)
        referral = world.referral(active=True, next_action="Visit", next_action_on=later)

        tap(world, referral, "reached")

        case = Referral.objects.get()
        assert (case.next_action, case.next_action_on) == ("Visit", later)

    def test_the_same_tap_on_the_same_page_records_once(self):
        world = small_world()
        referral = world.referral(active=True)

        for _click in range(2):
            tap(world, referral, "no_answer")

        assert (Contact.objects.count(), Referral.objects.get().attempts) == (1, 1)

    def test_refuses_what_is_no_answer_to_the_question(self):
        world = small_world()
        referral = world.referral(active=True)

        assert tap(world, referral, "letter").status_code == 422
        assert not Contact.objects.exists()
