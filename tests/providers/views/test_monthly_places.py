"""A provider says how many people it can take each month."""

from uuid import uuid4

import pytest
from django.utils import timezone

from providers.models import MonthlyPlaces
from providers.selectors.places import month_after
from spcore.accounts.roles import Role
from tests.factories.providers import MonthlyPlacesFactory, ProviderFactory

pytestmark = pytest.mark.django_db
URL = "/my-services/places/"


def form(**fields):
    first = timezone.localdate().replace(day=1)
    return {"month": first, "maximum": "8", "funded": "3", "nonce": uuid4()} | fields


class TestMonthlyPlaces:
    def test_keeps_it_once_and_says_which_holds_now(self, client, sign_in):
        sign_in(Role.PROVIDER, ProviderFactory().organisation)
        typed = form()

        for _click in range(2):
            client.post(URL, typed, follow=True)
        later = form(month=month_after(timezone.localdate().replace(day=1)), maximum="", funded="")
        page = client.post(URL, later, follow=True).content.decode()

        assert MonthlyPlaces.objects.count() == 2
        assert page.count("Holds now") == 1
        for words in ("8 people a month", "3 paid for", "no limit", "not said who pays"):
            assert words in page, words

    def test_says_beside_the_question_what_cannot_be_and_keeps_the_rest(self, client, sign_in):
        sign_in(Role.PROVIDER, ProviderFactory().organisation)

        page = client.post(URL, form(funded="9")).content.decode()

        assert "There cannot be more paid places than places" in page
        assert 'value="8"' in page
        assert not MonthlyPlaces.objects.exists()

    def test_takes_no_month_that_is_over_and_no_id_of_another_provider(self, client, sign_in):
        theirs = MonthlyPlacesFactory(maximum=77)
        sign_in(Role.PROVIDER, ProviderFactory().organisation)

        page = client.get(URL).content.decode()
        over = client.post(URL, form(month="2020-01-01"))
        stolen = client.post(URL, form(nonce=theirs.pk))

        assert "77 people" not in page
        assert over.status_code == 200
        assert stolen.status_code == 404
        assert MonthlyPlaces.objects.count() == 1

    def test_is_for_providers(self, client, sign_in):
        sign_in(Role.COMMISSIONER)

        assert client.get(URL).status_code == 403
