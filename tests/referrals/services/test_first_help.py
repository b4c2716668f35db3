"""What stops the clock that only real help stops."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest
from django.db import connection, transaction
from django.utils import timezone

from linkworkers.services import Ending, close_case, reopen_case
from referrals import services
from referrals.models import OnwardReferral, Referral
from referrals.onward_states import Action
from referrals.services import Progress, attendance, record_progress
from referrals.services.attendance import Attended
from tests.factories.providers import ServiceFactory
from tests.factories.referrals import small_world
from tests.referrals.sharing import Sharing, offered

pytestmark = pytest.mark.django_db
WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted"


def accepted() -> Sharing:
    return offered().sent().answered("accept")


def another_service(sharing: Sharing) -> OnwardReferral:
    """Let the same person be taken by a second service of the same provider."""
    service = ServiceFactory(provider=sharing.onward.provider, name="Walks")
    new = services.NewOnward(
        referral_id=sharing.onward.referral_id, service_id=service.pk, needs=sharing.onward.needs
    )
    onward = services.offer_service(new=new, actor=sharing.world.worker, at=timezone.now())
    return Sharing(sharing.world, sharing.provider, onward).sent().answered("accept").fresh()


def came(onward: OnwardReferral, sharing: Sharing, *, days_ago: int) -> None:
    on = timezone.localdate() - timedelta(days=days_ago)
    attendance.record_attendance(
        new=Attended(onward.pk, on, came=True), actor=sharing.provider, at=timezone.now()
    )


def helped_days_ago(referral_id) -> int | None:
    at = Referral.objects.get(pk=referral_id).first_help_at
    return (timezone.localdate() - timezone.localdate(at)).days if at else None


def closed(outcome: str):
    """Return a case that a link worker closed, with no service."""
    world = small_world()
    referral = world.referral(active=True)
    ending = Ending(
        referral_id=referral.pk,
        outcome=outcome,
        words="It went well.",
        practice_action="",
        no_measure_reason="They did not want to.",
        version=referral.version,
    )
    close_case(ending=ending, actor=world.worker, at=timezone.now())
    return world, referral


class TestRealHelp:
    @pytest.mark.parametrize(
        ("outcome", "helped"),
        [("goals_met", 0), ("partly_met", 0), ("not_engaged", None), ("moved", None)],
    )
    def test_is_also_a_link_worker_who_met_their_goals_with_no_service(self, outcome, helped):
        _world, referral = closed(outcome)

        assert helped_days_ago(referral.pk) == helped

    def test_is_taken_back_where_the_case_is_opened_again(self):
        world, referral = closed("goals_met")

        reopen_case(
            referral_id=referral.pk, actor=world.worker, at=timezone.now(), reason="Too soon"
        )

        assert helped_days_ago(referral.pk) is None

    def test_of_a_service_is_not_moved_by_closing_nor_by_opening_again(self):
        sharing = accepted()
        came(sharing.onward, sharing, days_ago=0)
        Referral.objects.update(first_help_at=timezone.now() - timedelta(days=3))
        OnwardReferral.objects.update(
            started_on=timezone.localdate() - timedelta(days=3),
            first_came_on=timezone.localdate() - timedelta(days=3),
        )
        referral = Referral.objects.get(pk=sharing.onward.referral_id)

        services.close_referral(
            referral_id=referral.pk,
            actor=sharing.world.worker,
            at=timezone.now(),
            outcome="goals_met",
            reason="Sings",
        )
        at_closing = helped_days_ago(referral.pk)
        reopen_case(
            referral_id=referral.pk, actor=sharing.world.worker, at=timezone.now(), reason="Back"
        )

        assert (at_closing, helped_days_ago(referral.pk)) == (3, 3)

    def test_began_on_the_day_it_was_told_where_no_day_was(self):
        sharing = accepted()

        record_progress(
            onward_id=sharing.onward.pk,
            progress=Progress(action=Action.START),
            actor=sharing.provider,
            at=timezone.now(),
        )

        assert sharing.fresh().started_on == timezone.localdate()
        assert helped_days_ago(sharing.onward.referral_id) == 0

    @pytest.mark.parametrize(("end", "helped"), [("helped", 0), ("partly", 0), ("no", None)])
    def test_is_a_service_that_says_so_at_the_end_though_nobody_wrote_who_came(self, end, helped):
        sharing = accepted()

        record_progress(
            onward_id=sharing.onward.pk,
            progress=Progress(action=Action.END, end=end),
            actor=sharing.provider,
            at=timezone.now(),
        )

        assert helped_days_ago(sharing.onward.referral_id) == helped


@pytest.mark.engine
@pytest.mark.django_db(transaction=True)
class TestTwoVisitsAtOnce:
    def test_the_earlier_day_stands_whoever_is_written_last(self):
        sharing = accepted()
        Referral.objects.update(submitted_at=timezone.now() - timedelta(days=30))
        other = another_service(sharing)
        written, seen = Event(), Event()

        def earlier() -> None:
            try:
                with transaction.atomic():
                    came(sharing.onward, sharing, days_ago=6)
                    written.set()
                    assert seen.wait(20)
            finally:
                connection.close()

        def later() -> None:
            try:
                assert written.wait(20)
                came(other, sharing, days_ago=0)
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as pool:
            told = [pool.submit(earlier), pool.submit(later)]
            assert written.wait(20)
            _until_somebody_waits()
            seen.set()
            for each in told:
                each.result()

        assert helped_days_ago(sharing.onward.referral_id) == 6


def _until_somebody_waits() -> None:
    for _turn in range(200):
        with connection.cursor() as cursor:
            cursor.execute(WAITING)
            if cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    raise AssertionError("nobody waited for the other")
