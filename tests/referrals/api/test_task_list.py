"""How far referrals are: searching Tasks."""

import pytest

from spcore.audit.models import AuditEntry
from tests.factories.referrals import small_world
from tests.referrals.exchanging import Caller, fault

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return small_world()


def ids(answer) -> set[str]:
    assert answer.status_code == 200, answer.content
    return {entry["resource"]["id"] for entry in answer.json()["entry"]}


class TestTaskList:
    def test_finds_by_status_focus_and_nothing_of_others(self, world):
        caller = Caller(world.practice, ("task.read",))
        active, sent = world.referral(active=True), world.referral(submitted=True)
        small_world().referral(active=True)
        world.referral()

        assert ids(caller.get("Task")) == {str(active.pk), str(sent.pk)}
        assert ids(caller.get("Task?status=in-progress")) == {str(active.pk)}
        assert ids(caller.get(f"Task?focus=ServiceRequest/{sent.pk}")) == {str(sent.pk)}
        assert ids(caller.get("Task?status=failed,completed")) == set()

    def test_writes_down_everybody_it_shows(self, world):
        person = world.referral(submitted=True).person_id

        Caller(world.practice).get("Task")

        assert AuditEntry.objects.get(label="fhir.Task").people == [person]

    def test_refuses_what_it_does_not_offer(self, world):
        caller = Caller(world.practice)

        assert fault(caller.get("Task?owner=me"))[2:] == ("not-supported", "owner")
        assert fault(caller.get("Task?status=draft"))[2:] == ("value", "status")
