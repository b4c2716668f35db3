"""`{% once %}`: rendered once for everybody, in each language."""

from uuid import UUID, uuid4

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation

from spcore.ui.templatetags import once


class TestOnce:
    def test_renders_once_and_keeps_it(self, monkeypatch):
        made = []
        monkeypatch.setattr(once.template, "Context", lambda _of: made.append(1) or Context())
        template = Template("{% load i18n %}{% once %}{% translate 'Triage' %}{% endonce %}{{ n }}")

        shown = [template.render(Context({"n": number})) for number in (1, 2)]

        assert shown == ["Triage1", "Triage2"]
        assert made == [1]

    def test_keeps_each_language_apart(self):
        template = Template("{% load i18n %}{% once %}{% translate 'Monday' %}{% endonce %}")
        shown = []
        for language in ("en-gb", "fr", "en-gb"):
            with translation.override(language):
                shown.append(template.render(Context()))

        assert shown == ["Monday", "lundi", "Monday"]

    @pytest.mark.parametrize(
        "inside",
        [
            "{{ name }}",
            "{% if a %}b{% endif %}",
            "{% for a in b %}c{% endfor %}",
            "{% csrf_token %}",
        ],
    )
    def test_takes_nothing_that_looks_different_from_page_to_page(self, inside):
        with pytest.raises(TemplateSyntaxError, match="not in once"):
            Template(f"{{% once %}}{inside}{{% endonce %}}")

    def test_sees_nothing_of_the_page(self):
        template = Template("{% once %}{% url name %}{% endonce %}")

        with pytest.raises(AttributeError):
            template.render(Context({"name": "accounts:sign_in"}))

    def test_has_the_own_id_of_each_row_in_its_addresses(self):
        address = "{% url 'linkworkers:case_detail' key %}"
        template = Template(f"{{% once row %}}{address}{{% endonce %}}")
        first, second = uuid4(), uuid4()

        shown = [template.render(Context({"row": key})) for key in (first, second, first)]

        assert shown == [f"/caseload/{key}/" for key in (first, second, first)]
        assert str(UUID(int=0)) not in "".join(shown)

    def test_takes_no_other_words_for_a_rows_id(self):
        template = Template("{% once row %}{% url 'linkworkers:case_detail' key %}{% endonce %}")

        with pytest.raises(TypeError):
            template.render(Context({"row": "<b>words</b>"}))
