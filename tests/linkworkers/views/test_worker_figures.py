"""How the work stands, with the case mix beside it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from linkworkers.models import Level, Support
from referrals.models import EqualityAnswers
from referrals.models.equality import AnswerSource
from referrals.onward_states import End, Status
from tests.factories.linkworkers import ContactFactory, ProfileFactory
from tests.factories.referrals import (
    ConsentFactory,
    OnwardReferralFactory,
    PersonFactory,
    small_world,
)
from tests.linkworkers.counting import questions
from tests.linkworkers.covering import colleague_in
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/team/figures/"


def sent(case, status, **fields):
    consent = ConsentFactory(person=case.person)
    OnwardReferralFactory(
        referral=case, status=status, sent_at=timezone.now(), consent=consent, **fields
    )


def said(browser, name):
    """Return what the page says of somebody, as label and value."""
    rows = {row.name: row for row in browser.get(ADDRESS).context["rows"]}
    return dict(rows[name].figures), dict(rows[name].mix)


class TestWorkerFigures:
    def test_counts_what_each_has_and_says_whom_they_work_with(self):
        world, now = small_world(), timezone.now()
        ProfileFactory(user_id=world.worker.user_id, user=None, team=world.team, capacity=30)
        quiet, fresh = (world.referral(active=True) for _ in range(2))
        ContactFactory(referral=quiet, at=now - timedelta(weeks=9))
        ContactFactory(referral=fresh, at=now)
        Support.objects.create(referral=fresh, level=Level.HOLISTIC, weight=3)
        for status, more in [
            (Status.SENT, {}), (Status.STARTED, {}), (Status.ENDED, {"end": End.HELPED})
        ]:  # fmt: skip
            sent(fresh, status, **more)

        figures, mix = said(signed_in(world.supervisor), world.worker.name)

        assert figures["Open people"] == "2 of 30"
        assert figures["Work, as so many ordinary cases"] == "2½"
        assert figures["Spoken to as often as agreed"] == "1 of 2"
        assert figures["Sent to services, and answered"] == "2 of 3"
        assert figures["Services that said yes, and told how it ended"] == "1 of 2"
        assert figures["From acceptance to first contact, half wait at most"] == (
            "too few to say (2)"
        )
        assert mix["Holistic support"] == "1 of 2"

    def test_says_half_of_the_waits_where_there_are_enough(self):
        world = small_world()
        for days in (1, 2, 3, 9, 30):
            begun = timezone.now() - timedelta(days=40)
            world.referral(
                active=True, accepted_at=begun, first_contact_at=begun + timedelta(days=days)
            )

        figures, _mix = said(signed_in(world.worker), world.worker.name)

        assert figures["From acceptance to first contact, half wait at most"] == (
            "3 days, of 5 people"
        )

    def test_says_how_cases_ended_where_there_are_enough_and_what_people_bring(self):
        world, now = small_world(), timezone.now()
        browser = signed_in(world.worker)
        label = "Closed with their goals met, or partly"
        for outcome in ("goals_met", "partly_met", "moved", "declined"):
            world.referral(
                active=True, status="closed", outcome=outcome, closed_at=now, whose_move="nobody"
            )
        few = said(browser, world.worker.name)[0][label]
        world.referral(
            active=True, status="closed", outcome="goals_met", closed_at=now, whose_move="nobody"
        )
        world.referral(
            active=True, status="closed", outcome="goals_met", whose_move="nobody",
            closed_at=now - timedelta(days=400),
        )  # fmt: skip
        world.referral(active=True, needs=["money", "housing", "food"])
        world.referral(active=True, person=PersonFactory(birth_date=date(1940, 1, 1)), needs=[])

        figures, mix = said(browser, world.worker.name)

        assert few == "too few to say (4)"
        assert figures[label] == "3 of 5"
        assert (mix["Three needs or more"], mix["75 or over"]) == ("1 of 2", "1 of 2")

    def test_a_link_worker_sees_their_own_alone_and_nobody_of_another_team(self):
        world, other = small_world(), small_world()
        colleague = colleague_in(world)

        own = text_of(signed_in(world.worker).get(ADDRESS))
        team = text_of(signed_in(world.supervisor).get(ADDRESS))

        assert colleague.name not in own
        assert colleague.name in team
        assert "The team" in team
        assert other.worker.name not in team
        assert signed_in(world.gp).get(ADDRESS).status_code == 403

    def test_asks_as_much_of_many_as_of_two(self):
        world = small_world()
        colleague_in(world)
        world.referral(active=True)
        browser = signed_in(world.supervisor)
        few = questions(browser, ADDRESS)
        for _ in range(4):
            world.referral(active=True, link_worker_id=colleague_in(world).user_id)

        assert questions(browser, ADDRESS) == few <= 10


class TestEqualityAsked:
    def test_counts_who_was_asked_and_who_would_rather_not_say_but_not_what_came_along(self):
        world = small_world()
        asked, came, _nobody = (world.referral(active=True) for _ in range(3))
        for case, source in ((asked, AnswerSource.ASKED), (came, AnswerSource.GP_RECORD)):
            EqualityAnswers.objects.create(
                person=case.person,
                ethnicity="Z" if case == asked else "A",
                ethnicity_source=source,
                asked_by_id=world.worker.user_id,
                asked_at=timezone.now(),
            )
        label = "Asked the equality questions, or some of them"

        before, _mix = said(signed_in(world.supervisor), world.worker.name)
        EqualityAnswers.objects.filter(person=came.person).update(religion="declined")
        after, _mix = said(signed_in(world.supervisor), world.worker.name)

        assert (before[label], after[label]) == ("1 of 3", "2 of 3")

    def test_counts_each_question_by_itself(self):
        world = small_world()
        one, other = (world.referral(active=True) for _ in range(2))
        common = {"asked_by_id": world.worker.user_id, "asked_at": timezone.now()}
        EqualityAnswers.objects.create(
            person=one.person, religion="declined", groups_answer="no", **common
        )
        EqualityAnswers.objects.create(person=other.person, religion="none", **common)
        browser = signed_in(world.supervisor)

        rows = {row.name: row for row in browser.get(ADDRESS).context["rows"]}

        asked = dict(rows[world.worker.name].questions)
        assert asked["Religion"] == "2 of 2"
        assert asked["Groups whom services often miss"] == "1 of 2"
        assert asked["Sexual orientation"] == asked["Ethnic group"] == "0 of 2"
        assert "Equality questions, one by one" in text_of(browser.get(ADDRESS))
