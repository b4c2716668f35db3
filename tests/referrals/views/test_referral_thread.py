"""The thread of a referral, from both ends."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from referrals.models import Message, Referral
from spcore.accounts.models import OrganisationKind, User
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import NOON, ConsentFactory, ReferralFactory, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def url_of(referral) -> str:
    return f"/referrals/{referral.pk}/messages/"


def writing(words: str, **fields: str) -> dict[str, str]:
    return {"words": words, "nonce": str(uuid4())} | fields


class TestReferralThread:
    def test_carries_a_question_to_the_practice_and_the_answer_back(self):
        world = small_world()
        referral = world.referral(submitted=True, whose_move="team")
        team, gp = signed_in(world.supervisor), signed_in(world.gp)

        team.post(url_of(referral), writing("Which street?", asks="on"))
        asked = Referral.objects.get()
        waits = text_of(gp.get(f"/referrals/{referral.pk}/"))
        read = text_of(gp.get(url_of(referral)))
        gp.post(url_of(referral), writing("Mill Street."))

        assert asked.whose_move == "referrer"
        assert "Read the question and answer it" in waits
        assert "Which street?" in read
        assert "Waits for an answer" in read
        assert Referral.objects.get().whose_move == "team"
        page = text_of(team.get(url_of(referral)))
        assert "Mill Street." in page
        assert "Answered" in page

    def test_says_that_the_clock_goes_on(self):
        world = small_world()
        referral = world.referral(submitted=True)

        page = text_of(signed_in(world.worker).get(url_of(referral)))

        assert "clock goes on" in page

    def test_keeps_what_was_typed_when_there_is_nothing_to_send(self):
        world = small_world()
        referral = world.referral(submitted=True)

        page = text_of(signed_in(world.gp).post(url_of(referral), writing("", asks="on")))

        assert "Write your message" in page
        assert "checked" in page
        assert not Message.objects.exists()

    def test_sends_a_doubled_click_once(self):
        world = small_world()
        referral, form = world.referral(submitted=True), writing("Which street?", asks="on")
        client = signed_in(world.worker)

        client.post(url_of(referral), form)
        client.post(url_of(referral), form)

        assert Message.objects.count() == 1

    def test_shows_whether_the_other_side_has_read_it(self):
        world = small_world()
        referral = world.referral(submitted=True)
        team = signed_in(world.worker)
        team.post(url_of(referral), writing("We will ring on Monday."))

        before = text_of(team.get(url_of(referral)))
        signed_in(world.gp).get(url_of(referral))
        after = text_of(team.get(url_of(referral)))

        assert "Not read yet" in before
        assert "Not read yet" not in after

    def test_is_in_the_trail(self):
        world = small_world()
        referral = world.referral(submitted=True)

        signed_in(world.gp).get(url_of(referral))

        entry = AuditEntry.objects.get(label="referrals:referral_thread")
        assert "messages" in entry.shown
        assert entry.people == [referral.person_id]

    def test_asks_as_many_questions_for_thirty_messages_as_for_three(self):
        counts = []
        for number in (3, 30):
            world = small_world()
            referral = world.referral(submitted=True)
            for _ in range(number):
                message_on(referral, side="team")
            client = signed_in(world.worker)
            client.get(url_of(referral))
            with CaptureQueriesContext(connection) as asked:
                client.get(url_of(referral))
            counts.append(len(asked))

        assert counts[0] == counts[1]


def message_on(referral, *, side: str, words: str = "Which street?", **fields) -> Message:
    return Message.objects.create(
        referral=referral,
        side=side,
        words=words,
        written_by=referral.referrer,
        written_by_organisation=referral.referring_organisation,
        written_at=NOON,
        **fields,
    )


class TestWhoReadsWhat:
    def test_a_team_administrator_reads_no_thread(self):
        world = small_world()
        referral = world.referral(submitted=True)
        admin = actor_in(Role.TEAM_ADMIN, world.team)

        assert signed_in(admin).get(url_of(referral)).status_code == 403

    def test_another_practice_does_not_find_it(self):
        referral = small_world().referral(submitted=True)

        assert signed_in(small_world().gp).get(url_of(referral)).status_code == 404

    def test_codes_only_closes_the_thread_to_words_once_somebody_is_helped(self):
        world = small_world()
        referral = world.referral(active=True, codes_only=True)
        message_on(referral, side="team", words="She has moved to her sister's")

        practice = text_of(signed_in(world.gp).get(url_of(referral)))
        answer = signed_in(world.worker).post(url_of(referral), writing("More words", asks="on"))

        assert "moved to her sister" not in practice
        assert "Please ring the team" in practice
        assert answer.status_code == 409
        assert Message.objects.count() == 1

    def test_a_refused_feedback_governs_the_thread_too(self):
        world = small_world()
        referral = world.referral(active=True)
        message_on(referral, side="team", words="She has moved to her sister's")
        ConsentFactory(person=referral.person, purpose="feedback", is_given=False)

        assert "moved to her sister" not in text_of(signed_in(world.gp).get(url_of(referral)))

    def test_codes_only_does_not_hide_what_the_team_must_ask_before_it_decides(self):
        world = small_world()
        referral = world.referral(submitted=True, codes_only=True)
        message_on(referral, side="team", asks=True)

        assert "Which street?" in text_of(signed_in(world.gp).get(url_of(referral)))


class TestOtherReferrer:
    def school(self):
        world = small_world()
        school = OrganisationFactory(kind=OrganisationKind.REFERRER)
        teacher = actor_in(Role.OTHER_REFERRER, school)
        referral = ReferralFactory(
            submitted=True,
            scheme=world.scheme,
            team=world.team,
            referring_organisation=school,
            referrer=User.objects.get(pk=teacher.user_id),
        )
        return world, teacher, referral

    def test_is_asked_and_answers_about_its_own_submission(self):
        world, teacher, referral = self.school()
        signed_in(world.worker).post(url_of(referral), writing("Which class?"))

        page = text_of(signed_in(teacher).get(url_of(referral)))
        signed_in(teacher).post(url_of(referral), writing("Class 4."))

        assert "Which class?" in page
        assert Message.objects.filter(side="referrer").get().words == "Class 4."
        assert Message.objects.filter(side="team").get().answered_at is not None

    def test_is_told_nothing_but_questions(self):
        _world, teacher, referral = self.school()
        message_on(referral, side="team", words="She goes to the debt service")

        assert "debt service" not in text_of(signed_in(teacher).get(url_of(referral)))

    def test_reads_nothing_once_it_is_over(self):
        _world, teacher, referral = self.school()
        message_on(referral, side="team", asks=True)
        Referral.objects.update(status="closed", outcome="goals_met", closed_at=NOON)

        assert "Which street?" not in text_of(signed_in(teacher).get(url_of(referral)))

    def test_a_colleague_of_the_school_does_not_find_it(self):
        _world, _teacher, referral = self.school()
        colleague = actor_in(Role.OTHER_REFERRER, referral.referring_organisation)

        assert signed_in(colleague).get(url_of(referral)).status_code == 404
