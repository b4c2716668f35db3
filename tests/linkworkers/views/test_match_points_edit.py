"""What each reason counts in the matching of a scheme."""

import pytest

from linkworkers.models import MatchPoints
from providers.selectors import WEIGHTS
from spcore.accounts.roles import Role
from tests.factories.referrals import actor_in, small_world
from tests.linkworkers.waiting import near, waiting
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db

ADDRESS = "/scheme/matching/"


def typed(**changes):
    points = {f"points_{name}": value for name, value in (WEIGHTS | changes).items()}
    return {**points, "version": 0}


def _admin(world):
    return actor_in(Role.SCHEME_ADMIN, world.scheme.organisation)


class TestMatchPointsEdit:
    def test_changes_the_order_for_the_people_of_the_scheme_and_is_on_their_page(self):
        world = small_world()
        referral = waiting(world, accepted=False, active=True, needs=["loneliness"])
        near("Free far", is_free=True, capacity="unknown", at=[(359000, 429200)])
        near("Dear near", is_free=False, capacity="open")
        worker, match = signed_in(world.worker), f"/caseload/{referral.pk}/match/"
        before = text_of(worker.get(match))

        sent = typed(near=0, places=0, free=90)
        saved = signed_in(_admin(world)).post(ADDRESS, sent)
        after = text_of(worker.get(match))

        assert saved.status_code == 302
        assert before.index("Dear near") < before.index("Free far")
        assert after.index("Free far") < after.index("Dear near")
        assert "as many less when it costs something: 90" in after
        assert MatchPoints.objects.get().points == {"near": 0, "places": 0, "free": 90}

    def test_refuses_what_is_no_number_and_what_was_read_before_a_change(self):
        world = small_world()
        browser = signed_in(_admin(world))
        fresh = text_of(browser.get(ADDRESS))
        odd = text_of(browser.post(ADDRESS, typed(near="lots")))
        browser.post(ADDRESS, typed(near=1))

        stale = text_of(browser.post(ADDRESS, typed(near=2)))

        assert "Enter a whole number from 0 to 100" in odd
        assert "Saved by somebody else" not in fresh
        assert "Saved by somebody else" in stale
        assert MatchPoints.objects.get().points == {"near": 1}
