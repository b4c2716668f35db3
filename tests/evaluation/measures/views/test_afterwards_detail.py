"""What a person said to being asked after the end."""

import pytest
from django.urls import reverse

from referrals.models import Consent
from tests.evaluation.measures.asking import agree, closed
from tests.factories.measures import choose
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    world = small_world()
    choose(world, "ucla3")
    return world


def page_of(world, case):
    return text_of(
        signed_in(world.worker).get(reverse("measures:afterwards_detail", args=[case.pk]))
    )


class TestAfterwardsDetail:
    def test_says_what_was_said_when_and_until_when(self, world):
        case = closed(world)
        before = page_of(world, case)

        held = agree(world, case)

        after = page_of(world, case)
        assert "They were not asked about it yet" in before
        assert "They agreed on" in after
        assert "It runs out on" in after
        assert held.recorded_by.name in after

    def test_says_so_where_the_scheme_asks_nothing_then(self):
        world = small_world()
        choose(world, "ucla3", occasions=["baseline", "close"])

        assert "asks nothing once support has ended" in page_of(world, closed(world))

    def test_leads_to_recording_it_and_back_to_closing(self, world):
        case = world.referral(active=True)
        client = signed_in(world.worker)
        page = client.get(reverse("measures:afterwards_detail", args=[case.pk])).content.decode()
        links = [part.partition('"')[0] for part in page.split('href="')]
        address = next(link for link in links if "purpose=afterwards" in link)

        answer = client.post(
            address.replace("&amp;", "&"),
            {"purpose": "afterwards", "answer": "yes", "how": "spoken"},
        )

        assert answer["Location"] == reverse("linkworkers:case_close", args=[case.pk])
        assert Consent.objects.get(purpose="afterwards").is_given
