"""The agenda on paper: initials, and nothing personal."""

from datetime import timedelta

import pytest
from django.utils import timezone

from spcore.audit.models import AuditEntry
from tests.factories.linkworkers import ContactFactory
from tests.factories.referrals import PersonFactory, small_world
from tests.linkworkers.supervising import address, planned
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestSupervisionPrint:
    def test_holds_initials_and_why_and_is_in_the_trail_as_printed(self):
        world = small_world()
        person = PersonFactory(given_name="Ada", family_name="Okafor")
        case = world.referral(active=True, person=person)
        ContactFactory(referral=case, at=timezone.localtime() - timedelta(weeks=6))

        page = text_of(signed_in(world.worker).get(address(planned(world), "print/")))

        assert f"AO {case.reference}" in page
        assert "Not spoken to for 6 weeks" in page
        assert "Okafor" not in page
        entry = AuditEntry.objects.get(label="linkworkers:supervision_print")
        assert (entry.action, entry.people) == ("print", [person.pk])
