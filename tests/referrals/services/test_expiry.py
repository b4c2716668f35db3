"""What no service answered: the link worker's task, and nobody is written to."""

from datetime import UTC, date, datetime

import pytest

from referrals import services
from referrals.models import OnwardReferral, OnwardStep, Referral
from spcore.notify.models import SentMessage
from spcore.outbox.models import OutboxMessage
from tests.factories.referrals import small_world
from tests.referrals.sharing import offered

pytestmark = pytest.mark.django_db
SENT = datetime(2026, 10, 1, 12, 0, tzinfo=UTC)  # a Thursday
LAST_DAY = datetime(2026, 10, 22, 12, 0, tzinfo=UTC)  # 10 working days, and 5 of grace
NEXT_DAY = datetime(2026, 10, 23, 6, 0, tzinfo=UTC)


def unanswered(**planned):
    """Return what was sent and not answered, of a case with this planned."""
    sharing = offered().sent()
    OnwardReferral.objects.update(sent_at=SENT)
    Referral.objects.update(**planned)
    return sharing


class TestExpireUnanswered:
    def test_expires_after_the_schemes_days_and_the_grace_and_not_before(self):
        sharing = unanswered()

        in_time, late = (services.expire_unanswered(at=at) for at in (LAST_DAY, NEXT_DAY))

        assert (in_time, late) == (0, 1)
        onward = sharing.fresh()
        assert (onward.status, onward.whose_move) == ("expired", "worker")
        step = OnwardStep.objects.latest("pk")
        assert (step.action, step.taken_by_id) == ("expire", None)

    def test_each_scheme_has_its_own_days(self):
        sharing = unanswered()
        sharing.world.scheme.provider_answer_days = 20
        sharing.world.scheme.save()
        small_world()  # another scheme, with ten

        assert services.expire_unanswered(at=NEXT_DAY) == 0

    def test_puts_it_before_what_the_link_worker_had_planned(self):
        unanswered(next_action="Ring about the flat", next_action_on=date(2026, 11, 30))

        services.expire_unanswered(at=NEXT_DAY)

        case = Referral.objects.get()
        assert case.next_action.startswith("Choir did not answer: ring them, and tell the person")
        assert case.next_action.endswith("Ring about the flat")
        assert (case.next_action_on, case.whose_move) == (NEXT_DAY.date(), "worker")

    def test_moves_no_earlier_step_to_a_later_day(self):
        unanswered(next_action="Ring", next_action_on=date(2026, 10, 5))

        services.expire_unanswered(at=NEXT_DAY)

        assert Referral.objects.get().next_action_on == date(2026, 10, 5)

    def test_leaves_what_was_answered(self):
        sharing = unanswered()
        sharing.answered("accept")

        assert services.expire_unanswered(at=NEXT_DAY) == 0
        assert sharing.fresh().status == "accepted"

    def test_plans_nothing_on_a_case_that_is_over(self):
        sharing = unanswered(status="closed", outcome="goals_met", closed_at=SENT)

        services.expire_unanswered(at=NEXT_DAY)

        assert sharing.fresh().status == "expired"
        assert Referral.objects.get().next_action == ""

    def test_promises_no_message_to_anybody(self):
        unanswered()
        before = set(OutboxMessage.objects.values_list("pk", flat=True))

        services.expire_unanswered(at=NEXT_DAY)

        promised = OutboxMessage.objects.exclude(pk__in=before)
        assert set(promised.values_list("topic", flat=True)) == {"onward.expire"}
        assert not SentMessage.objects.exists()

    def test_looks_in_two_queries_however_many_schemes_there_are(self, django_assert_num_queries):
        small_world()
        small_world()

        with django_assert_num_queries(2):
            services.expire_unanswered(at=NEXT_DAY)
