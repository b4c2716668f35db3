"""The day on paper: little, and on record."""

import pytest
from django.utils import timezone

from linkworkers.models import VisitRule
from spcore.audit.models import AuditEntry
from tests.factories.referrals import PersonFactory, small_world
from tests.linkworkers.booking import booked
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestTodayPrint:
    def test_holds_initials_and_what_is_safe_and_is_on_record_as_printed(self):
        world = small_world()
        person = PersonFactory(
            given_name="Adaeze",
            family_name="Okafor",
            may_leave_voicemail=False,
            safe_contact_note="CNRY-note",
            what_to_say="CNRY-say",
            address="CNRY-address",
        )
        referral = world.referral(
            active=True,
            person=person,
            next_action="CNRY-action",
            next_action_on=timezone.localdate(),
        )

        page = text_of(signed_in(world.worker).get("/today/print/"))

        assert "AO" in page
        assert "Leave no voicemail." in page
        for words in ("CNRY", "Okafor", "Adaeze", person.phone, referral.reference):
            assert words not in page
        entry = AuditEntry.objects.get(label="linkworkers:today_print")
        assert (entry.action, entry.people) == ("print", [person.pk])

    def test_says_on_which_visit_nobody_goes_alone_and_not_why(self):
        world = small_world()
        case = world.referral(active=True, visit_risk="CNRY-risk")
        booked(world, case, timezone.now(), mode="visit")
        VisitRule.objects.create(
            referral=case, needs_two=True, set_by_id=world.worker.user_id, set_at=timezone.now()
        )
        browser = signed_in(world.worker)

        page = text_of(browser.get("/today/print/"))

        assert "Two people go" in page
        assert "CNRY-risk" not in page
        assert "Two people go" in text_of(browser.get("/today/"))

    def test_says_so_when_there_is_nothing(self):
        page = text_of(signed_in(small_world().worker).get("/today/print/"))

        assert "There is nothing to print" in page
