"""A service moves, and the link workers of those who go there are told."""

import pytest
from django.utils import timezone

from providers.models import ServiceAtLocation
from referrals import handlers
from referrals.models import Referral, TimelineEntry
from referrals.services.venues import tell_of_move
from spcore.outbox.models import OutboxMessage
from spcore.outbox.registry import NotNeeded
from tests.factories.providers import LocationFactory
from tests.providers.views.listing_answers import answers
from tests.referrals.grouping import accepted, another
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


class TestTellOfMove:
    def test_puts_it_first_on_the_list_of_each_worker_and_writes_to_nobody(self):
        sharing = accepted()
        case = sharing.onward.referral
        Referral.objects.filter(pk=case.pk).update(next_action="Ring on Friday")
        over = another(sharing, status="declined")
        service_id = sharing.onward.service_id

        told = [tell_of_move(service_id=service_id, at=timezone.now()) for _time in range(2)]

        case.refresh_from_db()
        assert told == [1, 0]
        assert case.next_action == "Choir has moved: tell the person. Ring on Friday"
        assert case.next_action_on == timezone.localdate()
        assert TimelineEntry.objects.filter(
            referral=case, label="Choir meets in another place now"
        ).exists()
        over.referral.refresh_from_db()
        assert "moved" not in over.referral.next_action


class TestEditing:
    def test_a_new_place_is_news_and_a_new_name_is_none(self):
        sharing = accepted()
        service = sharing.onward.service
        place = LocationFactory(provider=service.provider, address_1="", postcode="PR1 2HE")
        ServiceAtLocation.objects.create(service=service, location=place)
        browser, address = signed_in(sharing.provider), f"/my-services/{service.pk}/"

        browser.post(address, answers(version=0, place_name="New sign"))
        quiet = OutboxMessage.objects.filter(topic="listing.move").count()
        browser.post(address, answers(version=1, postcode="PR2 1AA"))
        message = OutboxMessage.objects.get(topic="listing.move")
        handlers.tell_workers_of_move(message.subject_id, message_id=message.pk)

        assert quiet == 0
        sharing.onward.referral.refresh_from_db()
        assert "has moved" in sharing.onward.referral.next_action
        with pytest.raises(NotNeeded):
            handlers.tell_workers_of_move(message.subject_id, message_id=message.pk)
