"""Addresses that are written out once."""

from uuid import UUID, uuid4

import pytest
from django.urls import NoReverseMatch, clear_script_prefix, reverse, set_script_prefix

from spcore.ui.addresses import address_of, addresses_of

NAMES = (
    ("providers:directory", 0),
    ("linkworkers:case_detail", 1),
    ("linkworkers:onward_offer", 2),
)


class TestAddressOf:
    @pytest.mark.parametrize(("name", "number"), NAMES)
    @pytest.mark.parametrize("make", [uuid4, lambda: UUID(int=0), lambda: UUID(int=1)])
    def test_is_what_django_says_for_any_ids(self, name, number, make):
        for _again in range(2):
            keys = [make() for _ in range(number)]

            assert address_of(name, *keys) == reverse(name, args=keys)

    def test_stands_below_where_the_service_is_mounted(self):
        plain = address_of("providers:directory")
        set_script_prefix("/{region}/")
        try:
            mounted = address_of("providers:directory")
            assert mounted == reverse("providers:directory") != plain
        finally:
            clear_script_prefix()

    def test_refuses_a_page_that_is_not_there(self):
        with pytest.raises(NoReverseMatch):
            address_of("providers:nowhere", uuid4())


class TestAddressesOf:
    def test_gives_each_row_its_own(self):
        keys, of_row = [uuid4(), uuid4()], addresses_of("linkworkers:case_detail")

        assert [of_row(key) for key in keys] == [
            reverse("linkworkers:case_detail", args=[key]) for key in keys
        ]
