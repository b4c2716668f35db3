"""The public form: fill in, check, send; what it takes, what it refuses, and how softly."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import RequestFactory

from referrals.models import Concern, Consent, FormAnswers, Person, Referral
from spcore.audit.models import AuditEntry
from spcore.outbox.models import OutboxMessage
from spcore.ui.limits import is_too_often
from tests.factories.referrals import PersonFactory
from tests.referrals.self_referring import WEDNESDAY, AtTheForm, open_world
from tests.referrals.signing import text_of

pytestmark = pytest.mark.django_db
REFERENCE = re.compile(r"SP-[2-9A-Z]{8}")


@pytest.fixture
def clock():
    with time_machine.travel(WEDNESDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def world():
    return open_world()


@pytest.fixture
def form(world, clock):
    return AtTheForm(world.team, clock)


class TestFillingIn:
    def test_saves_nothing_until_it_is_sent(self, form):
        form.open()
        page = text_of(form.post("check"))

        assert "Check your answers, then send" in page
        assert "Somebody to talk to." in page
        assert (Person.objects.count(), Referral.objects.count()) == (0, 0)
        assert "Ada" not in str(dict(form.client.session))

    def test_lets_people_go_back_and_loses_nothing(self, form):
        form.open()

        page = text_of(form.post("change"))

        assert "Somebody to talk to." in page
        assert "There is a problem" not in page

    def test_names_what_is_missing_beside_it_and_keeps_the_rest(self, form):
        form.open()

        page = text_of(form.post("check", family_name="", is_safe=None))

        assert "Enter your family name" in page
        assert "Say whether you are safe" in page
        assert "Somebody to talk to." in page

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"may": None}, "Tick at least one safe way"),
            ({"may": ["email"]}, "Enter your email address"),
            ({"phone": ""}, "Enter your phone number"),
            ({"may": ["post"]}, "Enter your address"),
            ({"needs": None, "what_matters": ""}, "Tick what you need help with"),
            ({"cannot_wait": "yes"}, "Say what cannot wait"),
            ({"for_whom": "other"}, "Enter your own name"),
            ({"agrees": None}, "Tick the box if you agree"),
            ({"birth_date_year": "2090"}, "must be in the past"),
            ({"postcode": "nonsense"}, "postcode"),
        ],
    )
    def test_asks_for_what_it_needs(self, form, changes, words):
        form.open()

        page = text_of(form.post("check", **changes))

        assert "There is a problem" in page
        assert words in page

    def test_prefills_the_practice_that_was_chosen_and_nothing_that_must_be_said(self, form, world):
        page = text_of(form.client.get(f"{form.path}?practice={world.practice.pk}"))

        assert re.search(rf'value="{world.practice.pk}"[^>]* selected', page)
        assert "checked" not in page

    def test_stays_out_of_caches(self, form):
        assert "no-store" in form.client.get(form.path)["Cache-Control"]


class TestSending:
    def test_makes_a_submitted_referral_of_the_person_themself(self, form, world):
        page = text_of(form.send())

        referral = Referral.objects.get()
        assert REFERENCE.search(page)[0] == referral.reference
        assert (referral.status, referral.source) == ("submitted", "self")
        assert (referral.team_id, referral.scheme_id) == (world.team.pk, world.scheme.pk)
        assert referral.referrer is None
        assert referral.risk_answer == "not_asked"
        assert referral.needs == ["loneliness", "money"]

    def test_keeps_what_was_agreed_as_said_on_the_form(self, form):
        form.send()

        held = {row.purpose: (row.is_given, row.how) for row in Consent.objects.all()}
        assert held == {"referral": (True, "web_form"), "feedback": (False, "web_form")}
        assert Consent.objects.filter(recorded_by=None).count() == 2

    def test_says_that_nobody_has_judged_yet_whether_a_child_is_able_to_agree(self, form):
        form.send(birth_date_year="2014")

        held = Consent.objects.get(purpose="referral")
        assert "Under 16" in held.reason
        assert held.review_on is not None

    def test_keeps_how_to_reach_them_and_ticks_nothing_more(self, form):
        form.send(safe_contact_note="Mornings only")

        person = Person.objects.get()
        assert (person.may_phone, person.may_text) == (True, True)
        unticked = (person.may_email, person.may_post, person.may_leave_voicemail)
        assert unticked == (False, False, False)
        assert person.safe_contact_note == "Mornings only"

    def test_records_a_helper(self, form):
        form.send(
            for_whom="other",
            helper_name="Bea Quill",
            helper_relation="Daughter",
            helper_phone="07700 900222",
        )

        assert FormAnswers.objects.get().helper_name == "Bea Quill"
        assert "Bea Quill" in Consent.objects.get(purpose="referral").reason

    def test_says_what_happens_next_and_when(self, form, world):
        page = text_of(form.send())

        assert world.team.name in page
        assert "27 November 2026" in page  # two working days
        assert "in the way you said is safe" in page

    def test_writes_to_nobody_at_the_address_that_was_typed(self, form):
        form.send(email="victim@elsewhere.example", may=["email"])

        topics = set(OutboxMessage.objects.values_list("topic", flat=True))
        assert topics <= {"referral.submit"}

    def test_is_in_the_trail(self, form):
        form.send()

        entry = AuditEntry.objects.get(label="referral.self")
        assert entry.people == [Person.objects.get().pk]

    def test_marks_what_cannot_wait_as_urgent(self, form):
        form.send(cannot_wait="yes", cannot_wait_what="Eviction on Friday")

        referral = Referral.objects.get()
        assert referral.urgency == "urgent"
        assert "Eviction on Friday" in referral.reason

    def test_shows_the_person_to_no_practice_they_only_claimed(self, form, world):
        form.send(registered_with=str(world.practice.pk))

        assert Person.objects.get().practice_id == world.practice.pk
        assert not Person.objects.visible_to(world.gp).exists()


class TestNoEnumeration:
    def test_answers_the_same_whether_the_person_is_known(self, form, world):
        stranger = text_of(form.send(given_name="Zed", phone="07700 900333"))
        PersonFactory(
            given_name="Ada", family_name="Quill", birth_date="1956-03-27", practice=world.practice
        )

        known = text_of(form.send())

        blank = [
            re.sub(r"nonce=\"[^\"]*\"|csrfmiddlewaretoken[^>]*", "", REFERENCE.sub("", page))
            for page in (stranger, known)
        ]
        assert blank[0] == blank[1]
        assert Person.objects.filter(family_name="Quill").count() == 3  # never merged here


class TestAbuse:
    def test_of_a_thousand_posts_from_one_source_thirty_are_looked_at(self):
        request = RequestFactory().post("/")

        refused = [is_too_often(request, "self_referral_send") for _post in range(1000)]

        assert refused.count(False) == 30
        assert not any(refused[:30])

    def test_what_comes_after_thirty_is_not_taken(self, form):
        tokens = []
        for _opening in range(40):
            form.open()
            tokens.append(form.token)
        form.clock.shift(30)
        statuses = []
        for number, token in enumerate(tokens):
            form.token = token
            answer = form.post("send", phone=f"07700 90{number:04d}", given_name=f"Bot{number}")
            statuses.append(answer.status_code)

        assert Referral.objects.count() == 30
        assert statuses == [200] * 30 + [429] * 10

    def test_a_limited_sender_loses_nothing_and_is_told_whom_to_ring(self, form):
        for number in range(30):
            form.send(phone=f"07700 9001{number:02d}", given_name=f"Name{number}")

        answer = form.send(what_matters="Please do not lose these words")

        page = text_of(answer)
        assert answer.status_code == 429
        assert "Please do not lose these words" in page
        assert "01632 960100" in page
        assert "999" in page

    def test_one_phone_number_is_taken_three_times_a_day_however_typed(self, form):
        for number, phone in enumerate(("07700 900111", "+44 7700 900111", "07700900111")):
            assert form.send(phone=phone, given_name=f"N{number}").status_code == 200

        answer = form.send(phone="07700-900-111", given_name="Fourth")

        assert answer.status_code == 429
        assert Referral.objects.count() == 3

    @pytest.mark.parametrize("token", ["", "forged", "eyJuIjoiYSJ9:1abc:forged"])
    def test_a_forged_token_sends_nothing_and_is_refused_softly(self, form, token):
        form.open()
        form.token = token

        page = text_of(form.post("send"))

        assert "Nothing is lost: check and send again" in page
        assert "Somebody to talk to." in page
        assert not Referral.objects.exists()

    def test_a_token_of_another_team_is_no_token(self, form, clock):
        other = AtTheForm(open_world().team, clock)
        other.open()
        form.token = other.token
        clock.shift(30)

        form.post("send")

        assert not Referral.objects.exists()

    def test_too_fast_is_refused_softly_and_then_taken(self, form):
        form.open()

        page = text_of(form.post("send"))
        form.clock.shift(10)
        form.post("send")

        assert "That was very quick" in page
        assert Referral.objects.count() == 1

    def test_a_form_left_open_all_night_is_not_lost(self, form):
        form.open()
        form.clock.shift(13 * 3600)

        page = text_of(form.post("send"))

        assert "This page was open for a long time" in page
        assert "Somebody to talk to." in page

    def test_the_same_form_twice_is_one_referral_with_one_reference(self, form):
        first = text_of(form.send())
        again = text_of(form.post("send"))

        assert REFERENCE.search(first)[0] == REFERENCE.search(again)[0]
        assert Referral.objects.count() == 1

    def test_the_same_words_from_a_new_page_minutes_later_are_one_referral(self, form):
        form.send()
        form.send()

        assert Referral.objects.count() == 1

    def test_more_words_with_a_used_token_are_kept_and_can_be_sent(self, form):
        form.send()

        page = text_of(form.post("send", what_matters="I forgot to say"))

        assert "You have sent this form once already" in page
        assert "I forgot to say" in page
        assert Referral.objects.count() == 1

    def test_the_box_for_machines_is_refused_softly(self, form):
        page = text_of(form.send(website="https://spam.example"))

        assert "Leave this box empty, then send again" in page
        assert not Referral.objects.exists()

    def test_needs_the_sites_own_page(self, form):
        form.client.handler.enforce_csrf_checks = True
        form.open()
        form.clock.shift(30)

        assert form.post("send").status_code == 403


class TestReadNow:
    @pytest.mark.parametrize(
        "changes",
        [
            {"is_safe": "no"},
            {"what_matters": "There is no reason to live any more"},
            {"cannot_wait": "yes", "cannot_wait_what": "I want to die"},
        ],
    )
    def test_what_says_not_safe_has_an_owner_at_once(self, form, changes):
        page = text_of(form.send(**changes))

        concern = Concern.objects.get()
        assert (concern.kind, concern.came_by) == ("not_safe", "web_form")
        assert concern.owner is not None
        assert concern.raised_by is None
        assert concern.seen_at is None
        assert "We have asked somebody in the team to read it first" in page

    @pytest.mark.parametrize("is_safe", ["yes", "unsaid"])
    def test_nothing_else_does(self, form, is_safe):
        form.send(is_safe=is_safe)

        assert not Concern.objects.exists()

    def test_shows_the_numbers_before_sending_and_is_never_a_bar(self, form):
        form.open()
        before = text_of(form.post("check", is_safe="no"))
        form.clock.shift(30)
        form.post("send", is_safe="no")

        assert "You may not be safe" in before
        assert "116 123" in before
        assert Referral.objects.count() == 1

    def test_says_so_when_nobody_is_left_to_own_it(self, form, world, monkeypatch):
        form.open()
        form.clock.shift(30)
        monkeypatch.setattr("referrals.services.concerns.line_of", lambda *_args, **_named: [])

        page = text_of(form.post("send", is_safe="no"))

        assert "We could not tell anybody in the team. Please ring now" in page
        assert Referral.objects.count() == 1


MONDAY = "Monday 30 November 2026 at 9am"
CLOCKS = [
    pytest.param(datetime(2026, 11, 27, 18, 30, tzinfo=UTC), MONDAY, id="Friday 18:30"),
    pytest.param(datetime(2026, 11, 28, 11, tzinfo=UTC), MONDAY, id="Saturday"),
    pytest.param(datetime(2026, 11, 30, 8, 59, tzinfo=UTC), MONDAY, id="a minute before nine"),
    pytest.param(
        datetime(2026, 12, 25, 10, tzinfo=UTC), "Tuesday 29 December 2026 at 9am", id="Christmas"
    ),
    pytest.param(
        datetime(2026, 5, 4, 10, tzinfo=UTC), "Tuesday 5 May 2026 at 9am", id="a bank holiday"
    ),
    # 08:30 UTC is 9:30 in London's summer: the team is there.
    pytest.param(datetime(2026, 6, 3, 8, 30, tzinfo=UTC), "", id="summer time"),
    pytest.param(datetime(2026, 11, 25, 16, 59, tzinfo=UTC), "", id="a minute before five"),
]


class TestClock:
    @pytest.mark.parametrize(("at", "starts"), CLOCKS)
    def test_says_before_and_after_when_nobody_reads_it(self, at, starts):
        world = open_world()
        with time_machine.travel(at, tick=False) as clock:
            form = AtTheForm(world.team, clock)
            before = form.open()
            form.token = form.token or "none"
            clock.shift(6)
            after = text_of(form.post("send"))

        words = f"Nobody reads this until {starts}."
        for page in (before, after):
            assert (words in page) is bool(starts)
            assert "116 123" in page
        assert Referral.objects.count() == 1
