"""The goals a person shows one service."""

import pytest

from spcore.needs import Need
from tests.linkworkers.goal_sharing import INNER, goal_of, share
from tests.referrals.sharing import offered, other_provider
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
EMPTY = "The person shows no goal here"


def address(sharing):
    return f"/onward/{sharing.onward.pk}/goals/"


class TestOnwardGoals:
    def test_the_service_sees_them_after_accepting_and_not_before(self):
        sharing = offered()
        share(sharing, goal_of(sharing), service=True)
        browser = signed_in(sharing.provider)

        before = text_of(browser.get(address(sharing.sent())))
        after = text_of(browser.get(address(sharing.answered("accept"))))

        assert EMPTY in before
        assert ("Sing again" in after, "Ring the choir" in after) == (True, True)
        assert [words for words in INNER if words in after] == []

    def test_shows_nothing_that_was_shared_with_the_practice_alone_or_became_about_safety(self):
        sharing = offered().sent().answered("accept")
        share(sharing, goal_of(sharing), practice=True)
        other = goal_of(sharing, words="Sleep at night")
        share(sharing, other, service=True)
        type(other).objects.filter(pk=other.pk).update(need=Need.SAFETY)

        page = text_of(signed_in(sharing.provider).get(address(sharing)))

        assert EMPTY in page

    def test_the_link_worker_sees_before_sending_what_the_service_will(self):
        sharing = offered()
        share(sharing, goal_of(sharing), service=True)

        page = text_of(signed_in(sharing.world.worker).get(address(sharing)))

        assert "Sing again" in page

    def test_is_not_there_for_another_service(self):
        sharing = offered().sent().answered("accept")
        share(sharing, goal_of(sharing), service=True)

        assert signed_in(other_provider()).get(address(sharing)).status_code == 404
