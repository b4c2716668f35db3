"""The form of a contact."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from linkworkers.models import Contact
from referrals import services as referrals
from referrals.states import Status
from spcore.accounts.roles import Role
from spcore.working_days import is_working_day
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
# What people write of somebody in danger, and of nobody in danger.
DANGER = (
    "talks of suicide",
    "feels suicidal",
    "said she would kill herself",
    "he might kill himself",
    "I will kill myself, he said",
    "wants to die",
    "wanted to die last night",
    "would be better off dead",
    "no reason to live",
    "took an overdose in May",
    "afraid of overdosing",
    "self-harm scars",
    "self harming again",
    "says she will end it all",
    "wants to end his life",
    "is not safe at home",
    "feels unsafe",
    "he threatened to kill her",
    "threatens to hurt the child",
    "ending her own life",
)
ORDINARY = (
    "rang about the choir",
    "ended the call early",
    "the lease ends in May",
    "killed time in the café",
    "her life is fuller now",
    "the end of the course",
    "harmony in the choir",
    "safe and well",
    "dosage changed by the GP",
    "living near the park",
)


def sent(**fields):
    today = timezone.localdate()
    return {
        "mode": "phone",
        "result": "reached",
        "happened_on_day": today.day,
        "happened_on_month": today.month,
        "happened_on_year": today.year,
        "nonce": str(uuid4()),
    } | fields


def address(referral):
    return f"/caseload/{referral.pk}/contacts/add/"


class TestContactAdd:
    def test_records_starts_and_goes_back_to_the_person(self):
        world = small_world()
        referral = world.referral(allocated=True)

        answer = signed_in(world.worker).post(
            address(referral), sent(note="Met", minutes="25"), follow=True
        )

        referral.refresh_from_db()
        assert referral.status == Status.ACTIVE
        assert "Contact recorded" in text_of(answer)
        assert "Phone call: we spoke or met (25 minutes)" in text_of(answer)

    def test_a_doubled_click_records_once(self):
        world = small_world()
        referral = world.referral(active=True)
        browser, form = signed_in(world.worker), sent()

        for _click in range(2):
            assert browser.post(address(referral), form).status_code == 302

        assert Contact.objects.count() == 1

    def test_says_what_is_missing(self):
        world = small_world()
        page = text_of(signed_in(world.worker).post(address(world.referral(active=True)), {}))

        for words in ("Select how you were in contact", "Select whether you reached the person"):
            assert words in page

    def test_refuses_tomorrow(self):
        world, tomorrow = small_world(), timezone.localdate() + timedelta(days=1)
        form = sent(
            happened_on_day=tomorrow.day,
            happened_on_month=tomorrow.month,
            happened_on_year=tomorrow.year,
        )

        signed_in(world.worker).post(address(world.referral(active=True)), form)

        assert not Contact.objects.exists()

    @pytest.mark.parametrize("words", DANGER)
    def test_asks_about_a_concern_after_saving_words_of_danger(self, words):
        world = small_world()
        referral = world.referral(active=True)

        answer = signed_in(world.worker).post(address(referral), sent(note=words), follow=True)

        assert Contact.objects.get().note == words
        assert "Raise a concern?" in text_of(answer)

    @pytest.mark.parametrize("words", ORDINARY)
    def test_asks_nothing_of_ordinary_words(self, words):
        world = small_world()
        referral = world.referral(active=True)

        answer = signed_in(world.worker).post(address(referral), sent(note=words), follow=True)

        assert Contact.objects.count() == 1
        assert "Raise a concern?" not in text_of(answer)

    def test_is_for_whoever_works_with_the_person(self):
        world = small_world()
        referral = world.referral(active=True)
        colleague = actor_in(Role.LINK_WORKER, world.team)
        browser = signed_in(colleague)

        hidden = browser.get(address(referral)).status_code
        referrals.cover_case(
            referral_id=referral.pk, actor=colleague, at=timezone.now(), reason="duty"
        )

        assert (hidden, browser.get(address(referral)).status_code) == (404, 200)
        assert signed_in(world.supervisor).get(address(referral)).status_code == 403


class TestNextStep:
    @pytest.mark.parametrize(("chosen", "least"), [("1", 1), ("7", 7), ("28", 28)])
    def test_is_so_many_days_on_and_on_a_working_day(self, chosen, least):
        world = small_world()
        referral = world.referral(active=True)

        form = sent(next_step="Ring the choir", next_in=chosen)
        signed_in(world.worker).post(address(referral), form)

        referral.refresh_from_db()
        day = referral.next_action_on
        assert referral.next_action == "Ring the choir"
        assert (day - timezone.localdate()).days >= least
        assert is_working_day(day)

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"next_in": "day", "next_step": "Ring"}, "Enter the day of the next step"),
            ({"next_in": "7"}, "Enter what the next step is"),
        ],
    )
    def test_needs_both_what_and_when(self, fields, words):
        world = small_world()

        page = signed_in(world.worker).post(address(world.referral(active=True)), sent(**fields))

        assert words in text_of(page)
        assert not Contact.objects.exists()


class TestWhatWasAgreed:
    def test_stands_on_the_timeline_with_who_was_there(self):
        world = small_world()
        referral = world.referral(active=True)

        form = sent(note="Met", agreed="She rings the choir", with_whom="her sister")
        page = text_of(signed_in(world.worker).post(address(referral), form, follow=True))

        assert "Agreed: She rings the choir" in page
        assert "With: her sister" in page
