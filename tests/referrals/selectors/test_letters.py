"""What a practice is told: action first, two lines, and no more than it may be told."""

import pytest

from referrals import selectors
from referrals.models import Referral
from spcore.accounts.models import OrganisationKind
from tests.factories.accounts import OrganisationFactory
from tests.factories.referrals import NOON, ConsentFactory
from tests.referrals.lettering import LETTER_ID, WORDS, closed_referral, letter_about, told_world

pytestmark = pytest.mark.django_db


class TestLetter:
    def test_says_first_whether_to_act_then_how_it_ended_in_two_lines(self):
        letter = letter_about(closed_referral(told_world()))

        assert letter.action == "none"
        assert letter.lines == ("Closed on 20 November 2026: Goals met.", WORDS)
        assert letter.outcome == "Goals met"

    def test_repeats_what_the_practice_was_asked_to_do(self):
        referral = closed_referral(told_world())
        Referral.objects.filter(pk=referral.pk).update(practice_action="review the tablets")

        letter = letter_about(Referral.objects.get(pk=referral.pk))

        assert letter.action == "review the tablets"

    def test_of_an_acceptance_is_a_code_and_a_line(self):
        letter = letter_about(told_world().referral(accepted=True))

        assert [code.code for code in letter.codes] == ["871731000000106"]
        assert letter.details == ()

    def test_of_a_person_who_declined_has_the_code_for_that(self):
        letter = letter_about(closed_referral(told_world(), closed_with="declined"))

        assert [code.code for code in letter.codes] == ["871711000000103"]

    def test_has_no_code_that_nobody_looked_up(self):
        letter = letter_about(closed_referral(told_world()))

        assert letter.codes == ()  # “case closed” has one source, so it waits

    @pytest.mark.parametrize("how", ["codes only", "refused"])
    def test_holds_no_word_about_the_person_where_codes_alone_may_go(self, how):
        world = told_world()
        referral = closed_referral(world, codes_only=how == "codes only")
        if how == "refused":
            ConsentFactory(person=referral.person, purpose="feedback", is_given=False)

        letter = letter_about(referral)

        assert letter.is_codes_only
        assert (letter.outcome, letter.details, letter.worker) == ("", (), "")
        assert letter.lines[0] == "Closed on 20 November 2026."
        for secret in (WORDS, "Goals met", "get out more"):
            assert secret not in repr(letter)

    def test_is_never_written_to_a_school(self):
        school = OrganisationFactory(kind=OrganisationKind.REFERRER)
        referral = told_world().referral(accepted=True, referring_organisation=school)

        assert selectors.letter_of(referral, at=NOON, letter_id=LETTER_ID) is None

    def test_is_not_there_before_there_is_anything_to_tell(self):
        referral = told_world().referral(submitted=True)

        assert selectors.letter_of(referral, at=NOON, letter_id=LETTER_ID) is None
