"""A provider's answer."""

import pytest

from referrals.models import TimelineEntry
from tests.referrals.sharing import offered, other_provider
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def answer(sharing, *, by=None, **form):
    form = {"version": sharing.fresh().version, **form}
    browser = signed_in(by or sharing.provider)
    return browser.post(f"/inbox/{sharing.onward.pk}/answer/", form, follow=True)


class TestInboxAnswer:
    def test_a_yes_shows_the_name(self):
        sharing = offered().sent()

        page = text_of(answer(sharing, answer="accept"))

        assert sharing.fresh().status == "accepted"
        assert "CNRY-name" in page

    def test_a_not_yet_puts_on_the_waiting_list_and_can_become_a_yes(self):
        sharing = offered().sent()

        waiting = text_of(answer(sharing, answer="put_on_list"))
        answer(sharing, answer="accept")

        assert "CNRY" not in waiting
        assert sharing.fresh().status == "accepted"

    def test_a_no_needs_its_reason_and_tells_the_worker(self):
        sharing = offered().sent()

        refused = text_of(answer(sharing, answer="decline"))
        answer(
            sharing, answer="decline", decline_reason="cannot_support", note="Ask the stroke group"
        )

        declined = sharing.fresh()
        assert "Select why you cannot take this person" in refused
        assert (declined.status, declined.decline_reason) == ("declined", "cannot_support")
        assert declined.whose_move == "worker"
        assert TimelineEntry.objects.filter(detail="Ask the stroke group").exists()

    def test_a_doubled_click_changes_nothing(self):
        sharing = offered().sent()
        version = sharing.fresh().version

        for _click in range(2):
            page = answer(sharing, answer="accept", version=version)

        assert page.status_code == 200
        assert sharing.fresh().steps.filter(action="accept").count() == 1

    def test_refuses_what_was_withdrawn_or_changed_meanwhile(self):
        sharing = offered().sent()
        version = sharing.fresh().version
        answer(sharing, answer="put_on_list", version=version)

        late = answer(sharing, answer="decline", decline_reason="full", version=version)

        assert (late.status_code, sharing.fresh().status) == (409, "waiting_list")

    def test_is_not_there_for_another_provider_nor_a_worker(self):
        sharing = offered().sent()

        assert answer(sharing, by=other_provider(), answer="accept").status_code == 404
        assert answer(sharing, by=sharing.world.worker, answer="accept").status_code == 403
        assert sharing.fresh().status == "sent"
