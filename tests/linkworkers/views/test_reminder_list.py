"""The reader's reminders."""

import pytest
from django.utils import timezone

from linkworkers.services import reminders
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.factories.accounts import actor_in
from tests.factories.referrals import PersonFactory, small_world
from tests.linkworkers.counting import questions
from tests.linkworkers.reminding import LONG_AGO, stale
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/reminders/"


class TestReminderList:
    def test_shows_a_worker_whom_nobody_has_spoken_with_and_since_when(self):
        world = small_world()
        referral = stale(world, "Okafor")
        reminders.raise_reminders(at=timezone.now())

        page = text_of(signed_in(world.worker).get(URL))

        assert "Okafor" in page
        assert "Nobody has spoken with this person for a while" in page
        assert referral.reference in page
        entry = AuditEntry.objects.filter(label="linkworkers:reminder_list").latest("at")
        assert entry.people == [referral.person_id]

    def test_shows_the_team_what_nobody_has_and_a_worker_nothing_of_colleagues(self):
        world = small_world()
        stale(world, "Taken")
        world.referral(
            submitted=True, submitted_at=LONG_AGO, person=PersonFactory(family_name="Unread")
        )
        reminders.raise_reminders(at=timezone.now())

        of_team = text_of(signed_in(world.supervisor).get(URL))
        of_colleague = text_of(signed_in(actor_in(Role.LINK_WORKER, world.team)).get(URL))

        assert "Unread" in of_team
        assert "Taken" not in of_team
        assert "Nothing is due" in of_colleague

    def test_hides_the_name_of_a_restricted_record_from_whoever_does_not_hold_it(self):
        world = small_world()
        person = PersonFactory(family_name="Secret", is_restricted=True)
        world.referral(submitted=True, submitted_at=LONG_AGO, person=person)
        reminders.raise_reminders(at=timezone.now())

        page = text_of(signed_in(world.supervisor).get(URL))

        assert "Secret" not in page
        assert "Restricted record" in page

    def test_asks_as_much_for_many_as_for_few_and_pages(self):
        world = small_world()
        client = signed_in(world.worker)
        for number in range(5):
            stale(world, f"Few{number}")
        reminders.raise_reminders(at=timezone.now())
        few = questions(client, URL)
        for number in range(50):
            stale(world, f"Many{number}")
        reminders.raise_reminders(at=timezone.now())

        many = questions(client, URL)
        response = client.get(URL)
        older = client.get(f"{URL}?after={response.context['rows'][-1].id}")

        assert few == many
        assert len(response.context["rows"]) == 50
        first = {row.id for row in response.context["rows"]}
        assert first.isdisjoint(row.id for row in older.context["rows"])
