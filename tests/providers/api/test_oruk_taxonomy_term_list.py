"""The terms of the vocabularies."""

import pytest

from tests.providers.api.oruk import assert_conforms, assert_envelope, full_service

pytestmark = [pytest.mark.django_db, pytest.mark.shared_data]


class TestOrukTaxonomyTermList:
    def test_conforms_to_the_standard_and_filters_by_vocabulary(self, client):
        term = full_service().terms.get()
        address = "/open-referral/taxonomy_terms"

        body = client.get(f"{address}?taxonomy_id={term.taxonomy_id}&top_only=true").json()

        assert_envelope(body, total=1)
        assert_conforms(body, "validator-only/taxonomy_term_list")
        assert_conforms(body["contents"][0], "taxonomy_term")
        assert client.get(f"{address}?parent_id={term.pk}").json()["empty"]
