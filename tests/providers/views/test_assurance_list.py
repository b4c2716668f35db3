"""The single page of evidence."""

import pytest

from providers import selectors
from providers.models import Assurance, AssuranceKind
from spcore.accounts.roles import Role
from tests.factories.providers import AssuranceFactory, ProviderFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/my-services/assurances/"


def typed(**changes: str) -> dict[str, str]:
    """Return every kind of evidence, as typed."""
    answers = {"version": "0"}
    for kind in AssuranceKind:
        answers[f"{kind.value}_evidence"] = "On file"
        answers[f"{kind.value}_expires"] = "2099-03-01"
    return {**answers, **changes}


class TestAssuranceList:
    def test_takes_everything_on_one_page_and_nothing_counts_before_its_check(
        self, client, sign_in
    ):
        provider = ProviderFactory()
        sign_in(Role.PROVIDER, provider.organisation)

        response = client.post(ADDRESS, typed(), follow=True)

        assert Assurance.objects.filter(provider=provider, checked_on=None).count() == 6
        assert not response.context["is_assured"]
        assert response.content.decode().count("Waits for a check") == 6

    def test_asks_for_both_halves_of_an_entry(self, client, sign_in):
        sign_in(Role.PROVIDER, ProviderFactory().organisation)
        halves = {"ico_expires": "", "insurance_evidence": "", "dbs_expires": "2001-01-01"}

        response = client.post(ADDRESS, typed(**halves))

        assert set(response.context["form"].errors) == set(halves)
        assert not Assurance.objects.exists()

    def test_is_refused_when_stale(self, client, sign_in):
        provider = ProviderFactory()
        sign_in(Role.PROVIDER, provider.organisation)
        client.post(ADDRESS, typed())

        assert client.post(ADDRESS, typed(ico_evidence="Later")).status_code == 409

    def test_shows_checkers_whose_evidence_waits(self, client, sign_in):
        AssuranceFactory(provider__organisation__name="Waiting Trust", checked_on=None)
        AssuranceFactory(provider__organisation__name="Checked Trust")
        sign_in(Role.SCHEME_ADMIN)

        waiting = client.get(ADDRESS).content.decode()
        by_name = client.get(ADDRESS, {"q": "checked"}).content.decode()

        assert "Waiting Trust" in waiting
        assert "Checked Trust" not in waiting
        assert "Checked Trust" in by_name

    def test_makes_a_provider_assured_once_all_is_checked(self, client, sign_in):
        provider = ProviderFactory()
        sign_in(Role.PROVIDER, provider.organisation)
        client.post(ADDRESS, typed())
        sign_in(Role.SCHEME_ADMIN)

        for row in Assurance.objects.all():
            client.post(f"{ADDRESS}{row.pk}/check/", {"version": row.version})

        on = Assurance.objects.first().checked_on
        assert selectors.is_assured(provider.pk, on=on)
