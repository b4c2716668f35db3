"""No template takes a word about a person."""

import pytest

from spcore.notify import checks, wording


class TestTemplates:
    def test_every_template_says_only_what_a_message_may_say(self):
        assert list(wording.TEMPLATES.glob("*.txt"))
        assert checks.messages_name_nobody() == []

    @pytest.mark.parametrize(
        ("text", "strange"),
        [
            ("{{ person.name }}", ["person.name"]),
            ("{{ reference|upper }} {{ name|default:'x' }}", ["name"]),
            ("{% if person %}x{% endif %}", ["person"]),
            ("{% if not is_repeat and count %}x{% else %}y{% endif %}", []),
            ("{% include 'other.txt' %}", ["{% include %}"]),
            ("{% load i18n %}{% translate 'the name of a person' %}", []),
            ("{% translate reason %}", ["reason"]),
            ("{% blocktranslate trimmed %}{{ nhs_number }}{% endblocktranslate %}", ["nhs_number"]),
        ],
    )
    def test_a_strange_word_is_found(self, tmp_path, text, strange):
        template = tmp_path / "news.txt"
        template.write_text(text)

        assert wording.strange_words(template) == strange
