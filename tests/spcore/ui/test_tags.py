"""The component tags, as a template calls them."""

from datetime import UTC, date, datetime

import pytest
from django.template import engines
from django.utils.safestring import SafeString

from spcore.ui.banner import PersonBanner
from spcore.ui.macros import render_macro
from tests.spcore.ui.markup import normalised

NASTY = '"><script>alert(1)</script>'


def render(source: str, **context: object) -> str:
    """Return what a template of ours prints."""
    return engines["django"].from_string(source).render(context)


class TestLikeTheMacros:
    @pytest.mark.parametrize(
        ("source", "component", "params"),
        [
            (
                '{% card heading="H" %}<p>x</p>{% endcard %}',
                "card",
                {"heading": "H", "headingLevel": 2, "descriptionHtml": "<p>x</p>"},
            ),
            ("{% inset %}<p>x</p>{% endinset %}", "inset-text", {"html": "<p>x</p>"}),
            (
                '{% warning heading="H" %}<p>x</p>{% endwarning %}',
                "warning-callout",
                {"heading": "H", "html": "<p>x</p>"},
            ),
            (
                '{% details summary="S" %}<p>x</p>{% enddetails %}',
                "details",
                {"summaryText": "S", "html": "<p>x</p>"},
            ),
            ('{% tag "New" colour="green" %}', "tag", {"text": "New", "colour": "green"}),
            (
                "{% summary_list rows %}",
                "summary-list",
                {
                    "rows": [
                        {
                            "key": {"text": "Language"},
                            "value": {"text": "Polish"},
                            "actions": {
                                "items": [
                                    {
                                        "href": "/c/",
                                        "text": "Change",
                                        "visuallyHiddenText": "Language",
                                    }
                                ]
                            },
                        },
                        {"key": {"text": "Phone"}, "value": {"text": "Not recorded"}},
                    ]
                },
            ),
        ],
    )
    def test_a_component_is_what_the_nhs_macro_writes(self, source, component, params):
        ours = render(source, rows=[("Language", "Polish", "/c/"), ("Phone", "")])

        assert normalised(ours) == normalised(render_macro(component, params))


class TestComponents:
    @pytest.mark.parametrize(
        "source",
        [
            "{% card heading=bad %}{{ bad }}{% endcard %}",
            "{% details summary=bad %}{{ bad }}{% enddetails %}",
            "{% table caption=bad %}{{ bad }}{% endtable %}",
            "{% empty_state heading=bad %}{{ bad }}{% endempty_state %}",
            "{% warning heading=bad %}{{ bad }}{% endwarning %}",
            "{% tag bad %}",
            "{% summary_list rows %}",
            "{% timeline entries %}",
            "{% person_banner banner %}",
            "{{ bad|nhs_number }}",
            '{% nhsuk "button" text=bad %}',
            '{% nhsuk "back-link" text=bad href=bad %}',
            "{% panel bad heading=bad %}",
            "{% pager newer=bad older=bad %}",
        ],
    )
    def test_never_let_words_become_markup(self, source):
        entries = [
            {"label": NASTY, "at": date(2026, 1, 1), "by": NASTY, "text": NASTY, "tag": NASTY}
        ]
        banner = PersonBanner(name=NASTY, safe_contact=NASTY, postcode=NASTY, note=NASTY)

        html = render(
            source, bad=NASTY, rows=[(NASTY, NASTY, NASTY)], entries=entries, banner=banner
        )

        assert "<script>" not in html

    def test_the_banner_says_what_is_not_known(self):
        assert render("{% person_banner b %}", b=PersonBanner(name="A")).count("not known") == 2

    def test_says_what_is_withheld_rather_than_that_it_is_not_known(self):
        banner = PersonBanner(name="A", withheld=frozenset({"born", "nhs_number"}))

        words = render("{% person_banner b %}", b=banner)

        assert (words.count("not shown to you"), words.count("not known")) == (2, 0)

    def test_the_banner_shows_two_identifiers_and_the_flags(self):
        banner = PersonBanner(
            name="Sample Person",
            born=date(1956, 3, 27),
            nhs_number="9990000018",
            safe_contact="Text only",
            has_open_concern=True,
        )

        html = render("{% person_banner b %}", b=banner)

        for shown in ("27 March 1956", "999 000 0018", "Text only", "Open concern"):
            assert shown in html

    def test_the_timeline_tells_the_time_of_moments_only(self):
        entries = [
            {"label": "Seen", "at": datetime(2026, 11, 23, 14, 30, tzinfo=UTC)},
            {"label": "Sent", "at": date(2026, 11, 20)},
        ]

        html = render("{% timeline entries %}", entries=entries)

        assert "23 November 2026 at 2:30pm" in html
        assert ">20 November 2026</time>" in html

    def test_the_timeline_leads_to_what_may_be_changed_and_keeps_line_breaks(self):
        at = datetime(2026, 7, 23, 14, 30, tzinfo=UTC)
        entry = {"label": "A & B", "at": at, "by": "Jo", "text": "<b>\r\nc", "url": "/?a=1&b=2"}

        html = render("{% timeline entries level=2 %}", entries=[entry])

        assert '<h2 class="app-timeline__label"><a href="/?a=1&amp;b=2">A &amp; B</a></h2>' in html
        assert (
            '<time datetime="2026-07-23T15:30:00+01:00">23 July 2026 at 3:30pm</time>, Jo' in html
        )
        assert '<p class="app-timeline__text">&lt;b&gt;<br>c</p>' in html

    def test_a_pager_with_nowhere_to_go_is_nothing(self):
        assert render("{% pager %}").strip() == ""

    def test_a_pager_leads_where_its_own_page_says(self):
        both = "{% pager newer=newer older=older %}"
        shown = [render(both, newer="", older="/?a=1&after=2"), render(both, newer="/", older="")]

        assert 'href="/?a=1&amp;after=2" rel="next"' in shown[0]
        assert 'rel="prev"' not in shown[0]
        assert 'href="/" rel="prev"' in shown[1]
        assert 'rel="next"' not in shown[1]


class TestRing:
    def test_dials_the_number_and_shows_all_of_it(self):
        shown = render("{{ number|ring }}", number="111, option 2")

        assert shown == '<a class="app-nowrap" href="tel:111">111, option 2</a>'

    def test_words_without_a_number_stay_words(self):
        assert render("{{ number|ring }}", number="<b>ask</b>") == "&lt;b&gt;ask&lt;/b&gt;"


class TestKeptMacro:
    def test_never_takes_words_for_mark_up_that_was_shown_before(self):
        source = '{% nhsuk "back-link" text=text href=href %}'
        shown = render(source, text=SafeString("<b>Back</b>"), href="/")
        typed = render(source, text="<b>Back</b>", href="/")

        assert "<b>Back</b>" in shown
        assert "&lt;b&gt;Back&lt;/b&gt;" in typed
        assert render(source, text="<b>Back</b>", href="/other/") != typed

    @pytest.mark.parametrize("href", ["/?a=1&b=2", "/c/", NASTY])
    def test_leads_where_each_page_says_as_the_macro_would(self, href):
        shown = render('{% nhsuk "back-link" text=_("Back") href=href %}', href=href)
        meant = render_macro("back-link", {"text": "Back", "href": href})

        assert normalised(shown) == normalised(meant)
