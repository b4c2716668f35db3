"""What a worker heard of an onward referral."""

import pytest

from referrals.models import Referral
from tests.factories.referrals import small_world
from tests.referrals.sharing import offered
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
STARTED = {
    "what": "start",
    "started_on_day": "2",
    "started_on_month": "11",
    "started_on_year": "2026",
}
ENDED = {
    "what": "end",
    "end": "helped",
    "ended_on_day": "3",
    "ended_on_month": "11",
    "ended_on_year": "2026",
}


def address(sharing):
    return f"/onward/{sharing.onward.pk}/record/"


def record(sharing, form):
    version = sharing.fresh().version
    return signed_in(sharing.world.worker).post(address(sharing), {**form, "version": version})


class TestOnwardRecord:
    @pytest.mark.parametrize("kind", ["signposting", "record_only"])
    def test_starts_and_ends_what_shares_nothing(self, kind):
        sharing = offered(kind=kind)

        record(sharing, STARTED)
        started = sharing.fresh()
        record(sharing, ENDED)
        ended = sharing.fresh()

        assert (started.status, str(started.started_on)) == ("started", "2026-11-02")
        assert (ended.status, ended.end, str(ended.ended_on)) == ("ended", "helped", "2026-11-03")
        assert [step.action for step in ended.steps.order_by("pk")] == ["choose", "start", "end"]

    def test_the_first_start_stops_the_clock_of_real_help(self):
        sharing = offered(kind="signposting")

        record(sharing, STARTED)

        assert Referral.objects.get(pk=sharing.onward.referral_id).first_help_at is not None

    def test_what_shares_is_sent_first(self):
        sharing = offered()

        assert record(sharing, STARTED).status_code == 409
        assert sharing.fresh().status == "offered"

    def test_says_what_is_missing(self):
        sharing = offered(kind="signposting")
        record(sharing, STARTED)

        page = text_of(record(sharing, {"what": "end"}))

        assert "Select whether the person got help" in page

    def test_is_not_there_for_another_team(self):
        sharing = offered(kind="signposting")

        assert signed_in(small_world().worker).get(address(sharing)).status_code == 404
