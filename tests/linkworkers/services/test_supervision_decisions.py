"""What is decided on a case in supervision stands on the case."""

from datetime import date

import pytest
from django.utils import timezone

from linkworkers.services.supervision_decisions import Decision, decide_on_case
from referrals.models import TimelineEntry
from spcore.errors import Conflict, NotVisible
from tests.factories.referrals import small_world
from tests.linkworkers.covering import colleague_in
from tests.linkworkers.supervising import planned

pytestmark = pytest.mark.django_db
DECISION = Decision("Ring weekly until the move", "Ring", date(2027, 1, 4))


def decide(session, case, *, by, version=0, decision=DECISION):
    return decide_on_case(
        session_id=session.pk, referral_id=case.pk, decision=decision, version=version, actor=by,
        at=timezone.now(),
    )  # fmt: skip


class TestDecideOnCase:
    def test_writes_a_line_once_and_plans_the_next_step(self):
        world = small_world()
        session, case = planned(world), world.referral(active=True)

        decide(session, case, by=world.supervisor)
        decide(session, case, by=world.supervisor)

        case.refresh_from_db()
        assert (case.next_action, case.next_action_on, case.version) == (
            "Ring",
            date(2027, 1, 4),
            1,
        )
        line = TimelineEntry.objects.get(referral=case)
        assert (line.label, line.detail) == ("Decided in supervision", DECISION.words)
        assert (line.field_class, line.by_id) == ("case_notes", world.supervisor.user_id)

    def test_never_overwrites_what_changed_meanwhile(self):
        world = small_world()
        session, case = planned(world), world.referral(active=True, version=2)

        with pytest.raises(Conflict):
            decide(session, case, by=world.worker, version=1)

        assert not TimelineEntry.objects.filter(referral=case).exists()

    def test_is_for_the_two_on_cases_of_that_link_worker(self):
        world, other = small_world(), small_world()
        session = planned(world)
        case, theirs = world.referral(active=True), other.referral(active=True)
        colleagues = world.referral(
            active=True, link_worker_id=colleague_in(world).user_id, link_worker=None
        )

        for which, actor in [
            (case, other.supervisor), (theirs, world.supervisor), (colleagues, world.supervisor)
        ]:  # fmt: skip
            with pytest.raises(NotVisible):
                decide(session, which, by=actor)
