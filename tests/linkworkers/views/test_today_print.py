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

    def test_says_that_there_is_more_on_the_record_where_there_is_and_who_needs_an_interpreter(
        self,
    ):
        world = small_world()
        due = {"active": True, "next_action_on": timezone.localdate()}
        told = PersonFactory(objects_to=["parents"], needs_interpreter=True, language="CNRY")
        world.referral(person=told, **due)
        page = text_of(signed_in(world.worker).get("/today/print/"))

        assert "Needs an interpreter." in page
        assert "There is more on the record: read it before you get in touch." in page
        assert "CNRY" not in page
        assert "parents" not in page

    def test_says_of_a_restricted_record_only_that_it_is_to_be_read(self):
        world = small_world()
        famous = PersonFactory(is_restricted=True, may_leave_voicemail=False)
        world.referral(active=True, person=famous, next_action_on=timezone.localdate())

        page = text_of(signed_in(world.supervisor).get("/today/print/"))

        assert "There is more on the record" in page
        assert "voicemail" not in page

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
