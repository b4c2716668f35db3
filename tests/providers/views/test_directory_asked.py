"""What a search's address asks for."""

import pytest
from django.http import QueryDict

from providers.views.directory_asked import asked_of

ASKED = ("q=tea+%26+cake&need=work&need=purpose&near=PR1+2HE", "q=&age=4&b%26=%C5%B5%2F", "", "a")


class TestAsked:
    @pytest.mark.parametrize("asked", ASKED)
    def test_holds_the_address_as_it_was_given(self, asked):
        assert asked_of(QueryDict(asked)).given == QueryDict(asked).urlencode()

    @pytest.mark.parametrize("asked", ASKED)
    @pytest.mark.parametrize("changes", [{}, {"age": "60 & 5"}, {"need": ""}, {"q": "é", "x": "1"}])
    def test_changes_some_answers_and_leaves_out_empty_ones(self, asked, changes):
        meant = QueryDict(asked, mutable=True)
        for name, text in changes.items():
            meant.setlist(name, [text])

        path, _mark, query = asked_of(QueryDict(asked)).changed(**changes).partition("?")

        assert path == "/directory/"
        assert dict(QueryDict(query).lists()) == {
            name: held for name, values in meant.lists() if (held := [v for v in values if v])
        }
