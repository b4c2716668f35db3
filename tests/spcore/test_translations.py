"""Texts that are looked up once."""

from django.utils.translation import gettext, ngettext

from spcore.bench.counting import calls_of


class TestKeepTranslations:
    def test_a_text_without_a_translation_is_looked_for_once(self):
        first = calls_of(lambda: gettext("A text that is in no catalogue"))

        again = calls_of(lambda: gettext("A text that is in no catalogue"))

        assert first > again <= 20

    def test_what_the_catalogues_say_is_said(self):
        said = {gettext("This value may not be blank") for _time in range(2)}

        assert said == {"This value may not be blank"}

    def test_one_and_many_stay_apart(self):
        said = [ngettext("%(n)d moon", "%(n)d moons", number) for number in (1, 2, 1, 3)]

        assert said == ["%(n)d moon", "%(n)d moons", "%(n)d moon", "%(n)d moons"]
