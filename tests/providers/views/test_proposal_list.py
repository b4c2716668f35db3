"""Proposed edits to decide on, and one's own."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.providers.services.test_proposals import proposed
from tests.providers.telling import choir

pytestmark = pytest.mark.django_db


class TestProposalList:
    def test_shows_the_keeper_what_waits_in_as_many_queries_for_5_as_for_25(self, client, sign_in):
        worker = actor_in(Role.LINK_WORKER, OrganisationFactory(kind=OrganisationKind.TEAM))
        sign_in(Role.DIRECTORY_EDITOR)
        client.get("/directory/proposals/")  # the session is written once
        counts = []
        for number in (5, 20):
            for each in range(number):
                proposed(worker, choir(name=f"Choir {number}-{each}"))
            with CaptureQueriesContext(connection) as asked:
                page = client.get("/directory/proposals/").content.decode()
            counts.append(len(asked))

        assert counts[0] == counts[1]
        assert "Choir 5-0" in page

    def test_shows_who_proposed_it_what_came_of_it(self, client, sign_in):
        worker = sign_in(Role.LINK_WORKER)
        proposal = proposed(worker, choir())
        type(proposal).objects.update(state="declined", answer="That is my mobile")

        page = client.get("/directory/proposals/").content.decode()

        assert "That is my mobile" in page
        assert "For you to answer" not in page
