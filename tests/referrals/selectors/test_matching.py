"""Every rule of matching, by example; and what must never be taken for one person."""

from datetime import date

import pytest

from referrals.selectors.matching import Reason, Verdict, compare, identity, is_one_letter

BORN = date(1956, 3, 7)
HELD = {
    "given_name": "Margaret",
    "family_name": "O'Brien",
    "birth_date": BORN,
    "nhs_number": "",
    "postcode": "PR1 2HE",
}


def likeness(**other):
    return compare(identity(**HELD), identity(**{**HELD, **other}))


class TestExact:
    def test_takes_number_birth_date_and_family_name(self):
        found = compare(
            identity(**{**HELD, "nhs_number": "9990000018"}),
            identity(**{**HELD, "nhs_number": "9990000018", "family_name": "OBRIÉN"}),
        )

        assert found.verdict == Verdict.EXACT

    def test_warns_of_another_first_name_as_of_a_twin(self):
        numbered = {**HELD, "nhs_number": "9990000018"}

        found = compare(identity(**numbered), identity(**{**numbered, "given_name": "Siobhan"}))

        assert (found.verdict, found.reasons[-1]) == (Verdict.EXACT, Reason.GIVEN_OTHERWISE)

    @pytest.mark.parametrize(
        ("other", "reason"),
        [
            ({"birth_date": date(1956, 3, 8)}, Reason.BORN_OTHERWISE),
            ({"family_name": "Kowalska"}, Reason.FAMILY_OTHERWISE),
        ],
    )
    def test_one_number_with_other_details_is_a_conflict(self, other, reason):
        numbered = {**HELD, "nhs_number": "9990000018"}

        found = compare(identity(**numbered), identity(**{**numbered, **other}))

        assert found.verdict == Verdict.CONFLICT
        assert reason in found.reasons


class TestProbable:
    @pytest.mark.parametrize(
        ("other", "reason"),
        [
            ({"postcode": "M1 1AA"}, Reason.SAME_NAME),
            ({"postcode": ""}, Reason.SAME_NAME),
            ({"given_name": "Margaret Ann"}, Reason.SAME_NAME),
            ({"given_name": "O'Brien", "family_name": "Margaret"}, Reason.NAMES_CROSSED),
            ({"birth_date": date(1956, 7, 3)}, Reason.DAY_MONTH_SWAPPED),
            ({"birth_date": date(1965, 3, 7)}, Reason.BORN_NEARLY),
            ({"given_name": "Margeret"}, Reason.ONE_LETTER),
            ({"family_name": "O'Brian"}, Reason.ONE_LETTER),
            ({"given_name": "Margeret", "postcode": ""}, Reason.ONE_LETTER),
            ({"given_name": "Peggy"}, Reason.NICKNAME),
            ({"family_name": "Kowalska"}, Reason.OTHER_FAMILY),
        ],
    )
    def test_says_why(self, other, reason):
        found = likeness(**other)

        assert found.verdict == Verdict.PROBABLE
        assert reason in found.reasons

    def test_warns_where_both_have_a_number(self):
        found = compare(
            identity(**{**HELD, "nhs_number": "9990000018"}),
            identity(**{**HELD, "nhs_number": "9990000026"}),
        )

        assert found.reasons[-1] == Reason.NUMBERS_DIFFER

    def test_is_the_same_from_either_side(self):
        one, other = identity(**HELD), identity(**{**HELD, "given_name": "Peggy"})

        assert compare(one, other) == compare(other, one)


class TestNobody:
    @pytest.mark.parametrize(
        "other",
        [
            {"birth_date": date(1956, 3, 9), "postcode": "M1 1AA"},
            {"birth_date": date(1966, 4, 7)},
            {"given_name": "Peggy", "postcode": "M1 1AA"},
            {"family_name": "Kowalska", "postcode": ""},
            {"given_name": "Siobhan", "family_name": "Kowalska"},
            {"birth_date": None},
        ],
    )
    def test_is_found_in_too_little(self, other):
        assert likeness(**other) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("smith", "smyth", True),
        ("smith", "smiht", True),
        ("smith", "smithe", True),
        ("smith", "mith", True),
        ("smith", "smith", False),
        ("smith", "smythe", False),
        ("al", "ali", False),
    ],
)
def test_one_letter(one, other, expected):
    assert is_one_letter(one, other) is is_one_letter(other, one) is expected
