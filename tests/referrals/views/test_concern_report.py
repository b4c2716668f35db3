"""Who knew of a concern, and when."""

import pytest
from django.utils import timezone

from referrals import services
from spcore.audit.models import AuditEntry
from spcore.outbox import delivery
from spcore.outbox.models import OutboxMessage, State
from tests.factories.referrals import small_world
from tests.referrals.rostering import on_call_now
from tests.referrals.signing import signed_in, text_of
from tests.referrals.worrying import concern_on

pytestmark = pytest.mark.django_db


class TestConcernReport:
    def test_tells_the_story_in_order_and_what_became_of_each_e_mail(self, settings):
        settings.NOTIFY_CHANNEL = "record"
        world = small_world()
        on_call_now(world, world.supervisor)
        concern = concern_on(world.referral(active=True), by=world.gp)
        first = OutboxMessage.objects.filter(topic="concern.tell")[0]
        delivery.deliver(message_id=first.pk, sources=(State.PENDING,))
        signed_in(world.supervisor).get(f"/concerns/{concern.pk}/")
        services.take_over_concern(
            concern_id=concern.pk, actor=world.supervisor, at=timezone.now(), action_taken="Rang"
        )

        page = text_of(signed_in(world.supervisor).get(f"/concerns/{concern.pk}/report/"))

        story = ["Raised", "Told: its owner", "Opened it for the first time", "Took it over"]
        places = [page.index(f">{words}<") for words in story]
        assert places == sorted(places)
        assert "Told: the person’s link worker" in page
        assert page.count(">left ") == 1
        assert page.count(">has not left<") == 1
        assert "CNRY" not in page
        assert AuditEntry.objects.filter(label="referrals:concern_report").count() == 1

    def test_is_for_supervisors_and_leads_of_the_scheme_alone(self):
        world = small_world()
        concern = concern_on(world.referral(active=True), by=world.worker)
        page = f"/concerns/{concern.pk}/report/"

        assert signed_in(world.worker).get(page).status_code == 403
        assert signed_in(small_world().supervisor).get(page).status_code == 404
