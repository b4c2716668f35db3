"""The stories of a scheme."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from spcore.accounts.models import User
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.telling import told

pytestmark = pytest.mark.django_db


def browser(actor) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=actor.user_id))
    return client


class TestStoryList:
    def test_lists_them_in_as_many_queries_for_5_as_for_25(self):
        world = small_world()
        client, counts = browser(world.worker), []
        client.get("/stories/")  # the session is written once

        for number in (5, 20):
            for each in range(number):
                told(world.worker, title=f"Story {number}-{each}")
            with CaptureQueriesContext(connection) as asked:
                page = client.get("/stories/").content.decode()
            counts.append(len(asked))

        assert counts[0] == counts[1]
        assert "Story 20-19" in page
        assert "/approve/" not in page

    def test_the_scheme_approves_and_the_public_reads(self):
        world = small_world()
        type(world.practice).objects.filter(pk=world.practice.pk).update(ods_code="P81998")
        story = told(world.worker)
        client = browser(actor_in(Role.SCHEME_ADMIN, world.scheme.organisation))

        offered = client.get("/stories/").content.decode()
        client.post(f"/stories/{story.pk}/approve/")
        read = Client().get("/near/P81998/").content.decode()
        client.post(f"/stories/{story.pk}/take-down/")
        gone = Client().get("/near/P81998/").content.decode()

        assert f"/stories/{story.pk}/approve/" in offered
        assert "They rang me, and came along the first time." in read
        assert "They rang me" not in gone
