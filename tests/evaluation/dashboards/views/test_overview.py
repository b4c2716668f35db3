"""The commissioner's first page."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from evaluation.facts.models import Release
from spcore.accounts.models import OrganisationKind, User
from spcore.accounts.roles import Role
from spcore.outbox.models import OutboxMessage
from tests.evaluation.dashboards.publishing import area, made, pcn, publish
from tests.factories.accounts import OrganisationFactory, actor_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(client):
    return area(client)


class TestOverview:
    def test_shows_only_totals_of_the_open_quarter(self, here):
        network = pcn()
        made(here.icb, network, 12, on=timezone.localdate())

        page = here.client.get(reverse("dashboards:overview"))

        assert page.context["page"].open_flow.lines[0].figures == ("10",)
        assert network.name not in page.content.decode()
        assert not Release.objects.exists()

    @pytest.mark.parametrize(
        ("number", "words"), [(0, "Too few people"), (7, "Too few people"), (12, "<strong>10<")]
    )
    def test_says_how_long_people_waited_or_that_they_are_too_few(self, here, number, words):
        made(here.icb, pcn(), number, on=timezone.localdate())

        text = here.client.get(reverse("dashboards:overview")).content.decode()

        assert words in text
        assert ("Median wait" in text) == (number == 12)

    def test_leads_to_every_question_once_a_period_closed(self, here):
        made(here.icb, pcn(), 40)
        publish()

        text = here.client.get(reverse("dashboards:overview")).content.decode()

        assert reverse("dashboards:topic_detail", args=["equity"]) in text
        assert "2025/26" in text

    def test_says_until_when_the_figures_are_true(self, here):
        before = timezone.now() - timedelta(minutes=3)
        OutboxMessage.objects.create(
            topic="referral.accept", handler="evaluation.handlers.project_referral",
            subject_id=here.icb.pk, created_at=before,
        )  # fmt: skip

        page = here.client.get(reverse("dashboards:overview"))

        assert page.context["page"].true_at == before

    def test_another_area_is_not_in_it(self, here):
        made(OrganisationFactory(kind=OrganisationKind.ICB), pcn(), 40)
        publish()

        page = here.client.get(reverse("dashboards:overview"))

        assert page.context["page"].periods == []

    def test_is_closed_to_a_link_worker(self, client):
        actor = actor_in(Role.LINK_WORKER, OrganisationFactory(kind=OrganisationKind.TEAM))
        client.force_login(User.objects.get(pk=actor.user_id))

        assert client.get(reverse("dashboards:overview")).status_code == 403

    def test_asks_as_many_questions_for_many_rows(self, here, django_assert_num_queries):
        for _ in range(12):
            made(here.icb, pcn(), 9)
        publish()
        here.client.get(reverse("dashboards:overview"))

        with django_assert_num_queries(4):
            here.client.get(reverse("dashboards:overview"))
