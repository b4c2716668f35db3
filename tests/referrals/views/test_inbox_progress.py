"""What happens at the provider's."""

import pytest

from tests.referrals.sharing import offered, other_provider
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def record(sharing, *, by=None, **form):
    form = {"version": sharing.fresh().version, **form}
    browser = signed_in(by or sharing.provider)
    return browser.post(f"/inbox/{sharing.onward.pk}/progress/", form, follow=True)


def on(name, day):
    return {f"{name}_day": day, f"{name}_month": "11", f"{name}_year": "2026"}


class TestInboxProgress:
    def test_a_visit_is_booked_missed_booked_again_started_and_ended(self):
        sharing = offered().sent().answered("accept")

        record(sharing, what="book", booked_time="10:30", **on("booked_on", "10"))
        record(sharing, what="miss")
        record(sharing, what="book", **on("booked_on", "17"))
        record(sharing, what="start", **on("started_on", "17"))
        page = text_of(record(sharing, what="end", end="partly", **on("ended_on", "20")))

        ended = sharing.fresh()
        actions = [step.action for step in ended.steps.order_by("pk")]
        assert actions[-5:] == ["book", "miss", "book", "start", "end"]
        assert (ended.end, str(ended.started_on), str(ended.ended_on)) == (
            "partly",
            "2026-11-17",
            "2026-11-20",
        )
        assert "CNRY" not in page

    def test_says_what_is_missing(self):
        sharing = offered().sent().answered("accept")

        assert "Enter the day of the first visit" in text_of(record(sharing, what="book"))
        assert "Select what happened" in text_of(record(sharing))
        assert sharing.fresh().status == "accepted"

    def test_a_doubled_click_changes_nothing(self):
        sharing = offered().sent().answered("accept")
        version = sharing.fresh().version

        for _click in range(2):
            page = record(sharing, what="start", version=version, **on("started_on", "17"))

        assert page.status_code == 200
        assert sharing.fresh().steps.filter(action="start").count() == 1

    def test_refuses_what_is_not_possible_yet(self):
        sharing = offered().sent()

        early = record(sharing, what="start", **on("started_on", "17"))

        assert (early.status_code, sharing.fresh().status) == (409, "sent")

    def test_is_not_there_for_another_provider(self):
        sharing = offered().sent().answered("accept")

        assert record(sharing, by=other_provider(), what="miss").status_code == 404
