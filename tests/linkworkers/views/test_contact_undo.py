"""Taking a contact back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkworkers.models import Contact
from referrals.models import Referral, Step, TimelineEntry
from referrals.states import Status
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.linkworkers.views.test_contact_tap import tap
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
STOOD = ("status", "attempts", "next_action", "next_action_on", "first_contact_at", "whose_move")


def undo(actor, contact, **options):
    return signed_in(actor).post(f"/contacts/{contact.pk}/undo/", **options)


class TestContactUndo:
    @pytest.mark.parametrize("result", ["no_answer", "reached", "left_message"])
    @pytest.mark.parametrize("status", ["allocated", "active"])
    def test_puts_the_case_back_as_it_stood(self, status, result):
        world = small_world()
        referral = world.referral(
            **{status: True}, next_action="Ring", next_action_on=timezone.localdate(), attempts=2
        )
        before = Referral.objects.values(*STOOD).get()
        tap(world, referral, result)

        page = text_of(undo(world.worker, Contact.objects.get(), follow=True))

        assert Referral.objects.values(*STOOD).get() == before
        assert not Contact.objects.exists()
        assert "Taken back" in page

    def test_keeps_both_lines_and_the_step_back(self):
        world = small_world()
        referral = world.referral(allocated=True)
        tap(world, referral, "reached")

        undo(world.worker, Contact.objects.get())

        lines = TimelineEntry.objects.filter(kind="contact").order_by("at", "pk")
        assert {line.label for line in lines} == {
            "Phone call: we spoke or met",
            "A contact was taken back: recorded by mistake",
        }
        went = list(Step.objects.order_by("pk").values_list("went_to", flat=True))
        assert went == [Status.ACTIVE, Status.ALLOCATED]

    def test_refuses_once_the_case_has_moved_on_or_too_late(self):
        world = small_world()
        referral = world.referral(active=True)
        tap(world, referral, "no_answer")
        first = Contact.objects.get()
        referral.refresh_from_db()
        tap(world, referral, "no_answer")

        assert undo(world.worker, first).status_code == 409
        Contact.objects.update(recorded_at=timezone.now() - timedelta(minutes=16))
        last = Contact.objects.exclude(pk=first.pk).get()
        assert undo(world.worker, last).status_code == 409
        assert Contact.objects.count() == 2

    def test_is_for_whoever_recorded_it(self):
        world = small_world()
        tap(world, world.referral(active=True), "no_answer")

        assert (
            undo(actor_in(Role.LINK_WORKER, world.team), Contact.objects.get()).status_code == 404
        )
        assert undo(world.supervisor, Contact.objects.get()).status_code == 403
