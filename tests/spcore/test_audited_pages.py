"""No entry, no page: reads fail closed, refusals are written down."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.db import DatabaseError
from django.urls import reverse

from spcore import audit, writing
from spcore.accounts.actor import SYSTEM
from spcore.audit import recording
from spcore.audit.models import AuditEntry
from tests.factories.referrals import World, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return small_world()


@pytest.fixture
def broken_trail(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let every entry fail to be written."""

    def fail(_row: object, *, refusal: writing.Refusal) -> None:
        raise refusal(DatabaseError("Jane Doe"))

    monkeypatch.setattr(recording, "insert", fail)


class TestReading:
    def test_shows_nothing_when_the_entry_cannot_be_written(self, world, broken_trail, caplog):
        referral = world.referral(active=True)
        address = reverse("referrals:referral_detail", args=[referral.pk])

        response = signed_in(world.gp).get(address)

        assert response.status_code == 503
        assert referral.person.family_name not in text_of(response)
        assert referral.person.given_name not in text_of(response)
        assert "audit entry not written" in caplog.text
        assert "Jane" not in caplog.text

    def test_shows_the_page_and_names_the_people_when_it_can(self, world):
        referral = world.referral(active=True)
        address = reverse("referrals:referral_detail", args=[referral.pk])

        response = signed_in(world.gp).get(address)

        entry = AuditEntry.objects.latest("pk")
        assert response.status_code == 200
        assert (entry.action, entry.user_id) == ("read", world.gp.user_id)
        assert entry.people == [referral.person_id]


class TestChanging:
    def test_changes_nothing_when_the_entry_cannot_be_written(self, world, broken_trail):
        referral = world.referral(submitted=True)
        address = reverse("referrals:triage_accept", args=[referral.pk])

        response = signed_in(world.supervisor).post(address)

        referral.refresh_from_db()
        assert response.status_code == 503
        assert referral.status == "submitted"
        assert not referral.steps.exists()


class TestRefusals:
    def test_are_written_down_with_what_was_asked_for(self, world):
        referral = world.referral(submitted=True)

        response = signed_in(world.gp).get(reverse("referrals:triage_accept", args=[referral.pk]))

        entry = AuditEntry.objects.latest("pk")
        assert response.status_code == 403
        assert (entry.action, entry.user_id) == ("deny", world.gp.user_id)
        assert (entry.label, entry.object_id) == ("referrals:triage_accept", referral.pk)
        assert entry.people == []

    def test_stand_even_when_they_cannot_be_written_down(self, world, broken_trail):
        address = reverse("referrals:triage_accept", args=[uuid4()])

        assert signed_in(world.gp).get(address).status_code == 403


class TestRecord:
    def test_says_so_when_it_cannot_write(self, broken_trail):
        with pytest.raises(audit.AuditUnavailable):
            audit.record(actor=SYSTEM, action=audit.Action.READ, label="page")
