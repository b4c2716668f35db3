"""`{% once %}`: rendered once for everybody, in each language."""

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation

from spcore.ui.templatetags import once


class TestOnce:
    def test_renders_once_and_keeps_it(self, monkeypatch):
        made = []
        monkeypatch.setattr(once.template, "Context", lambda: made.append(1) or Context())
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
        ["{{ name }}", "{% if a %}b{% endif %}", "{% for a in b %}c{% endfor %}"],
    )
    def test_takes_nothing_that_looks_different_from_page_to_page(self, inside):
        with pytest.raises(TemplateSyntaxError, match="not in once"):
            Template(f"{{% once %}}{inside}{{% endonce %}}")

    def test_sees_nothing_of_the_page(self):
        template = Template("{% once %}{% url name %}{% endonce %}")

        with pytest.raises(AttributeError):
            template.render(Context({"name": "accounts:sign_in"}))
