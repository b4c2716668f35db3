"""Adding to the agenda."""

import pytest

from tests.factories.referrals import small_world
from tests.linkworkers.supervising import address, held, planned
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestSupervisionItemAdd:
    def test_each_of_the_two_adds_theirs_once(self):
        world = small_world()
        session = planned(world)
        for actor in (world.worker, world.worker, world.supervisor):
            words = {"words": f"Of {actor.role}"}
            page = text_of(
                signed_in(actor).post(address(session, "items/add/"), words, follow=True)
            )

        assert page.count("Of LINK_WORKER") == 1
        assert "Of SUPERVISOR" in page

    def test_asks_for_words_and_refuses_once_it_is_over(self):
        world = small_world()
        browser = signed_in(world.worker)

        empty = text_of(browser.post(address(planned(world), "items/add/"), {}))
        late = browser.post(address(held(world), "items/add/"), {"words": "Late"})

        assert "Enter what you want to talk about" in empty
        assert late.status_code == 409
