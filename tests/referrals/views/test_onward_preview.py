"""What the service will see, and sending it."""

import pytest

from providers.models import Assurance
from referrals.models import Consent
from spcore.accounts.roles import Role
from spcore.outbox.models import OutboxMessage
from tests.factories.accounts import actor_in
from tests.referrals.sharing import offered
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def address(sharing):
    return f"/onward/{sharing.onward.pk}/preview/"


class TestOnwardPreview:
    def test_shows_exactly_what_the_provider_will_see_before_and_after(self):
        sharing = offered()
        preview = signed_in(sharing.world.worker).get(address(sharing))
        sharing.sent()
        browser = signed_in(sharing.provider)
        inbox = f"/inbox/{sharing.onward.pk}/"

        before = browser.get(inbox).context["view"]
        sharing.answered("accept")
        after = browser.get(inbox).context["view"]

        assert preview.context["before"] == before
        assert preview.context["after"] == after
        assert (before.name, after.phone, after.email) == ("", "07700 900777", "")

    def test_sends_with_the_agreement_recorded(self):
        sharing = offered()

        answer = signed_in(sharing.world.worker).post(
            address(sharing), {"how": "phone", "version": sharing.onward.version}
        )

        sent, consent = sharing.fresh(), Consent.objects.get(purpose="sharing")
        assert answer.url == f"/caseload/{sent.referral_id}/"
        assert (sent.status, sent.consent_id, consent.how) == ("sent", consent.pk, "phone")
        assert consent.provider_id == sent.provider_id
        told = OutboxMessage.objects.filter(topic="onward.send", handler__endswith="tell_provider")
        assert told.count() == 1

    def test_sends_nothing_without_the_agreement(self):
        sharing = offered()

        page = text_of(
            signed_in(sharing.world.worker).post(
                address(sharing), {"version": sharing.onward.version}
            )
        )

        assert "Select how the person agreed" in page
        assert sharing.fresh().status == "offered"
        assert not Consent.objects.filter(purpose="sharing").exists()

    def test_a_best_interests_decision_needs_its_reason(self):
        sharing = offered()
        browser = signed_in(sharing.world.worker)
        form = {"how": "override", "version": sharing.onward.version}

        refused = text_of(browser.post(address(sharing), form))
        decided = {
            "reason": "Attorney Jo Pye agrees, seen",
            "decision": "Telling the service",
            "assessor": "Dr Hill",
            "basis": "best_interests",
        }
        browser.post(address(sharing), form | decided)

        assert "Enter who assessed capacity" in refused
        assert Consent.objects.get(purpose="sharing").reason == "Attorney Jo Pye agrees, seen"

    def test_a_doubled_click_sends_once(self):
        sharing = offered()
        browser = signed_in(sharing.world.worker)
        form = {"how": "spoken", "version": sharing.onward.version}

        browser.post(address(sharing), form)
        browser.post(address(sharing), form)

        assert sharing.fresh().steps.filter(action="send").count() == 1
        assert Consent.objects.filter(purpose="sharing").count() == 1

    def test_sends_nothing_that_was_changed_after_it_was_read(self):
        sharing = offered()

        answer = signed_in(sharing.world.worker).post(
            address(sharing), {"how": "spoken", "version": sharing.onward.version - 1}
        )

        assert (answer.status_code, sharing.fresh().status) == (409, "offered")
        assert not Consent.objects.filter(purpose="sharing").exists()

    def test_says_why_an_unassured_provider_gets_nothing(self):
        sharing = offered()
        Assurance.objects.all().delete()

        browser = signed_in(sharing.world.worker)
        page = text_of(browser.get(address(sharing)))
        browser.post(address(sharing), {"how": "spoken", "version": sharing.onward.version})

        assert "Signpost the person there instead" in page
        assert 'name="how"' not in page
        assert sharing.fresh().status == "offered"

    def test_signposting_has_nothing_to_send(self):
        sharing = offered(kind="signposting")

        page = text_of(signed_in(sharing.world.worker).get(address(sharing)))

        assert "there is nothing to send" in page
        assert 'name="how"' not in page

    def test_is_not_there_for_a_colleague_nor_the_provider(self):
        sharing = offered()
        colleague = actor_in(Role.LINK_WORKER, sharing.world.team)

        assert signed_in(colleague).get(address(sharing)).status_code == 404
        assert signed_in(sharing.provider).get(address(sharing)).status_code == 403
