"""An answer that may mean danger, in a form that was sent back or given up (practice.md 6)."""

from uuid import uuid4

import pytest
from django.urls import reverse

from evaluation.measures.models import Assessment, Occasion
from referrals.models import Concern
from tests.evaluation.measures.services.test_assessments import NOT_AT_ALL, record
from tests.factories.measures import choose, signed_in_as
from tests.factories.referrals import small_world

pytestmark = pytest.mark.django_db
DAY = {"answered_on_day": "2", "answered_on_month": "11", "answered_on_year": "2026"}
FORM = {**DAY, "collected": "together", "q1": "0", "q9": "2"}


@pytest.fixture
def world():
    world = small_world()
    choose(world, "phq9", "ucla3")
    return world


@pytest.fixture
def post(world, client):
    client = signed_in_as(client, world.worker)
    case = world.referral(active=True)
    address = reverse("measures:assessment_add", args=[case.pk, "phq9", "baseline"])
    nonce = str(uuid4())
    return lambda **fields: client.post(address, FORM | {"nonce": nonce} | fields)


class TestUnsaved:
    def test_is_told_once_when_the_form_is_sent_back_and_saved_then(self, post):
        back = post(collected="")
        once = Concern.objects.get()
        saved = post()

        assert "Whoever is on call has been told" in back.content.decode()
        assert "not saved" in once.what
        assert Concern.objects.count() == 1
        assert saved.url == reverse("referrals:concern_raised", args=[once.pk])
        assert Assessment.objects.get().answers == {"q1": 0, "q9": 2}

    def test_another_answer_is_told_too(self, post):
        post(collected="")
        post(q9="3")

        assert Concern.objects.count() == 2

    def test_is_told_when_the_form_is_left_and_nothing_is_kept(self, post):
        answer = post(leaving="1", collected="", answered_on_day="")

        assert answer.status_code == 204
        assert "Several" not in Concern.objects.get().what
        assert "More than half the days" in Concern.objects.get().what
        assert not Assessment.objects.exists()

    @pytest.mark.parametrize("fields", [{"q9": "0"}, {"q9": ""}, {"q9": "7"}])
    def test_nothing_is_told_without_danger(self, post, fields):
        post(leaving="1", **fields)
        post(collected="", **fields)

        assert not Concern.objects.exists()

    def test_says_that_nobody_could_be_told(self, post, monkeypatch):
        monkeypatch.setattr("referrals.services.concerns.line_of", lambda *_, **__: [])

        assert "NOBODY could be told" in post(collected="").content.decode()

    def test_a_correction_tells_of_what_did_not_stand_there(self, world, client):
        case = world.referral(active=True)
        kept = record(
            world, case, "phq9-2001", NOT_AT_ALL | {"q9": 1}, occasion=Occasion.REVIEW
        ).assessment
        client = signed_in_as(client, world.worker)
        address = reverse("measures:assessment_edit", args=[kept.pk])
        typed = FORM | {"version": "0", "nonce": str(uuid4()), "why": ""}
        before = Concern.objects.count()

        client.post(address, typed | {"q9": "1"})
        same = Concern.objects.count()
        page = client.post(address, typed | {"q9": "3"})

        assert (before, same, Concern.objects.count()) == (1, 1, 2)
        assert "Whoever is on call has been told" in page.content.decode()
        assert client.post(address, typed | {"leaving": "1"}).status_code == 204

    def test_another_team_tells_of_nobody(self, world, client):
        case = small_world().referral(active=True)
        address = reverse("measures:assessment_add", args=[case.pk, "phq9", "baseline"])

        answer = signed_in_as(client, world.worker).post(address, FORM | {"leaving": "1"})

        assert answer.status_code == 404
        assert not Concern.objects.exists()
