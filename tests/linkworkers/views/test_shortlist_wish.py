"""What somebody says of one service of their list."""

import pytest

from linkworkers.models import ShortlistItem
from tests.factories.referrals import small_world
from tests.linkworkers.shortlisting import address, link_to_list, opened, proven
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestShortlistWish:
    def test_is_kept_shown_back_and_reaches_the_workers_page(self):
        world = small_world()
        link = link_to_list(world, word="bluebell")
        client, item = proven(link, "bluebell"), ShortlistItem.objects.get()

        page = text_of(client.post(f"/choices/say/{item.pk}/", {"wish": "like"}, follow=True))

        assert "You said:" in page
        listed = text_of(signed_in(world.worker).get(address(link.referral)))
        assert "I would like this" in listed

    def test_takes_nothing_before_the_second_step_nor_by_looking(self):
        link = link_to_list(small_world(), word="bluebell")
        item = ShortlistItem.objects.get()
        url = f"/choices/say/{item.pk}/"

        assert opened(link).post(url, {"wish": "like"}).status_code == 404
        assert proven(link, "bluebell").get(url).status_code == 405
        item.refresh_from_db()
        assert item.wish == ""
