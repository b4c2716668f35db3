"""The page on which a team and a service write to each other."""

from uuid import uuid4

import pytest
from django.utils import timezone

from providers.models import ListingCheck
from referrals.models import OnwardMessage
from referrals.services.onward_messages import NewOnwardMessage, write_onward_message
from tests.referrals.sharing import offered, other_provider
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def url_of(sharing):
    return f"/onward/{sharing.onward.pk}/messages/"


def written(actor, sharing, words):
    new = NewOnwardMessage(sharing.onward.pk, words, uuid4())
    return write_onward_message(new=new, actor=actor, at=timezone.now())


class TestOnwardThread:
    def test_goes_back_and_forth(self):
        sharing = offered().sent()
        provider, worker = signed_in(sharing.provider), signed_in(sharing.world.worker)

        provider.post(url_of(sharing), {"words": "Is she free on Tuesdays?", "nonce": uuid4()})
        case = text_of(worker.get(f"/caseload/{sharing.onward.referral_id}/"))
        page = text_of(worker.get(url_of(sharing)))
        worker.post(url_of(sharing), {"words": "From ten o’clock", "nonce": uuid4()})
        inbox = text_of(provider.get(f"/inbox/{sharing.onward.pk}/"))
        answer = text_of(provider.get(url_of(sharing)))

        assert "Read their message" in case
        assert "Is she free on Tuesdays?" in page
        assert "Read 1 new message" in inbox
        assert "From ten o’clock" in answer
        assert OnwardMessage.objects.filter(read_at=None).count() == 0

    def test_lets_the_team_say_by_one_tap_what_is_wrong_with_the_listing(self):
        sharing = offered().sent()
        worker, service = signed_in(sharing.world.worker), sharing.onward.service
        wrong = f"/directory/{service.pk}/wrong/?onward={sharing.onward.pk}"

        page = text_of(worker.get(url_of(sharing)))
        answer = worker.post(wrong, {"found": "full"})

        assert f'action="{wrong}"' in page
        assert answer.url == url_of(sharing)
        check = ListingCheck.objects.get()
        assert (check.service_id, check.found) == (service.pk, "full")
        assert "/wrong/" not in text_of(signed_in(sharing.provider).get(url_of(sharing)))

    def test_names_nobody_to_a_service_that_has_not_accepted(self):
        sharing = offered().sent()

        before = text_of(signed_in(sharing.provider).get(url_of(sharing)))
        sharing.answered("accept")
        after = text_of(signed_in(sharing.provider).get(url_of(sharing)))

        assert "CNRY-name" not in before
        assert "CNRY-name" in after

    def test_keeps_what_was_typed_wrongly_and_says_what_is_missing(self):
        sharing = offered().sent()

        page = text_of(
            signed_in(sharing.provider).post(url_of(sharing), {"words": " ", "nonce": uuid4()})
        )

        assert "Write your message" in page

    def test_is_on_the_workers_day_until_it_was_read(self):
        sharing = offered().sent()
        written(sharing.provider, sharing, "Please ring us")
        worker = signed_in(sharing.world.worker)

        before = text_of(worker.get("/today/"))
        worker.get(url_of(sharing))
        after = text_of(worker.get("/today/"))

        assert "Somebody wrote" in before
        assert "Somebody wrote" not in after

    def test_is_hidden_from_other_services_and_the_practice(self):
        sharing = offered().sent()

        assert signed_in(other_provider()).get(url_of(sharing)).status_code == 404
        assert signed_in(sharing.world.gp).get(url_of(sharing)).status_code == 403
