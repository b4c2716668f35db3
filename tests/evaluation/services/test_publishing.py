"""Commissioners hear that figures are ready: once, while they are members, and no figure."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from evaluation import services
from evaluation.facts.models import Release
from evaluation.handlers import tell_figures_ready
from spcore.accounts.models import Membership, OrganisationKind
from spcore.accounts.roles import Role
from spcore.notify.models import SentMessage
from spcore.outbox.models import OutboxMessage
from spcore.outbox.registry import NotNeeded
from tests.evaluation.dashboards.publishing import made, pcn
from tests.factories.accounts import OrganisationFactory, actor_in

pytestmark = pytest.mark.django_db
APRIL = datetime(2026, 4, 2, 5, tzinfo=UTC)  # a quarter and a year have just closed
READY = "release.ready"


@pytest.fixture
def icb():
    board = OrganisationFactory(kind=OrganisationKind.ICB, ods_code="QX1")
    made(board, pcn(), 30, on=date(2026, 2, 3))
    return board


def told() -> set[object]:
    return set(OutboxMessage.objects.filter(topic=READY).values_list("subject_id", flat=True))


def membership(icb) -> Membership:
    actor = actor_in(Role.COMMISSIONER, icb)
    return Membership.objects.get(user_id=actor.user_id)


class TestPublishFigures:
    def test_promises_each_commissioner_one_message_however_much_closed(self, icb):
        members = {membership(icb).pk, membership(icb).pk}
        actor_in(Role.PRIVACY_OFFICER, icb)
        membership(OrganisationFactory(kind=OrganisationKind.ICB))

        services.publish_figures(at=APRIL)
        services.publish_figures(at=APRIL)

        assert set(Release.objects.values_list("period", flat=True)) == {"2026-Q1", "2025-26"}
        assert told() == members
        assert OutboxMessage.objects.filter(topic=READY).count() == 2

    def test_tells_nobody_of_periods_that_closed_long_ago(self, icb):
        membership(icb)

        services.publish_figures(at=datetime(2026, 6, 20, tzinfo=UTC))

        assert told() == set()


class TestTellFiguresReady:
    def test_leads_to_signing_in_and_holds_no_figure(self, icb):
        member = membership(icb)

        tell_figures_ready(member.pk, message_id=uuid4())

        kept = SentMessage.objects.get()
        assert kept.template == "figures_ready"
        assert "/sign-in/" in kept.body
        assert not any(figure in kept.body for figure in ("30", icb.name))

    @pytest.mark.parametrize("why", ["left", "barred"])
    def test_is_sent_to_nobody_who_left_meanwhile(self, icb, why):
        member = membership(icb)
        if why == "left":
            Membership.objects.filter(pk=member.pk).update(ended_at=APRIL)
        else:
            member.user.is_active = False
            member.user.save(update_fields=["is_active"])

        with pytest.raises(NotNeeded):
            tell_figures_ready(member.pk, message_id=uuid4())

        assert not SentMessage.objects.exists()
