"""What a team must decide, in which order, and how long is left."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from referrals import services
from referrals.models import CoverGrant, Person
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.calls import calls_for
from tests.factories.accounts import actor_in
from tests.factories.referrals import NOON, ConsentFactory, PersonFactory, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/triage/"


@pytest.fixture(autouse=True)
def _on_friday_afternoon():
    with time_machine.travel(NOON + timedelta(hours=3), tick=False):
        yield


def names(response) -> list[str]:
    return [row.name.split()[0] for row in response.context["rows"]]


def waiting(world, name: str, *, days: int = 0, **fields):
    """Return a referral sent so many days before Friday noon."""
    sent = NOON - timedelta(days=days)
    person = PersonFactory(given_name=name)
    return world.referral(**{"submitted": True, "submitted_at": sent, "person": person} | fields)


class TestTriageList:
    def test_puts_urgent_and_critical_dates_first_then_soon_then_the_oldest(self):
        world = small_world()
        waiting(world, "New", days=1)
        waiting(world, "Old", days=9)
        waiting(world, "Soon", days=5, urgency="soon")
        waiting(world, "Urgent", urgency="urgent")
        waiting(world, "Court", critical_date=date(2026, 12, 24), critical_what="Court")
        waiting(world, "Eviction", critical_date=date(2026, 12, 1), critical_what="Eviction")

        response = signed_in(world.supervisor).get(URL)

        assert names(response) == ["Eviction", "Court", "Urgent", "Soon", "Old", "New"]
        assert "1 December 2026: Eviction" in text_of(response)

    @pytest.mark.parametrize(
        ("days", "words"),
        [
            (0, "Decision due 24 November 2026, 2 working days left"),
            (2, "Decision due 20 November 2026, due today"),
            (4, "Decision due 18 November 2026, overdue by 2 working days"),
        ],
    )
    def test_says_how_many_working_days_are_left(self, days, words):
        world = small_world()
        waiting(world, "Ewa", days=days)

        assert words in text_of(signed_in(world.supervisor).get(URL))

    def test_starts_the_clock_again_when_the_referrer_has_answered(self):
        world = small_world()
        referral = waiting(world, "Ewa", days=20)
        ConsentFactory(person=referral.person)
        services.return_referral(
            referral_id=referral.pk, actor=world.worker, at=NOON, reason="Which street?"
        )
        services.submit_referral(referral_id=referral.pk, actor=world.gp, at=NOON)

        page = text_of(signed_in(world.supervisor).get(URL))

        assert "Waiting: 20 days" in page  # the person's own clock did not stop
        assert "2 working days left" in page

    def test_says_that_nobody_asked_about_risk(self):
        world = small_world()
        waiting(world, "Ewa", risk_answer="not_asked")

        assert "Risk: not asked" in text_of(signed_in(world.worker).get(URL))

    def test_shows_a_team_administrator_names_and_status_and_no_needs_or_risks(self):
        world = small_world()
        waiting(world, "Ewa", risk_answer="not_asked")
        admin = actor_in(Role.TEAM_ADMIN, world.team)

        page = text_of(signed_in(admin).get(URL))

        assert "Ewa" in page
        assert "Loneliness" not in page
        assert "Risk" not in page
        entry = AuditEntry.objects.get(label="referrals:triage_list")
        assert set(entry.shown) == {"name", "birth_date", "nhs_number", "status"}

    def test_keeps_those_who_wait_for_a_link_worker_on_a_page_of_their_own(self):
        world = small_world()
        waiting(world, "New")
        world.referral(accepted=True, person=PersonFactory(given_name="Taken"))

        client = signed_in(world.supervisor)

        assert names(client.get(URL)) == ["New"]
        assert names(client.get(f"{URL}?show=allocate")) == ["Taken"]

    @pytest.mark.parametrize(
        ("urgency", "words", "met_by"),
        [
            (
                "routine",
                "First contact due 27 November 2026, 5 working days left",
                "11 December 2026",
            ),
            (
                "urgent",
                "First contact due 24 November 2026, 2 working days left",
                "27 November 2026",
            ),
        ],
    )
    def test_says_by_when_to_get_in_touch_and_to_meet(self, urgency, words, met_by):
        world = small_world()
        world.referral(accepted=True, urgency=urgency)

        page = text_of(signed_in(world.supervisor).get(f"{URL}?show=allocate"))

        assert words in page
        assert f"first appointment by {met_by}" in page

    def test_narrows_and_keeps_that_on_the_next_page(self):
        world = small_world()
        waiting(world, "Other", urgency="soon")
        for number in range(27):
            waiting(world, f"N{number}", urgency="urgent")
        client = signed_in(world.supervisor)

        first = client.get(f"{URL}?urgency=urgent")
        second = client.get(first.context["older"])

        assert len(set(names(first) + names(second))) == 27
        assert "Other" not in names(second)
        assert "Only some are shown" in text_of(second)

    def test_says_when_nothing_is_of_that_kind_and_shows_all_again(self):
        world = small_world()
        waiting(world, "Ewa")

        page = text_of(signed_in(world.supervisor).get(f"{URL}?need=money&practice=nonsense"))

        assert "Nothing of that kind" in page
        assert "Show all" in page

    def test_a_team_administrator_narrows_by_no_need_and_no_risk(self):
        world = small_world()
        waiting(world, "Ewa", risk_answer="not_asked")
        waiting(world, "Noor")
        admin = actor_in(Role.TEAM_ADMIN, world.team)

        response = signed_in(admin).get(f"{URL}?need=money&risk=on")

        assert len(names(response)) == 2

    def test_says_that_an_answer_came_and_that_one_is_awaited(self):
        world = small_world()
        asked = waiting(world, "Ewa")
        for actor, words, asks in (
            (world.worker, "Which street?", True),
            (world.gp, "Mill", False),
        ):
            services.write_message(
                new=services.NewMessage(asked.pk, words, asks=asks, nonce=uuid4()),
                actor=actor,
                at=NOON,
            )

        assert "Answer to read" in text_of(signed_in(world.supervisor).get(URL))

    def test_shows_nothing_of_another_team_or_of_drafts(self):
        world, other = small_world(), small_world()
        waiting(other, "Elsewhere")
        world.referral(person=PersonFactory(given_name="Draughty"))

        response = signed_in(world.supervisor).get(URL)

        assert names(response) == []
        assert "Nothing to decide" in text_of(response)

    def test_pages_through_everything_once_in_order(self):
        world = small_world()
        for number in range(27):
            waiting(world, f"N{number}", days=number % 5, urgency=("urgent", "routine")[number % 2])
        client = signed_in(world.supervisor)

        first = client.get(URL)
        second = client.get(first.context["older"])

        seen = [*names(first), *names(second)]
        assert len(set(seen)) == 27
        urgent = [int(name[1:]) % 2 == 0 for name in seen]
        assert urgent == sorted(urgent, reverse=True)

    def test_says_how_long_those_who_wait_for_a_link_worker_will_wait(self):
        world, now = small_world(), timezone.now()
        for weeks in range(12):
            world.referral(active=True, allocated_at=now - timedelta(weeks=weeks, hours=1))
        for _number in range(3):
            world.referral(accepted=True)
        client = signed_in(world.supervisor)

        page = text_of(client.get(f"{URL}?show=allocate"))

        assert "3 people wait. The last of them gets a link worker in about 3 weeks." in page
        assert "people wait." not in text_of(client.get(URL))
        with CaptureQueriesContext(connection) as asked:
            client.get(f"{URL}?show=allocate")
        assert len(asked) <= 6

    def test_asks_as_many_questions_for_fifty_rows_as_for_five(self):
        counts = []
        for number in (5, 50):
            world = small_world()
            for _ in range(number):
                world.referral(submitted=True)
            client = signed_in(world.supervisor)
            client.get(URL)
            with CaptureQueriesContext(connection) as asked:
                client.get(URL)
            counts.append(len(asked))

        assert counts[0] == counts[1] <= 6  # one more than the list itself: clocks and practices

    def test_keeps_its_budget_of_calls_with_a_full_page(self):
        world = small_world()
        for number in range(26):
            waiting(world, f"N{number}", days=number, needs=["housing", "food"], urgency="soon")

        assert calls_for(world.supervisor, URL) <= 12_000
        assert calls_for(world.worker, URL) <= 12_000

    def test_prints_what_somebody_typed_as_words(self):
        world = small_world()
        waiting(world, "<b>Ewa</b>", critical_date=NOON.date(), critical_what="<u>Court</u>")
        world.referral(accepted=True, person=PersonFactory(given_name="<i>Noor</i>"))
        client = signed_in(world.supervisor)

        page = text_of(client.get(URL)) + text_of(client.get(f"{URL}?show=allocate"))

        assert not [tag for tag in ("<b>", "<u>", "<i>") if tag in page]
        assert page.count("&lt;i&gt;Noor") == 2  # the row, and the box to choose it by

    def test_shows_a_case_opened_by_cover_for_as_long_as_it_runs(self):
        world = small_world()
        restricted = waiting(world, "Ewa")
        Person.objects.filter(pk=restricted.person_id).update(is_restricted=True)
        client = signed_in(world.worker)
        before = names(client.get(URL))
        CoverGrant.objects.create(
            referral=restricted,
            user_id=world.worker.user_id,
            reason="leave",
            granted_at=NOON,
            expires_at=NOON + timedelta(hours=4),
        )

        assert before == []
        assert names(client.get(URL)) == ["Ewa"]
        with time_machine.travel(NOON + timedelta(hours=5), tick=False):
            assert names(signed_in(world.worker).get(URL)) == []
