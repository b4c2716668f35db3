"""One question, answered from what was frozen."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from evaluation.facts.models import ReferralFact, Release
from spcore.places.models import GroupPopulation
from tests.evaluation.dashboards.publishing import area, asked, made, pcn, publish, unmet

pytestmark = pytest.mark.django_db
A_YEAR = timedelta(days=365)


@pytest.fixture
def here(client):
    return area(client)


def page_of(here, topic, **query):
    return here.client.get(reverse("dashboards:topic_detail", args=[topic]), query)


def table(page, key):
    return next(each.table for each in page.context["page"].panels if each.table.key == key)


class TestTopicDetail:
    def test_hides_small_numbers_and_names_the_networks(self, here):
        made(here.icb, pcn("Big"), 43)
        made(here.icb, pcn("Other"), 21)
        made(here.icb, pcn("Small"), 4)
        publish()

        page = page_of(here, "flow", period="2026-Q1", by="pcn")

        rows = {line.name: line.figures[0] for line in table(page, "flow.pcn").lines}
        assert rows == {"Big": "45", "Other": "20", "Small": "*"}
        assert table(page, "flow").lines[0].figures[0] == "70"

    def test_lists_areas_by_name_and_the_unknown_last(self, here):
        named = [pcn(name) for name in ("millom", "Barrow", "Torver", "Askam")]
        for network in named:
            made(here.icb, network, 20)
        nowhere = pcn()
        made(here.icb, nowhere, 30)
        ReferralFact.objects.filter(pcn_id=nowhere.pk).update(pcn_id=None)
        publish()

        lines = table(page_of(here, "flow", period="2026-Q1", by="pcn"), "flow.pcn").lines

        assert [line.name for line in lines] == ["Askam", "Barrow", "millom", "Torver", "Not known"]

    def test_tells_apart_who_was_told_who_was_introduced_and_who_came(self, here):
        network = pcn()
        for uptake, number in (("", 20), ("signposted", 30), ("introduced", 10), ("came_once", 40)):
            made(here.icb, network, number, uptake=uptake)
        publish()

        rows = table(page_of(here, "flow", period="2026-Q1"), "uptake").lines

        people = {line.name: line.figures[0] for line in rows}
        assert people["No service offered"] == "20"
        assert people["Signposted: information only"] == "30"
        assert people["Introduced: somebody went along or rang with them"] == "10"
        assert people["Came once"] == "40"
        assert people["Still going at 12 weeks"] == "0"

    def test_a_published_period_stays_as_it_was(self, here):
        network = pcn()
        made(here.icb, network, 40)
        publish()
        made(here.icb, network, 40)

        assert publish() == 0
        page = page_of(here, "flow", period="2026-Q1")
        assert table(page, "flow").lines[0].figures[0] == "40"

    def test_shows_needs_of_a_year_unless_a_quarter_is_chosen(self, here):
        made(here.icb, pcn(), 40)
        publish()

        assert str(page_of(here, "needs").context["page"].period) == "2025/26"
        assert str(page_of(here, "flow").context["page"].period) != "2025/26"
        chosen = page_of(here, "needs", period="2026-Q1").context["page"].period
        assert chosen.key == "2026-Q1"

    def test_lists_a_need_that_nobody_named_and_was_not_met(self, here):
        made(here.icb, pcn(), 40)  # with money
        unmet(here.icb, "transport", "E07000009", 12)
        publish()

        rows = table(page_of(here, "needs", period="2025-26"), "needs").lines

        assert {line.name: (line.figures[0], line.figures[-1]) for line in rows} == {
            "Money and debt": ("40", "0"),
            "Transport": ("0", "10"),
        }

    def test_counts_those_who_wait_still(self, here):
        made(here.icb, pcn(), 30, waited=10)
        network = pcn()
        made(here.icb, network, 30, waited=10)
        made(here.icb, network, 25, waited=20)
        publish()

        waits = table(page_of(here, "waits", period="2026-Q1"), "waits")

        assert waits.lines[0].figures[:2] == ("85", "0")
        assert waits.lines[0].figures[3].startswith("10 days")
        assert waits.lines[1].figures[3] == "not reached yet"

    def test_change_has_its_interval_and_no_claim_of_a_cause(self, here):
        made(here.icb, pcn(), 45)
        asked(change=2)
        publish()

        page = page_of(here, "outcomes", period="2025-26")

        found = read(table(page, "outcomes"))
        outcome = dict(zip(*found, strict=True))
        assert found[0][0] == "Mean change"  # beside the name: on a phone too
        assert outcome["Mean change"] == "2.0 (1.8 to 2.2)"
        assert outcome["Asked again, of those asked"].startswith("100%")
        assert "no comparison group" in page.content.decode()

    @pytest.mark.parametrize("topic", ["waits", "outcomes", "equity"])
    def test_can_be_broken_down_by_all_that_people_are(self, here, topic):
        made(here.icb, pcn(), 43)
        asked(change=2)
        publish()

        page = page_of(here, topic, period="2025-26")

        offered = {by for by, _name in page.context["page"].breakdowns}
        assert offered >= {
            *("deprivation", "age", "sex", "ethnicity", "rural", "language", "disability"),
        }

    def test_says_what_its_words_mean_the_stages_too(self, here):
        made(here.icb, pcn(), 43)
        publish()

        found = dict(page_of(here, "flow", period="2026-Q1").context["page"].meanings)

        assert found["Got help from a service"].startswith("A service said at the end")
        assert found["Of those referred"] == "Share of the referrals of the period"
        assert "Stage" not in found

    def test_below_thirty_pairs_no_change_is_shown(self, here):
        made(here.icb, pcn(), 29)
        asked(change=2)
        publish()

        page = page_of(here, "outcomes", period="2025-26")

        assert dict(zip(*read(table(page, "outcomes")), strict=True))["Mean change"] == "–"

    def test_holds_who_is_referred_against_who_lives_here(self, here):
        made(here.icb, pcn(), 40)
        publish()

        page = page_of(here, "equity", by="deprivation")

        rows = table(page, "equity.deprivation")
        assert rows.lines[0].name == "1 (most deprived tenth)"
        assert rows.lines[0].figures[:3] == ("2,000", "20.0 (13.9 to 28.3)", "40")

    def test_says_which_groups_are_fewer_than_live_here_and_of_how_many_it_is_known(self, here):
        for group, people in (("white", 800), ("asian", 200), ("black", 0)):
            GroupPopulation.objects.create(
                icb_code="QX1", by="ethnicity", group=group, people=people, source="A census"
            )
        for code, number in (("A", 200), ("J", 20), ("", 100), ("Z", 20)):
            made(here.icb, pcn(), number, ethnicity=code)
        publish()

        page = page_of(here, "equity", by="ethnicity")

        rows = {line.name: line.figures for line in table(page, "equity.ethnicity").lines}
        assert rows["Asian or Asian British"][:4] == ("200", "20", "9% (5 to 15)", "20%")
        assert rows["Not known"][:4] == ("–", "100", "–", "–")
        text = page.content.decode()
        assert "Fewer than live here: Asian or Asian British. More than live here: White." in text
        assert "It is known of 220 of the 340 people who were referred." in text
        assert "Population: A census." in text

    def test_compares_with_no_population_where_none_is_loaded(self, here):
        for sex in ("female", "male"):
            made(here.icb, pcn(), 40, sex=sex)
        publish()

        page = page_of(here, "equity", by="sex")

        found = table(page, "equity.sex")
        assert not {"population", "population_share", "rate"} & set(found.columns)
        assert found.lines[0].figures[:2] == ("40", "50% (36 to 64)")
        assert "No population figure is loaded" in page.content.decode()

    def test_stands_beside_the_year_before(self, here):
        network = pcn()
        made(here.icb, network, 20, on=date(2025, 2, 3))
        made(here.icb, network, 40)
        publish()

        page = page_of(here, "flow", period="2026-Q1", compare="1")

        before = page.context["page"].panels[0].before
        assert before.lines[0].figures[0] == "20"
        assert "the year before: January to March 2025" in page.content.decode()

    def test_says_when_there_is_no_year_before(self, here):
        made(here.icb, pcn(), 40)
        publish()

        page = page_of(here, "flow", period="2026-Q1", compare="1")

        assert "Nothing is published of the year before." in page.content.decode()
        assert "Nothing is published" not in page_of(here, "flow").content.decode()

    def test_says_when_the_year_before_was_followed_for_longer(self, here):
        network = pcn()
        made(here.icb, network, 20, on=date(2025, 2, 3))
        made(here.icb, network, 40)
        publish()

        def said():
            page = page_of(here, "flow", period="2026-Q1", compare="1")
            return "had been followed for longer" in page.content.decode()

        assert said()
        Release.objects.filter(period="2025-Q1").update(published_at=timezone.now() - A_YEAR)
        assert not said()

    def test_leads_to_the_same_groups_of_other_questions(self, here):
        made(here.icb, pcn(), 40)
        publish()

        text = page_of(here, "waits", period="2025-26", by="age").content.decode()

        address = reverse("dashboards:topic_detail", args=["outcomes"])
        assert f'href="{address}?period=2025-26&amp;by=age"' in text

    def test_leads_from_a_quarter_that_says_nothing_to_the_year_that_does(self, here):
        made(here.icb, pcn(), 43)
        asked(change=2)
        publish()
        address = reverse("dashboards:topic_detail", args=["outcomes"])

        text = page_of(here, "outcomes", period="2026-Q1").content.decode()

        assert f'<a href="{address}">Show the latest period that has it</a>' in text
        assert page_of(here, "outcomes").context["page"].period.key == "2025-26"

    def test_a_small_practice_is_not_shown_by_itself(self, here):
        network = pcn("Tiny surgery")
        network.list_size = 900
        network.save()
        made(here.icb, network, 40)
        publish()

        page = page_of(here, "flow", period="2025-26", by="practice")

        assert [line.name for line in table(page, "flow.practice").lines] == ["Not known"]

    @pytest.mark.parametrize("topic", ["demand", "needs", "directory", "funding", "workforce",
                                       "quality", "appropriateness", "gp_use"])  # fmt: skip
    def test_every_question_has_a_page(self, here, topic):
        made(here.icb, pcn(), 40)
        publish()

        page = page_of(here, topic)

        assert page.status_code == 200
        assert page.context["page"].panels

    def test_an_unknown_question_is_not_there(self, here):
        assert page_of(here, "names").status_code == 404

    def test_asks_as_many_questions_for_many_rows(self, here, django_assert_num_queries):
        for _ in range(12):
            made(here.icb, pcn(), 9)
        publish()
        page_of(here, "flow")

        with django_assert_num_queries(3):
            page_of(here, "flow", compare="1")

    def test_no_release_names_a_referral(self, here):
        from evaluation.facts.models import ReferralFact  # noqa: PLC0415

        made(here.icb, pcn(), 20)
        publish()

        text = str([release.figures for release in Release.objects.all()])
        assert not any(str(pk) in text for pk in ReferralFact.objects.values_list("pk", flat=True))


def read(found):
    return found.headings[1:], found.lines[0].figures
