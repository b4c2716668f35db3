"""One proposed edit, side by side with the listing."""

import pytest

from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.providers.services.test_proposals import proposed
from tests.providers.telling import choir

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposal():
    """Give a proposal of a link worker."""
    team = OrganisationFactory(kind=OrganisationKind.TEAM)
    return proposed(actor_in(Role.LINK_WORKER, team), choir())


class TestProposalDetail:
    def test_shows_both_side_by_side_and_takes_it_over(self, client, sign_in, proposal):
        sign_in(Role.PROVIDER, proposal.service.provider.organisation)
        address = f"/directory/proposals/{proposal.pk}/"

        page = client.get(address).content.decode()
        client.post(address, {"version": 0, "decision": "accept"})

        assert "<td>01632 960001</td><td>01632 960002</td>" in page
        proposal.service.refresh_from_db()
        assert proposal.service.phone == "01632 960002"

    def test_a_no_needs_a_word(self, client, sign_in, proposal):
        sign_in(Role.DIRECTORY_EDITOR)

        page = client.post(
            f"/directory/proposals/{proposal.pk}/", {"version": 0, "decision": "decline"}
        )

        proposal.refresh_from_db()
        assert "Say in a word why not" in page.content.decode()
        assert proposal.state == "open"

    def test_a_newer_listing_is_shown_with_what_was_typed(self, client, sign_in, proposal):
        sign_in(Role.DIRECTORY_EDITOR)
        type(proposal.service).objects.update(version=4, phone="01632 960009")
        address = f"/directory/proposals/{proposal.pk}/"

        page = client.post(address, {"version": 0, "decision": "accept", "answer": "Thank you"})
        again = client.post(address, {"version": 4, "decision": "accept"})

        assert (page.status_code, again.status_code) == (409, 302)
        assert "It says so since the change was proposed" in page.content.decode()
        assert "Thank you" in page.content.decode()

    def test_who_proposed_it_takes_it_back_and_others_do_not_see_it(
        self, client, sign_in, proposal
    ):
        other = sign_in(Role.LINK_WORKER)
        hidden = client.get(f"/directory/proposals/{proposal.pk}/")
        type(proposal).objects.update(by_id=other.user_id)

        client.post(f"/directory/proposals/{proposal.pk}/")

        proposal.refresh_from_db()
        assert hidden.status_code == 404
        assert proposal.state == "withdrawn"
